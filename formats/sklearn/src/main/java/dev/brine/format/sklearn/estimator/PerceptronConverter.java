package dev.brine.format.sklearn.estimator;

import dev.brine.error.ReadLimit;
import dev.brine.format.sklearn.pickle.NdArray;
import dev.brine.kind.ClassRule;
import dev.brine.kind.Link;
import dev.brine.kind.MultilayerPerceptron;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Signature;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Multilayer perceptrons. The optimiser, which holds twice the weights, is left behind. */
final class PerceptronConverter implements Converter {
    private final boolean isClassifier;

    PerceptronConverter(boolean isClassifier) {
        this.isClassifier = isClassifier;
    }

    @Override
    public ModelState predictor(Fields fields, ColumnTrace in) throws IOException {
        fields.inputs().useAsNumbers(in, fields.className());
        fields.inputs().refuseNotFinite(in);
        fields.ignore("n_features_in_", "feature_names_in_", "n_layers_", "n_outputs_", "classes_");
        List<Tensor> weights = arrays(fields, "coefs_", 2);
        List<Tensor> biases = arrays(fields, "intercepts_", 1);
        if (weights.isEmpty() || weights.size() != biases.size()) {
            throw fields.corrupt("has %d weights and %d biases".formatted(weights.size(), biases.size()));
        }
        long width = biases.get(biases.size() - 1).elementCount();
        if (width < 1 || width > fields.context().limits().get(ReadLimit.COLUMNS)) {
            throw fields.corrupt("has %d outputs".formatted(width));
        }
        Outputs outputs = isClassifier ? classes(fields, (int) width) : Outputs.regression((int) width);
        return fields.checked(() -> MultilayerPerceptron.of(
                        Signature.unnamed(in.count()),
                        outputs,
                        activation(fields),
                        link(fields),
                        ClassRule.PROBABILITY,
                        weights,
                        biases))
                .state();
    }

    private static List<Tensor> arrays(Fields fields, String name, int rank) throws IOException {
        List<Object> values = fields.list(name);
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String element = "%s[%d]".formatted(name, i);
            if (!(values.get(i) instanceof NdArray array) || array.rank() != rank) {
                throw fields.wrong(element, values.get(i), "an array of rank %d".formatted(rank));
            }
            tensors.add(tensor(fields, element, array));
        }
        return tensors;
    }

    private static Outputs classes(Fields fields, int width) throws IOException {
        return Labels.ofBinarizer(new Fields(fields.context(), fields.object("_label_binarizer")), width);
    }

    private static MultilayerPerceptron.Activation activation(Fields fields) throws IOException {
        return switch (fields.text("activation")) {
            case "identity" -> MultilayerPerceptron.Activation.IDENTITY;
            case "relu" -> MultilayerPerceptron.Activation.RELU;
            case "tanh" -> MultilayerPerceptron.Activation.TANH;
            case "logistic" -> MultilayerPerceptron.Activation.LOGISTIC;
            default -> throw fields.unsupported("activation '%s'".formatted(fields.text("activation")));
        };
    }

    private static Link link(Fields fields) throws IOException {
        return switch (fields.text("out_activation_")) {
            case "identity" -> Link.IDENTITY;
            case "logistic" -> Link.SIGMOID;
            case "softmax" -> Link.SOFTMAX;
            case "exp" -> Link.EXP;
            default -> throw fields.unsupported("output activation '%s'".formatted(fields.text("out_activation_")));
        };
    }

    /** Returns an array as a tensor of its own shape: F32 where it holds float32, else F64. */
    private static Tensor tensor(Fields fields, String name, NdArray array) throws IOException {
        double[] values = fields.numbers(name, array);
        if (array.dtype().kind() == 'f' && array.dtype().itemSize() == Float.BYTES) {
            float[] floats = new float[values.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) values[i];
            }
            return HeapTensor.of(floats, array.shape());
        }
        return HeapTensor.of(values, array.shape());
    }
}
