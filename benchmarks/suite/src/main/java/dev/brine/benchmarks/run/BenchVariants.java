package dev.brine.benchmarks.run;

import dev.brine.benchmarks.run.Cell.Tested;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelFormats;
import java.util.List;

/** Chooses the variants of the formats that a run measures. */
record BenchVariants(BenchOptions options) {
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
                .flatMap(format -> of(format, isFull ? format.variants() : format.comparedVariants()).stream())
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
        return parts.length == 1
                ? of(format, format.variants())
                : List.of(new Tested(format, ModelFormats.variant(format, parts[1])));
    }

    private static List<Tested> of(ModelFormat format, List<FormatVariant> variants) {
        return variants.stream().map(variant -> new Tested(format, variant)).toList();
    }

    /** Returns those that the quick profile takes beside Python, where nobody asked for others. */
    List<Tested> besidePeers(List<Tested> variants) {
        return options.formats().isEmpty()
                ? variants.stream().filter(Tested::isLeading).toList()
                : variants;
    }
}
