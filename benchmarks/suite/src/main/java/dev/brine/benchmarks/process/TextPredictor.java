package dev.brine.benchmarks.process;

import dev.brine.model.Model;
import dev.brine.model.Predictor;
import dev.brine.model.Row;
import dev.brine.model.Signature;
import org.jspecify.annotations.Nullable;

/** A model's own predictor, of rows that hold texts, one by one. A row is made of its cells before its first turn. */
final class TextPredictor implements BatchPredictor {
    private final Signature signature;
    private final Predictor predictor;
    private final ServedRows rows;
    private final @Nullable Row[] made;
    private final double[] outputs;

    TextPredictor(Model model, ServedRows rows) {
        this.signature = model.state().signature();
        this.predictor = model.newPredictor();
        this.rows = rows;
        this.made = new @Nullable Row[rows.count()];
        this.outputs = new double[model.state().outputs().count()];
    }

    @Override
    public void predict(int from, int count, double[] out) {
        for (int i = 0; i < count; i++) {
            predictor.predict(row(from + i), outputs);
            System.arraycopy(outputs, 0, out, i * outputs.length, outputs.length);
        }
    }

    private Row row(int place) {
        Row row = made[place];
        if (row == null) {
            row = Row.of(signature, rows.cells(place));
            made[place] = row;
        }
        return row;
    }
}
