package dev.brine.cli;

import dev.brine.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A CSV file of rows, and how the user wants it read.
 *
 * @param header whether the first line is a header, else that is told from it
 * @param allowsRefused whether rows are read that the program which trained the model refuses
 * @param notes told what a first line was taken for
 */
record RowFile(Path path, Optional<CsvHeader.Choice> header, boolean allowsRefused, Progress notes) {
    /** Opens the rows of a model; columns go by name in each model where the file names them. */
    CsvRows open(Model model) throws IOException {
        CsvRows rows = CsvRows.open(this, model.state());
        rows.note().ifPresent(notes::note);
        return rows;
    }
}
