package dev.brine.format.javaser;

import dev.brine.format.FormatTrait;
import dev.brine.format.FormatVariant;
import dev.brine.format.payload.PayloadFormat;
import java.util.List;
import java.util.Set;

/** The format {@code java}: Java serialization of plain arrays, read behind an allow-list. FORMAT.md has the bytes. */
public final class JavaModelFormat extends PayloadFormat {
    private static final int FORMAT_CODE = 1;
    private static final List<FormatVariant> VARIANTS = List.of(new FormatVariant(
            "default", List.of("ser"), Set.of(FormatTrait.DETERMINISTIC, FormatTrait.UNTRUSTED_INPUT)));

    /** For {@link java.util.ServiceLoader}. */
    public JavaModelFormat() {
        super("java", FORMAT_CODE, VARIANTS, variant -> new JavaCodec());
    }
}
