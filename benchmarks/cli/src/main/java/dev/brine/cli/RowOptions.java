package dev.brine.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How commands read the rows of a CSV file. */
final class RowOptions {
    @Option(
            names = "--header",
            paramLabel = "yes|no",
            description =
                    "Whether the first line of the rows is a header, else that is told from the line: it names the"
                            + " model's columns or, where they have no names, holds a text in columns that are all numbers.")
    private Optional<CsvHeader.Choice> header = Optional.empty();

    @Option(
            names = "--allow-missing",
            description =
                    "Predict also from missing values, infinities and numbers beyond float32 that the model was not"
                            + " trained to take.")
    private boolean allowMissing;

    /** Returns a file of rows, to be read so. */
    RowFile file(Path path, Console console) {
        return new RowFile(path, header, allowMissing, console.progress());
    }
}
