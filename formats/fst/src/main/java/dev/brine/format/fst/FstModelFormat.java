package dev.brine.format.fst;

import dev.brine.format.FormatTrait;
import dev.brine.format.FormatVariant;
import dev.brine.format.payload.LibraryVersion;
import dev.brine.format.payload.PayloadFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The format {@code fst}: FST 3 with its object held in one array, so below 2 GiB; trusted files only. FORMAT.md has the bytes. */
public final class FstModelFormat extends PayloadFormat {
    private static final int FORMAT_CODE = 3;
    private static final List<FormatVariant> VARIANTS =
            List.of(new FormatVariant("default", List.of("fst"), Set.of(FormatTrait.DETERMINISTIC)));

    /** From this version on, the JVM warns of the memory access that FST uses. */
    private static final int UNSAFE_WARNS_SINCE_JDK = 24;

    private static final List<String> OPENED_PACKAGES = List.of(
            "java.base/java.lang",
            "java.base/java.math",
            "java.base/java.util",
            "java.base/java.util.concurrent",
            "java.base/java.net",
            "java.base/java.text",
            "java.sql/java.sql");

    /** For {@link java.util.ServiceLoader}. */
    public FstModelFormat() {
        super("fst", FORMAT_CODE, VARIANTS, variant -> new FstCodec(FstCodec.MAX_BLOCK_BYTES));
    }

    @Override
    public List<String> jvmFlags(int jdk) {
        List<String> flags = new ArrayList<>();
        OPENED_PACKAGES.forEach(opened -> flags.add("--add-opens=" + opened + "=ALL-UNNAMED"));
        if (jdk >= UNSAFE_WARNS_SINCE_JDK) {
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        return List.copyOf(flags);
    }

    @Override
    public Map<String, String> libraryVersions() {
        return Map.of("fst", LibraryVersion.of("de.ruedigermoeller", "fst"));
    }
}
