package dev.brine.cli.csv;

import dev.brine.cli.io.Console;
import dev.brine.cli.io.Progress;
import dev.brine.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * A CSV file of rows, and how the user wants it read.
 *
 * @param notes told what a first line was taken for
 */
public record RowFile(Path path, Options options, Progress notes) {
    /** How commands read the rows of a CSV file. */
    public static final class Options {
        @Option(
                names = "--header",
                paramLabel = "yes|no",
                description =
                        "Whether the first line of the rows is a header, else that is told from the line: it names the"
                                + " model's columns or, where they have no names, holds a text in columns that are all"
                                + " numbers.")
        Optional<CsvHeader.Choice> header = Optional.empty();

        @Option(
                names = "--allow-missing",
                description =
                        "Predict also from missing values, infinities and numbers beyond float32 that the model was not"
                                + " trained to take.")
        boolean allowsRefused;

        /** Returns a file of rows, to be read so. */
        public RowFile file(Path path, Console console) {
            return new RowFile(path, this, console.progress());
        }
    }

    /** Opens the rows of a model; columns go by name in each model where the file names them. */
    public CsvRows open(Model model) throws IOException {
        CsvRows rows = CsvRows.open(this, model.state());
        rows.note().ifPresent(notes::note);
        return rows;
    }
}
