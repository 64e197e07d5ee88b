package dev.brine.format.javaser;

import dev.brine.format.FormatTrait;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelReader;
import dev.brine.format.ModelWriter;
import dev.brine.format.payload.PayloadFormat;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The format {@code java}: Java serialization of plain arrays, read behind an allow-list. FORMAT.md has the bytes. */
public final class JavaModelFormat implements ModelFormat {
    private static final int FORMAT_CODE = 1;
    private static final List<FormatVariant> VARIANTS = List.of(new FormatVariant(
            "default", List.of("ser"), Set.of(FormatTrait.DETERMINISTIC, FormatTrait.UNTRUSTED_INPUT)));

    private final PayloadFormat payloads = new PayloadFormat("java", FORMAT_CODE, VARIANTS, variant -> new JavaCodec());

    @Override
    public String name() {
        return "java";
    }

    @Override
    public List<FormatVariant> variants() {
        return VARIANTS;
    }

    @Override
    public boolean recognizes(ByteBuffer start) {
        return payloads.recognizes(start);
    }

    @Override
    public Optional<ModelWriter> writer() {
        return Optional.of(payloads::write);
    }

    @Override
    public Optional<ModelReader> reader() {
        return Optional.of(payloads::open);
    }
}
