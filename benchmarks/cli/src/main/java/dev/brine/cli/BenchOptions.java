package dev.brine.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code bench} was asked for.
 *
 * @param profile {@code quick} or {@code full}
 * @param modelFiles models to measure beside or, where no corpus is named, instead of the corpora
 * @param rows a CSV file to predict from, for the model files
 * @param formats names of formats, empty for the profile's
 * @param models names of corpora, empty for the profile's
 * @param jmh the {@code jmh.*} system properties
 * @param commandLine what the user typed, for the report
 */
record BenchOptions(
        String profile,
        List<Path> modelFiles,
        Optional<Path> rows,
        List<String> formats,
        List<String> models,
        Map<String, String> jmh,
        String commandLine) {
    /** Copies the collections. */
    BenchOptions {
        modelFiles = List.copyOf(modelFiles);
        formats = List.copyOf(formats);
        models = List.copyOf(models);
        jmh = Map.copyOf(jmh);
    }
}
