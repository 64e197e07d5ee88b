package dev.brine.kind;

import dev.brine.kind.internal.Rounding;
import dev.brine.kind.internal.Shapes;
import dev.brine.model.Attributes;
import dev.brine.model.ErrorBounds;
import dev.brine.model.Model;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Predictor;
import dev.brine.model.Signature;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A classifier whose probabilities are the mean of those of its members: models whose scores or probabilities are
 * calibrated, class by class, by a sigmoid or an isotonic regression, or all together by a temperature.
 *
 * <p><b>State.</b> The members' models are the children, in order; attributes {@code methods} and {@code responses}, one
 * for each; I64 {@code calibrator_offsets}, {@code [members + 1]}, where each member's calibrators start; of every
 * calibrator: I32 {@code classes}, the class it gives, F64 {@code slopes} and {@code intercepts} of a sigmoid {@code 1 /
 * (1 + exp(slope * x + intercept))}, the slope being the inverse temperature where that is the method; I64 {@code
 * threshold_offsets}, {@code [calibrators + 1]}, where an isotonic one's points start in F64 {@code thresholds} and
 * {@code values}.
 *
 * <p><b>Numbers.</b> Of two classes the first has what the second leaves; more are divided by their sum, or alike where
 * it is 0; what exceeds 1 by at most 0.00001 is 1. The mean is the sum over members in order, divided by their number.
 */
public final class Calibrated implements Model {
    /** The kind's name. */
    public static final String KIND = "calibrated";

    private static final int VERSION = 1;

    /** How a member's numbers become probabilities. */
    enum Method {
        SIGMOID,
        ISOTONIC,
        TEMPERATURE
    }

    final ModelState state;
    final List<Method> methods;
    final List<Child> children;
    final long[] calibratorOffsets;
    final int[] classes;
    final double[] slopes;
    final double[] intercepts;
    final long[] thresholdOffsets;
    final int classCount;

    private Calibrated(ModelState state) {
        Shapes.checkNumeric(state, KIND, VERSION);
        this.state = state;
        this.methods = state.attributes().choices("methods", Method.class);
        this.children = Child.all(state, state.attributes().choices("responses", Response.class));
        if (methods.isEmpty() || methods.size() != children.size()) {
            throw new IllegalArgumentException("%d methods for %d members, expected as many and at least 1"
                    .formatted(methods.size(), children.size()));
        }
        if (state.outputs().count() != 1 || state.outputs().probabilityCount() < 2) {
            throw new IllegalArgumentException("a calibrated model has outputs %s, expected one of two or more labels"
                    .formatted(state.outputs().list()));
        }
        this.classCount = state.outputs().probabilityCount();
        this.classes = Shapes.toInts("classes", Shapes.typed(state, "classes", ElementType.I32, -1), 0, classCount - 1);
        this.calibratorOffsets = Shapes.offsets(state, "calibrator_offsets", methods.size(), classes.length);
        this.slopes = Shapes.toDoubles(Shapes.typed(state, "slopes", ElementType.F64, classes.length));
        this.intercepts = Shapes.toDoubles(Shapes.typed(state, "intercepts", ElementType.F64, classes.length));
        long points = Shapes.typed(state, "thresholds", ElementType.F64, -1).elementCount();
        Shapes.typed(state, "values", ElementType.F64, points);
        this.thresholdOffsets = Shapes.offsets(state, "threshold_offsets", classes.length, points);
        for (int member = 0; member < children.size(); member++) {
            checkMember(member);
        }
    }

    private void checkMember(int member) {
        Child child = children.get(member).takes(state.signature().count());
        long calibrators = calibratorOffsets[member + 1] - calibratorOffsets[member];
        boolean isTemperature = methods.get(member) == Method.TEMPERATURE;
        boolean fits = isTemperature
                ? calibrators == 1 && (child.width() == classCount || (classCount == 2 && child.width() == 1))
                : calibrators == child.width() && calibrators > 0;
        if (!fits) {
            throw child.contradiction("gives %d numbers for %d calibrators of %d classes"
                    .formatted(child.width(), calibrators, classCount));
        }
        for (long i = calibratorOffsets[member]; i < calibratorOffsets[member + 1]; i++) {
            boolean hasPoints = thresholdOffsets[(int) i + 1] > thresholdOffsets[(int) i];
            if (hasPoints != (methods.get(member) == Method.ISOTONIC)) {
                throw child.contradiction("is calibrated by %s, but its thresholds say otherwise"
                        .formatted(Attributes.textOf(methods.get(member))));
            }
        }
    }

    /**
     * Returns a view of the state.
     *
     * @throws IllegalArgumentException if the state is not a calibrated model or a child is of an unknown kind
     */
    public static Calibrated of(ModelState state) {
        return new Calibrated(state);
    }

    /** Starts a model that is filled member by member. */
    public static Builder builder(Signature signature, Outputs outputs) {
        return new Builder(signature, outputs);
    }

    /**
     * Collects the members of a {@link Calibrated}, in order. A member's model gives one number for each calibrator: its
     * scores, where it is a regression that predicts them, or its probabilities, those of two classes without the first.
     */
    public static final class Builder {
        private final Signature signature;
        private final Outputs outputs;
        private final List<Model> models = new ArrayList<>();
        private final List<String> responses = new ArrayList<>();
        private final List<String> methods = new ArrayList<>();
        private final List<Long> calibratorOffsets = new ArrayList<>(List.of(0L));
        private final List<Long> thresholdOffsets = new ArrayList<>(List.of(0L));
        private final List<Integer> classes = new ArrayList<>();
        private final List<Double> slopes = new ArrayList<>();
        private final List<Double> intercepts = new ArrayList<>();
        private final List<double[]> thresholds = new ArrayList<>();
        private final List<double[]> values = new ArrayList<>();

