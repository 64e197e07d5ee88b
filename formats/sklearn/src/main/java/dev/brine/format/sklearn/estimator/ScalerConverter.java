package dev.brine.format.sklearn.estimator;

import dev.brine.kind.Normalizer;
import dev.brine.kind.Scaler;
import dev.brine.kind.Scaler.Operation;
import dev.brine.model.ModelState;
import dev.brine.model.Signature;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Scalers, which shift and scale each column on its own, and {@code Normalizer}, which divides each row by its norm. */
final class ScalerConverter implements Converter.Transformer {
    @Override
    public Step transformer(Fields fields, ColumnTrace in) throws IOException {
        fields.inputs().useAsNumbers(in, fields.className());
        fields.inputs().refuseInfinite(in);
        fields.ignore("n_features_in_", "feature_names_in_");
        return fields.checked(() -> switch (fields.className()) {
            case "StandardScaler" -> subtractDivide(fields, in, "with_mean", "mean_", "with_std");
            case "RobustScaler" -> subtractDivide(fields, in, "with_centering", "center_", "with_scaling");
            case "Normalizer" -> normalized(fields, in);
            case "MinMaxScaler" -> step(fields, in, minMax(fields, in));
            default -> step(fields, in, maxAbs(fields, in));
        });
    }

    private static Step step(Fields fields, ColumnTrace in, ModelState state) throws IOException {
        boolean isClipped = fields.flagOr("clip", false);
        return new Step(state, isClipped ? in.bounded(fields.context()) : in.scaled(fields.context()));
    }

    private static Step subtractDivide(Fields fields, ColumnTrace in, String shifts, String shift, String scales)
            throws IOException {
        Signature signature = Signature.unnamed(in.count());
        boolean isShifted = fields.flagOr(shifts, true);
        boolean isScaled = fields.flagOr(scales, true) && fields.has("scale_");
        double[] none = {};
        double[] by = isShifted ? fields.doubles(shift, in.count()) : none;
        double[] scale = isScaled ? fields.doubles("scale_", in.count()) : none;
        if (!isShifted && !isScaled) {
            return new Step(null, in);
        }
        Operation operation = !isShifted ? Operation.DIVIDE : isScaled ? Operation.SUBTRACT_DIVIDE : Operation.SUBTRACT;
        return step(fields, in, Scaler.of(signature, operation, by, scale).state());
    }

    private static ModelState minMax(Fields fields, ColumnTrace in) throws IOException {
        Signature signature = Signature.unnamed(in.count());
        double[] shift = fields.doubles("min_", in.count());
        double[] scale = fields.doubles("scale_", in.count());
        if (!fields.flagOr("clip", false)) {
            fields.ignore("feature_range");
            return Scaler.of(signature, Operation.MULTIPLY_ADD, shift, scale).state();
        }
        List<Object> range = fields.list("feature_range");
        if (range.size() != 2) {
            throw fields.wrongLength("feature_range", range.size(), 2);
        }
        double[] bounds = new double[2];
        for (int i = 0; i < bounds.length; i++) {
            int index = i;
            bounds[i] = Values.number(range.get(i))
                    .orElseThrow(() -> fields.wrong("feature_range", range.get(index), "two numbers"));
        }
        return clipped(signature, Operation.MULTIPLY_ADD, shift, scale, bounds);
    }

    private static ModelState maxAbs(Fields fields, ColumnTrace in) throws IOException {
        Signature signature = Signature.unnamed(in.count());
        double[] scale = fields.doubles("scale_", in.count());
        return fields.flagOr("clip", false)
                ? clipped(signature, Operation.DIVIDE, scale, scale, new double[] {-1, 1})
                : Scaler.of(signature, Operation.DIVIDE, new double[0], scale).state();
    }

    private static ModelState clipped(
            Signature signature, Operation operation, double[] shift, double[] scale, double[] bounds) {
        double[] lower = new double[scale.length];
        double[] upper = new double[scale.length];
        Arrays.fill(lower, bounds[0]);
        Arrays.fill(upper, bounds[1]);
        return Scaler.clipped(signature, operation, shift, scale, lower, upper).state();
    }

    private static Step normalized(Fields fields, ColumnTrace in) throws IOException {
        fields.inputs().refuseMissing(in);
        Normalizer.Norm norm = switch (fields.text("norm")) {
            case "l1" -> Normalizer.Norm.L1;
            case "l2" -> Normalizer.Norm.L2;
            case "max" -> Normalizer.Norm.MAX;
            default -> throw fields.unsupported("norm '%s'".formatted(fields.text("norm")));
        };
        ModelState state = Normalizer.of(Signature.unnamed(in.count()), norm).state();
        return new Step(state, ColumnTrace.ofNumbers(fields.context(), in.count()));
    }
}
