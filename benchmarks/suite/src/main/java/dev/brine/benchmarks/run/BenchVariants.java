package dev.brine.benchmarks.run;

import dev.brine.benchmarks.run.Cell.Tested;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelFormats;
import java.util.ArrayList;
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
        List<Tested> tested = new ArrayList<>();
        for (ModelFormat format : ModelFormats.available()) {
            if (format.writer().isPresent() && format.reader().isPresent()) {
                for (FormatVariant variant : format.variants()) {
                    tested.add(new Tested(format, variant));
                }
            }
        }
        if (options.formats().isEmpty()) {
            return options.profile().equals(BenchProfile.FULL)
                    ? tested
                    : tested.stream().filter(BenchVariants::isQuick).toList();
        }
        List<Tested> chosen = new ArrayList<>();
        for (String name : options.formats()) {
            ModelFormat format = ModelFormats.forName(name.split(":", 2)[0]);
            if (format.writer().isEmpty() || format.reader().isEmpty()) {
                throw new IllegalArgumentException("format '%s' is only %s and cannot be measured"
                        .formatted(format.name(), format.writer().isEmpty() ? "read" : "written"));
            }
            if (name.contains(":")) {
                chosen.add(new Tested(format, ModelFormats.variant(format, name.split(":", 2)[1])));
            } else {
                tested.stream()
                        .filter(one -> one.format().name().equals(format.name()))
                        .forEach(chosen::add);
            }
        }
        return chosen;
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
