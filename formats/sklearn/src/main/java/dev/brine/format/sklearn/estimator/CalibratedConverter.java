package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.PyObject;
import dev.brine.kind.Calibrated;
import dev.brine.kind.Response;
import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Signature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code CalibratedClassifierCV}: the mean of classifiers, each calibrated on a part of the data or all on one. */
final class CalibratedConverter implements Converter {
    @Override
    public ModelState predictor(Fields fields, ColumnTrace in) throws IOException {
        fields.ignore("n_features_in_", "feature_names_in_", "estimator", "base_estimator");
        Outputs outputs = Labels.of(fields, "classes_");
        Calibrated.Builder builder = Calibrated.builder(Signature.unnamed(in.count()), outputs);
        for (PyObject object : fields.objects("calibrated_classifiers_")) {
            Fields member = new Fields(fields.context(), object);
            add(builder, member, in, outputs);
            member.recordDropped();
        }
        return fields.checked(builder::build).state();
    }

    private static void add(Calibrated.Builder builder, Fields member, ColumnTrace in, Outputs outputs)
            throws IOException {
        member.ignore("classes", "classes_", "label_encoder_");
        ImportContext context = member.context();
        PyObject estimator = member.object(member.firstOf("base_estimator", "estimator"));
        boolean hasDecision = Estimators.hasDecision(context, estimator);
        ModelState state = hasDecision
                ? Estimators.decision(context, estimator, in)
                : Estimators.predictor(context, estimator, in);
        Response response = hasDecision
                ? Response.PREDICTION
                : outputs.probabilityCount() == 2 ? Response.PROBABILITIES_WITHOUT_FIRST : Response.PROBABILITIES;
        Model model = ModelKinds.view(state);
        List<Fields> calibrators = new ArrayList<>();
        for (PyObject calibrator : member.objects(member.firstOf("calibrators_", "calibrators"))) {
            calibrators.add(new Fields(context, calibrator));
        }
        if (calibrators.isEmpty()) {
            throw member.corrupt("has no calibrator, expected at least one");
        }
        String calibration = calibrators.get(0).className();
        boolean isForEachClass = !calibration.equals("_TemperatureScaling");
        int[] classes = isForEachClass ? classes(member, estimator, outputs) : new int[0];
        member.checked(() -> switch (calibration) {
            case "_SigmoidCalibration" -> addSigmoids(builder, model, response, classes, calibrators);
            case "IsotonicRegression" -> addIsotonic(builder, model, response, classes, calibrators);
            case "_TemperatureScaling" ->
                builder.temperature(model, response, calibrators.get(0).number("beta_"));
            default -> throw member.unsupported("calibrator '%s'".formatted(calibration));
        });
        for (Fields calibrator : calibrators) {
            calibrator.recordDropped();
        }
    }

    /** Returns the place among all classes of each class that the estimator knows; the second of two for its one score. */
    private static int[] classes(Fields member, PyObject estimator, Outputs outputs) throws IOException {
        if (outputs.probabilityCount() == 2) {
            return new int[] {1};
        }
        List<Object> all = outputs.list().get(0).labels();
        List<Object> known =
                Estimators.labels(member.context(), estimator).list().get(0).labels();
        int[] places = known.stream().mapToInt(all::indexOf).toArray();
        for (int place : places) {
            if (place < 0) {
                throw member.corrupt("classes %s of its estimator are not among %s".formatted(known, all));
            }
        }
        return places;
    }

    private static Calibrated.Builder addSigmoids(
            Calibrated.Builder builder, Model model, Response response, int[] classes, List<Fields> calibrators)
            throws IOException {
        double[] slopes = new double[calibrators.size()];
        double[] intercepts = new double[calibrators.size()];
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] = calibrators.get(i).number("a_");
            intercepts[i] = calibrators.get(i).number("b_");
        }
        return builder.sigmoid(model, response, classes, slopes, intercepts);
    }

    private static Calibrated.Builder addIsotonic(
            Calibrated.Builder builder, Model model, Response response, int[] classes, List<Fields> calibrators)
            throws IOException {
        List<double[]> thresholds = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        for (Fields calibrator : calibrators) {
            calibrator.ignore("X_min_", "X_max_", "increasing_", "out_of_bounds");
            thresholds.add(calibrator.doubles(calibrator.firstOf("_necessary_X_", "X_thresholds_")));
            values.add(calibrator.doubles(calibrator.firstOf("_necessary_y_", "y_thresholds_")));
        }
        return builder.isotonic(model, response, classes, thresholds, values);
    }
}