        private Builder(Signature signature, Outputs outputs) {
            this.signature = signature;
            this.outputs = outputs;
        }

        /** Returns the class of each of {@code count} calibrators: the second of two, else one after another. */
        private int[] classesOf(int count) {
            return outputs.probabilityCount() == 2
                    ? new int[] {1}
                    : IntStream.range(0, count).toArray();
        }

        /** Adds a member with a sigmoid for each class, or for the second of two: {@code 1 / (1 + exp(slope * x + intercept))}. */
        public Builder sigmoid(Model model, Response response, double[] slopes, double[] intercepts) {
            return sigmoid(model, response, classesOf(slopes.length), slopes, intercepts);
        }

        /** Adds a member with sigmoids that give the probabilities of the given classes. */
        public Builder sigmoid(Model model, Response response, int[] classes, double[] slopes, double[] intercepts) {
            checkCount(classes, slopes.length);
            checkCount(classes, intercepts.length);
            for (int i = 0; i < classes.length; i++) {
                addCalibrator(classes[i], slopes[i], intercepts[i], new double[0], new double[0]);
            }
            return addMember(model, response, Method.SIGMOID);
        }

        /**
         * Adds a member with an isotonic regression for each class, or for the second of two.
         *
         * @param thresholds of each, ascending, at least one
         * @param values at each threshold; between two on the straight line, outside them the nearest one's
         */
        public Builder isotonic(Model model, Response response, List<double[]> thresholds, List<double[]> values) {
            return isotonic(model, response, classesOf(thresholds.size()), thresholds, values);
        }

        /** Adds a member with isotonic regressions that give the probabilities of the given classes. */
        public Builder isotonic(
                Model model, Response response, int[] classes, List<double[]> thresholds, List<double[]> values) {
            checkCount(classes, thresholds.size());
            checkCount(classes, values.size());
            for (int i = 0; i < classes.length; i++) {
                if (thresholds.get(i).length != values.get(i).length) {
                    throw new IllegalArgumentException(
                            "%d thresholds with %d values".formatted(thresholds.get(i).length, values.get(i).length));
                }
                addCalibrator(classes[i], 0, 0, thresholds.get(i), values.get(i));
            }
            return addMember(model, response, Method.ISOTONIC);
        }

        /**
         * Adds a member whose scores, or logarithms of probabilities, are divided by a temperature and then go through
         * softmax.
         *
         * @param response {@link Response#PREDICTION} where the model predicts scores; one score {@code s} of two classes
         *     stands for {@code [-s, s]}
         */
        public Builder temperature(Model model, Response response, double inverseTemperature) {
            addCalibrator(0, inverseTemperature, 0, new double[0], new double[0]);
            return addMember(model, response, Method.TEMPERATURE);
        }

        private static void checkCount(int[] classes, int count) {
            if (classes.length != count) {
                throw new IllegalArgumentException("%d calibrators for %d classes".formatted(count, classes.length));
            }
        }

        private void addCalibrator(int ofClass, double slope, double intercept, double[] x, double[] y) {
            classes.add(ofClass);
            slopes.add(slope);
            intercepts.add(intercept);
            thresholds.add(x.clone());
            values.add(y.clone());
            thresholdOffsets.add(thresholdOffsets.get(thresholdOffsets.size() - 1) + x.length);
        }

        private Builder addMember(Model model, Response response, Method method) {
            models.add(model);
            responses.add(Attributes.textOf(response));
            methods.add(Attributes.textOf(method));
            calibratorOffsets.add((long) classes.size());
            return this;
        }

        /**
         * Returns the model.
         *
         * @throws IllegalArgumentException if there is no member, or members do not fit columns, classes or calibrators
         */
        public Calibrated build() {
            ModelState.Builder state = ModelState.builder(KIND, VERSION, signature, outputs)
                    .attributes(Attributes.of(Map.of("methods", methods, "responses", responses)))
                    .tensor("calibrator_offsets", longs(calibratorOffsets))
                    .tensor(
                            "classes",
                            HeapTensor.of(
                                    classes.stream().mapToInt(Integer::intValue).toArray()))
                    .tensor("slopes", doubles(slopes))
                    .tensor("intercepts", doubles(intercepts))
                    .tensor("threshold_offsets", longs(thresholdOffsets))
                    .tensor("thresholds", joined(thresholds))
                    .tensor("values", joined(values));
            for (int i = 0; i < models.size(); i++) {
                state.child("member." + i, models.get(i).state());
            }
            return of(state.build());
        }

        private static HeapTensor longs(List<Long> values) {
            return HeapTensor.of(values.stream().mapToLong(Long::longValue).toArray());
        }

        private static HeapTensor doubles(List<Double> values) {
            return HeapTensor.of(
                    values.stream().mapToDouble(Double::doubleValue).toArray());
        }

        private static HeapTensor joined(List<double[]> values) {
            return HeapTensor.of(values.stream().flatMapToDouble(Arrays::stream).toArray());
        }
    }

    @Override
    public ModelState state() {
        return state;
    }

    @Override
    public Predictor newPredictor() {
        return new CalibratedPredictor(this, ChildPredictor.all(children));
    }

    /** Finds this kind; used by {@link java.util.ServiceLoader}. */
    public static final class Kind extends NamedKind {
        /** For {@link java.util.ServiceLoader}. */
        public Kind() {
            super(KIND, VERSION);
        }

        @Override
        public Model view(ModelState state) {
            return Calibrated.of(state);
        }

        @Override
        public ErrorBounds errorBounds(ModelState state) {
            return Rounding.ofScoresInside(state);
        }
    }
}
