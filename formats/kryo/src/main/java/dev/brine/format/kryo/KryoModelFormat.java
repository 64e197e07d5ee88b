package dev.brine.format.kryo;

import dev.brine.format.FormatTrait;
import dev.brine.format.FormatVariant;
import dev.brine.format.payload.LibraryVersion;
import dev.brine.format.payload.PayloadFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The format {@code kryo}: Kryo 5 with registration required, as users get it and tuned. FORMAT.md has the bytes. */
public final class KryoModelFormat extends PayloadFormat {
    private static final int FORMAT_CODE = 2;
    private static final int TUNED = 1;
    private static final Set<FormatTrait> TRAITS = Set.of(FormatTrait.DETERMINISTIC, FormatTrait.UNTRUSTED_INPUT);
    private static final List<FormatVariant> VARIANTS = List.of(
            new FormatVariant("default", List.of("kryo"), TRAITS), new FormatVariant("tuned", List.of(), TRAITS));

    /** From this version on, the JVM warns of the memory access that Kryo uses. */
    private static final int UNSAFE_WARNS_SINCE_JDK = 24;

    /** For {@link java.util.ServiceLoader}. */
    public KryoModelFormat() {
        super("kryo", FORMAT_CODE, VARIANTS, variant -> new KryoCodec(KryoStreams.of(variant == TUNED)));
    }

    @Override
    public List<FormatVariant> leadingVariants() {
        return List.of(VARIANTS.get(TUNED));
    }

    @Override
    public List<String> jvmFlags(int jdk) {
        return jdk < UNSAFE_WARNS_SINCE_JDK ? List.of() : List.of("--sun-misc-unsafe-memory-access=allow");
    }

    @Override
    public Map<String, String> libraryVersions() {
        return Map.of("kryo", LibraryVersion.of("com.esotericsoftware", "kryo"));
    }
}
