package dev.brine.cli;

import dev.brine.ModelFile;
import dev.brine.cli.csv.CsvRows;
import dev.brine.cli.csv.RowFile;
import dev.brine.cli.csv.RowPrinter;
import dev.brine.cli.io.Console;
import dev.brine.cli.io.OnFile;
import dev.brine.internal.AtomicFile;
import dev.brine.model.Model;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Predicts the rows of a CSV file. */
@Command(
        name = "predict",
        description = {
            "Predicts the rows of a CSV file: one line a row, the outputs separated by commas; a class by its label, a"
                    + " number as the shortest text that reads back bit-equal."
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class PredictCommand extends BrineCommand {
    @Parameters(index = "0", paramLabel = "FILE", description = "Model file.")
    private Path path;

    @Option(
            names = "--rows",
            required = true,
            paramLabel = "CSV",
            description = "Rows; what pandas reads as missing is missing, and a text that the model knows is that text."
                    + " Columns go by name where the first line names them, else by position.")
    private Path rows;

    @Option(names = "--out", paramLabel = "CSV", description = "File to write, else standard output.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--proba", description = "Print the probability of each class in place of the class.")
    private boolean probabilities;

    @Option(
            names = "--spreadsheet-safe",
            description = "Begin a class that a spreadsheet would take for a formula (=1+1) with an apostrophe.")
    private boolean spreadsheetSafe;

    @Mixin
    private RowFile.Options rowOptions;

    @Mixin
    private Input input;

    PredictCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException {
        try (ModelFile file = input.open(path)) {
            Model model = file.model();
            RowPrinter printer = probabilities
                    ? RowPrinter.ofProbabilities(model, path.toString(), rows.toString())
                    : RowPrinter.ofOutputs(model, spreadsheetSafe, rows.toString());
            try (CsvRows csv = rowOptions.file(rows, console()).open(model)) {
                if (out.isPresent()) {
                    write(out.get(), csv, printer);
                } else {
                    printer.print(csv, console().output(), console());
                }
            }
        }
        return ExitStatus.DONE;
    }

    private void write(Path target, CsvRows csv, RowPrinter printer) throws IOException {
        OnFile.write(target, () -> {
            AtomicFile.write(target, true, sink -> {
                Writer output = new BufferedWriter(Channels.newWriter(sink, StandardCharsets.UTF_8));
                printer.print(csv, output, console());
                output.flush();
            });
            return target;
        });
    }
}
