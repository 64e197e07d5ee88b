package dev.brine.benchmarks.run;

import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelFormats;
import dev.brine.reports.result.FormatInfo;
import dev.brine.reports.result.RunResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What the measured variants need to run, on the versions of the JDK that the formats are tested on and between. */
public final class FormatNeeds {
    private static final int OLDEST_JDK = 17;
    private static final int NEWEST_JDK = 25;

    private FormatNeeds() {}

    /** Returns one element for each variant that a row of the run is of, in the order of the formats. */
    public static List<FormatInfo> of(RunResult result) {
        List<FormatInfo> infos = new ArrayList<>();
        for (ModelFormat format : ModelFormats.available()) {
            for (FormatVariant variant : format.variants()) {
                boolean isMeasured = result.rows().stream()
                        .anyMatch(row -> row.key().format().equals(format.name())
                                && row.key().variant().equals(variant.name()));
                if (isMeasured) {
                    infos.add(new FormatInfo(format.name(), variant.name(), flags(format), libraryBytes(format)));
                }
            }
        }
        return infos;
    }

    /** The oldest version, each at which the flags change, and the newest. */
    private static Map<Integer, List<String>> flags(ModelFormat format) {
        Map<Integer, List<String>> flags = new TreeMap<>();
        for (int jdk = OLDEST_JDK; jdk <= NEWEST_JDK; jdk++) {
            List<String> needed = format.jvmFlags(jdk);
            boolean changes = jdk == OLDEST_JDK || !needed.equals(format.jvmFlags(jdk - 1));
            if (changes || jdk == NEWEST_JDK) {
                flags.put(jdk, needed);
            }
        }
        return flags;
    }

    /**
     * Returns the bytes of all jars that the format's module has at run time, Brine's own not counted; empty where its
     * build wrote none.
     */
    static OptionalLong libraryBytes(ModelFormat format) {
        String name = "/META-INF/brine/brine-format-%s.library-bytes".formatted(format.name());
        try (InputStream in = format.getClass().getResourceAsStream(name)) {
            return in == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
