package dev.brine.cli;

import dev.brine.benchmarks.run.BenchStop;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code bench} was asked for.
 *
 * @param profile name of how much is measured
 * @param modelFiles models to measure
 * @param selection places of the models that are read from those files, where they hold several
 * @param rows a CSV file to predict from, for the model files
 * @param formats names of formats, or {@code name:variant}; empty for the profile's
 * @param models names of corpora, empty for the profile's or, where files are given, none
 * @param out folder for the report, which has room for the files that are measured
 * @param python a Python for its own figures, allowed to load the model files; empty for the usual one, which is not
 * @param jmh options of JMH by name: the {@code jmh.NAME} system properties
 * @param commandLine what the user typed, for the report
 * @param stop ends the run early, with what it has
 */
record BenchRequest(
        String profile,
        List<Path> modelFiles,
        List<String> selection,
        Optional<RowFile> rows,
        List<String> formats,
        List<String> models,
        Optional<Path> out,
        Optional<String> python,
        Map<String, String> jmh,
        String commandLine,
        BenchStop stop) {
    /** Copies the collections. */
    BenchRequest {
        modelFiles = List.copyOf(modelFiles);
        selection = List.copyOf(selection);
        formats = List.copyOf(formats);
        models = List.copyOf(models);
        jmh = Map.copyOf(jmh);
    }
}
