package dev.brine.benchmarks.run;

import dev.brine.model.Model;
import dev.brine.model.VerificationSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run is asked for.
 *
 * @param profile how much is measured
 * @param corpora names of corpora; empty for the profile's, unless files are given
 * @param files model files to measure, trusted by whoever names them
 * @param selection places of the models that are read from files that hold several
 * @param rows verification rows for files that hold none
 * @param formats names, or {@code name:variant}; empty for all that can be written and read
 * @param python an interpreter for Python's own figures, which may also load the model files although that runs the code
 *     in them; empty for the usual one, which loads only what it trained itself
 * @param jmh JMH's command-line options without the dash, such as {@code wi}, that replace ours
 * @param work folder in which a folder for the measured files is made, and removed afterwards
 * @param cache folder of trained forests
 * @param commandLine the command that repeats the run
 */
public record BenchOptions(
        BenchProfile profile,
        List<String> corpora,
        List<Path> files,
        List<String> selection,
        Optional<GivenRows> rows,
        List<String> formats,
        Optional<String> python,
        Map<String, String> jmh,
        Path work,
        Path cache,
        String commandLine) {
    /** Rows that whoever asks has for models that bring none. */
    @FunctionalInterface
    public interface GivenRows {
        /**
         * Returns the rows by the model's columns, with what it predicts for them.
         *
         * @throws IOException if they cannot be read, or do not fit the model
         */
        VerificationSet of(Model model) throws IOException;
    }

    /** Copies the collections. */
    public BenchOptions {
        corpora = List.copyOf(corpora);
        files = List.copyOf(files);
        selection = List.copyOf(selection);
        formats = List.copyOf(formats);
        jmh = Map.copyOf(jmh);
    }
}
