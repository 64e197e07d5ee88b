package dev.brine.cli.csv;

import dev.brine.cli.csv.CsvRows.CsvRow;
import dev.brine.cli.io.Console;
import dev.brine.cli.io.RefusedException;
import dev.brine.model.Model;
import dev.brine.model.Output;
import dev.brine.model.Predictor;
import dev.brine.reports.text.Numbers;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Predicts rows and prints one line for each, a batch at a time. */
public final class RowPrinter {
    private static final int BATCH_ROWS = 256;
    private static final int BATCH_VALUES = 1 << 20;
    private static final int ROWS_BETWEEN_PROGRESS = 1 << 16;

    private final int width;
    private final Batch predictor;
    private final Cell cells;
    private final int batchRows;

    /** Predicts rows, {@code width} values for each. */
    @FunctionalInterface
    private interface Batch {
        double[] predict(List<CsvRow> rows) throws RefusedException;
    }

    /** Writes the value of a column as a cell. */
    @FunctionalInterface
    private interface Cell {
        String of(int column, double value);
    }

    private RowPrinter(int width, Batch predictor, Cell cells) {
        this.width = width;
        this.predictor = predictor;
        this.cells = cells;
        this.batchRows = Math.max(1, Math.min(BATCH_ROWS, BATCH_VALUES / Math.max(1, width)));
    }

    /**
     * Returns a printer of classes, by their labels, and of numbers.
     *
     * @param spreadsheetSafe whether a label that a spreadsheet would take for a formula follows an apostrophe
     */
    public static RowPrinter ofOutputs(Model model, boolean spreadsheetSafe, String rowsName) {
        List<Output> outputs = model.state().outputs().list();
        RowPredictor predictor = new RowPredictor(model, rowsName);
        Cell cells = spreadsheetSafe
                ? (column, value) -> OutputCodec.spreadsheetCell(outputs.get(column), value)
                : (column, value) -> OutputCodec.cell(outputs.get(column), value);
        return new RowPrinter(outputs.size(), predictor::predict, cells);
    }

    /**
     * Returns a printer of the probability of each class.
     *
     * @throws RefusedException if the model has none
     */
    public static RowPrinter ofProbabilities(Model model, String modelName, String rowsName) throws RefusedException {
        if (!model.state().outputs().isClassification()) {
            throw new RefusedException("%s: --proba needs a classifier, this %s predicts numbers"
                    .formatted(modelName, model.state().kind()));
        }
        int width = model.state().outputs().probabilityCount();
        Predictor predictor = model.newPredictor();
        Batch batch = rows -> {
            try {
                return RowPredictor.each(rows, width, rowsName, predictor::predictProbabilities);
            } catch (UnsupportedOperationException e) {
                throw new RefusedException("%s: --proba: %s".formatted(modelName, e.getMessage()), e);
            }
        };
        return new RowPrinter(width, batch, (column, value) -> Numbers.exact(value));
    }

    /** Prints all rows, or those before standard output was closed. */
    public void print(CsvRows rows, Writer output, Console console) throws IOException {
        long done = 0;
        List<CsvRow> batch = rows.nextBatch(batchRows);
        while (!batch.isEmpty() && !console.readerIsGone()) {
            double[] predicted = predictor.predict(batch);
            for (int i = 0; i < batch.size(); i++) {
                writeLine(output, predicted, i * width);
            }
            long before = done;
            done += batch.size();
            if (done / ROWS_BETWEEN_PROGRESS > before / ROWS_BETWEEN_PROGRESS) {
                console.progress().show("%s rows predicted".formatted(Numbers.count(done)));
            }
            batch = rows.nextBatch(batchRows);
        }
        console.progress().erase();
    }

    private void writeLine(Writer output, double[] values, int first) throws IOException {
        for (int i = 0; i < width; i++) {
            output.append(i == 0 ? "" : ",").append(cells.of(i, values[first + i]));
        }
        output.append('\n');
    }
}
