package dev.brine.toykind;

import dev.brine.model.ErrorBounds;
import dev.brine.model.Model;
import dev.brine.model.ModelKind;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Predictor;
import dev.brine.model.Row;
import dev.brine.model.Signature;
import java.util.List;

/** A kind outside of core, registered by the tests: the sum of the numbers plus the length of the texts. */
public final class SumOfColumns implements ModelKind {
    public static final String KIND = "toy-sum";

    public static ModelState state(Signature signature) {
        return ModelState.builder(KIND, 1, signature, Outputs.regression(1)).build();
    }

    @Override
    public String name() {
        return KIND;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Model view(ModelState state) {
        if (state.kindVersion() != version()) {
            throw new IllegalArgumentException(
                    "state is %s version %d, this release reads 1".formatted(KIND, state.kindVersion()));
        }
        return new Model() {
            @Override
            public ModelState state() {
                return state;
            }

            @Override
            public Predictor newPredictor() {
                return new SumPredictor();
            }
        };
    }

    @Override
    public ErrorBounds errorBounds(ModelState state) {
        return ErrorBounds.exact(state.outputs().count());
    }

    private static final class SumPredictor implements Predictor {
        @Override
        public void predict(double[] row, double[] out) {
            out[0] = 0;
            for (double value : row) {
                out[0] += value;
            }
        }

        @Override
        public void predict(Row row, double[] out) {
            out[0] = 0;
            List<Integer> texts = row.signature().stringColumns();
            for (int i = 0; i < row.signature().count(); i++) {
                String text = row.text(i);
                out[0] += texts.contains(i) ? (text == null ? 0 : text.length()) : row.number(i);
            }
        }

        @Override
        public void predictBatch(double[] rows, int rowCount, double[] out) {
            throw new UnsupportedOperationException("one row at a time");
        }
    }
}
