package dev.brine.cli;

import dev.brine.kind.EmbeddingTable;
import dev.brine.kind.LinearModel;
import dev.brine.kind.Link;
import dev.brine.kind.Pipeline;
import dev.brine.kind.Scaler;
import dev.brine.model.Model;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.tensor.HeapTensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Small models by name, as {@code make} would get them. */
final class TestModels {
    private static final Signature COLUMNS = Signature.named(List.of("alcohol", "acid, volatile"));

    static final List<String> NAMES = List.of("numbers", "wine", "table", "pipeline");

    private TestModels() {}

    static SavedModel make(String name, OptionalLong bytes) {
        if (bytes.isPresent() && !name.equals("table")) {
            throw new IllegalArgumentException("has one size");
        }
        return SavedModel.of(
                switch (name) {
                    case "numbers" -> numbers().state();
                    case "wine" -> wine().state();
                    case "pipeline" -> pipeline().state();
                    default -> table(bytes.orElse(64)).state();
                });
    }

    /** Two outputs of two named columns, with digits that need all seventeen. */
    static Model numbers() {
        return LinearModel.of(
                COLUMNS,
                Outputs.regression(2),
                Link.IDENTITY,
                HeapTensor.of(new double[] {0.1, 1.0 / 3, 1e300, -2e-9}, 2, 2),
                HeapTensor.of(new double[] {0.7, 1e-300}, 2));
    }

    /** Two classes, one of which has a label that CSV must quote. */
    static Model wine() {
        return LinearModel.of(
                COLUMNS,
                Outputs.classification(List.of("red, \"dry\"", "white")),
                Link.SOFTMAX,
                HeapTensor.of(new double[] {1, 0, 0, 1}, 2, 2),
                HeapTensor.of(new double[] {0, 0}, 2));
    }

    static Model table(long bytes) {
        float[] values = new float[(int) (bytes / Float.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 7f;
        }
        return EmbeddingTable.of(HeapTensor.of(values, values.length / 4, 4));
    }

    static Model pipeline() {
        Map<String, Model> steps = new LinkedHashMap<>();
        steps.put("scale", Scaler.of(COLUMNS, Scaler.Operation.SUBTRACT_DIVIDE, new double[] {1, 2}, new double[] {3, 4
        }));
        steps.put("classify", wine());
        return Pipeline.of(steps);
    }
}
