package dev.brine.benchmarks.run;

import dev.brine.benchmarks.run.Cell.Tested;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelFormats;
import java.util.List;
import java.util.Set;

/** Chooses the variants of the formats that a run measures. */
record BenchVariants(BenchOptions options) {
    private static final Set<String> QUICK_WITHOUT = Set.of("kryo-default", "json-gzip");

    /**
     * Returns the variants that are measured: those that were asked for, else the profile's.
     *
     * @throws IllegalArgumentException if one that was asked for is unknown or cannot be measured
     */
    List<Tested> tested() {
        if (!options.formats().isEmpty()) {
            return options.formats().stream()
                    .flatMap(name -> named(name).stream())
                    .toList();
        }
        boolean isFull = options.profile().equals(BenchProfile.FULL);
        return ModelFormats.available().stream()
                .filter(format -> format.writer().isPresent() && format.reader().isPresent())
                .flatMap(format -> all(format).stream())
                .filter(tested -> isFull || isQuick(tested))
                .toList();
    }

    /**
     * Returns the variants of a format's name, or the one of {@code FORMAT:VARIANT}.
     *
     * @throws IllegalArgumentException if there is none, or it cannot be measured
     */
    static List<Tested> named(String name) {
        String[] parts = name.split(":", 2);
        ModelFormat format = ModelFormats.forName(parts[0]);
        if (format.writer().isEmpty() || format.reader().isEmpty()) {
            throw new IllegalArgumentException("format '%s' is only %s and cannot be measured"
                    .formatted(format.name(), format.writer().isEmpty() ? "read" : "written"));
        }
        return parts.length == 1 ? all(format) : List.of(new Tested(format, ModelFormats.variant(format, parts[1])));
    }

    private static List<Tested> all(ModelFormat format) {
        return format.variants().stream()
                .map(variant -> new Tested(format, variant))
                .toList();
    }

    /** The quick profile leaves out plain JSON, the codecs that are slow or rare, and all but one compression of mmap. */
    private static boolean isQuick(Tested tested) {
        return switch (tested.format().name()) {
            case "json" -> Set.of("gzip", "zstd").contains(tested.variant().name());
            case "mmap" -> Set.of("raw", "balanced").contains(tested.variant().name());
            default -> true;
        };
    }

    /** Beside Python the quick profile takes one variant of each format, and of mmap the compressed one too. */
    List<Tested> besidePeers(List<Tested> variants) {
        return options.formats().isEmpty()
                ? variants.stream()
                        .filter(tested -> !QUICK_WITHOUT.contains(tested.label()))
                        .toList()
                : variants;
    }
}
