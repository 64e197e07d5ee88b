package dev.brine.kind;

import dev.brine.model.ComparisonRule;
import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import dev.brine.model.Row;
import dev.brine.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How far the outputs of a model may lie from those of the program that trained it, which may have added up the same
 * numbers in another order. One thread's.
 *
 * <p><b>Numbers.</b> Classes, scaled and encoded columns, single trees and boosting, whose sums have one order: 0. The mean
 * of trees, which several threads may have added up: trees times 2^-52 times the sum of absolute tree outputs, divided by
 * the trees. Sums of products: 1e-12 times (|bias| + the sum of |weight * input|), in a perceptron layer by layer. After
 * {@code exp}: that times the output, and four units in its last place. Voting: the largest of its
 * models'. Stacking: the final model's, and the others' times its weights.
 *
 * <p><b>Probabilities.</b> Of the mean of trees: likewise. Else 1e-12 times the larger of 1 and the largest sum of
 * absolute products that a score inside is made of: links are no steeper than 1.
 */
public final class ErrorBounds {
    private static final double SUM_ERROR = 0x1p-52;
    private static final double PRODUCT_ERROR = 1e-12;
    private static final double EXP_ERROR = 0x1p-50;

    /** The bound of each output for a row of numbers. */
    @FunctionalInterface
    private interface Bound {
        double[] of(double[] row);
    }

    private final Model model;
    private final Bound bound;
    private final ComparisonRule.Kind kind;

    private ErrorBounds(Model model, ComparisonRule.Kind kind, Bound bound) {
        this.model = model;
        this.kind = kind;
        this.bound = bound;
    }

    /** Returns the bounds of a model. */
    public static ErrorBounds of(Model model) {
        ComparisonRule.Kind kind = kind(model.state());
        Bound bound = kind == ComparisonRule.Kind.EXACT ? row -> exact(model.state()) : of(model.state());
        return new ErrorBounds(model, kind, bound);
    }

    /** Returns the bounds of a classifier's probabilities. */
    public static ErrorBounds ofProbabilities(Model model) {
        ModelState state = model.state();
        Bound bound = ofScores(state);
        ModelState last = state;
        while (last.kind().equals(Pipeline.KIND)) {
            last = last(last);
        }
        boolean areMeans = last.kind().equals(TreeEnsemble.KIND) && !hasOneOrder(TreeEnsemble.of(last));
        return new ErrorBounds(
                model,
                areMeans ? ComparisonRule.Kind.ANY_SUM_ORDER : ComparisonRule.Kind.TOLERANCE,
                row -> alike(state.outputs().probabilityCount(), areMeans ? bound.of(row) : atLeastOne(bound.of(row))));
    }

    /** Returns the rule that the bounds stand for: exact where they are 0 for every row. */
    public ComparisonRule.Kind kind() {
        return kind;
    }

    /** Returns how far each output may lie from the source's. */
    public double[] of(Row row) {
        ModelState state = model.state();
        if (!state.kind().equals(Pipeline.KIND)
                || state.signature().stringColumns().isEmpty()) {
            return bound.of(row.numbers());
        }
        ModelState texts = state.children().values().iterator().next();
        double[] numbers = new double[texts.outputs().count()];
        ModelKinds.view(texts).newPredictor().predict(row, numbers);
        return bound.of(numbers);
    }

    private static ComparisonRule.Kind kind(ModelState state) {
        if (state.outputs().isClassification()) {
            return ComparisonRule.Kind.EXACT;
        }
        return switch (state.kind()) {
            case TreeEnsemble.KIND -> kind(TreeEnsemble.of(state));
            case LinearModel.KIND, MultilayerPerceptron.KIND, Voting.KIND, Stacking.KIND ->
                ComparisonRule.Kind.TOLERANCE;
            case Pipeline.KIND -> kind(last(state));
            default -> ComparisonRule.Kind.EXACT;
        };
    }

    private static ComparisonRule.Kind kind(TreeEnsemble trees) {
        if (trees.link != Link.IDENTITY) {
            return ComparisonRule.Kind.TOLERANCE;
        }
        return hasOneOrder(trees) ? ComparisonRule.Kind.EXACT : ComparisonRule.Kind.ANY_SUM_ORDER;
    }

    private static boolean hasOneOrder(TreeEnsemble trees) {
        return trees.aggregation == TreeEnsemble.Aggregation.SUM || trees.treeCount() == 1;
    }

    private static ModelState last(ModelState state) {
        List<ModelState> children = List.copyOf(state.children().values());
        return children.get(children.size() - 1);
    }

    private static double[] exact(ModelState state) {
        return new double[state.outputs().count()];
    }

    private static Bound of(ModelState state) {
        if (state.outputs().isClassification()) {
            return row -> exact(state);
        }
        return switch (state.kind()) {
            case TreeEnsemble.KIND -> ofTrees(TreeEnsemble.of(state));
            case LinearModel.KIND -> ofLinear(state);
            case MultilayerPerceptron.KIND -> ofPerceptron(state);
            case Pipeline.KIND -> ofPipeline(state);
            case Voting.KIND -> ofVoting(state);
            case Stacking.KIND -> ofStacking(state);
            default -> row -> exact(state);
        };
    }

    /** The bounds of the scores of a classifier, or of those of the models inside. */
    private static Bound ofScores(ModelState state) {
        return switch (state.kind()) {
            case TreeEnsemble.KIND -> ofTrees(TreeEnsemble.of(state));
            case LinearModel.KIND -> ofLinear(state);
            case MultilayerPerceptron.KIND -> ofPerceptron(state);
            case Pipeline.KIND -> ofPipeline(state, ofScores(last(state)));
            default -> ofScoresInside(state);
        };
    }

    /** A final model of stacking takes other columns, probabilities for the most part, which are no larger than 1. */
    private static Bound ofScoresInside(ModelState state) {
        List<Bound> members = state.children().values().stream()
                .filter(child -> child.signature().count() == state.signature().count())
                .map(ErrorBounds::ofScores)
                .toList();
        return row -> members.stream()
                .flatMapToDouble(member -> DoubleStream.of(member.of(row)))
                .toArray();
    }

    private static double[] atLeastOne(double[] scores) {
        return DoubleStream.concat(DoubleStream.of(PRODUCT_ERROR), DoubleStream.of(scores))
                .toArray();
    }

    private static double[] alike(int count, double[] scores) {
        double[] bounds = new double[count];
        Arrays.fill(bounds, DoubleStream.of(scores).max().orElse(0));
        return bounds;
    }

    private static Bound ofPipeline(ModelState state) {
        return ofPipeline(state, of(last(state)));
    }

    /** Transformers before the last step are exact. */
    private static Bound ofPipeline(ModelState state, Bound last) {
        List<Transform> steps = new ArrayList<>();
        boolean isFirst = true;
        for (ModelState child : state.children().values()) {
            boolean takesTexts = isFirst && !child.signature().stringColumns().isEmpty();
            isFirst = false;
            if (!takesTexts && child != last(state)) {
                steps.add(new Transform(ModelKinds.view(child)));
            }
        }
        return row -> {
            double[] columns = row;
            for (Transform step : steps) {
                columns = step.apply(columns);
            }
            return last.of(columns);
        };
    }

    /** A model as a function of rows. */
    private static final class Transform {
        private final Model model;

        Transform(Model model) {
            this.model = model;
        }

        double[] apply(double[] row) {
            double[] out = new double[model.state().outputs().count()];
            model.newPredictor().predict(row, out);
            return out;
        }
    }

    private static Bound ofTrees(TreeEnsemble trees) {
        Transform outputs = new Transform(trees);
        return row -> {
            double[] bound = hasOneOrder(trees) ? exact(trees.state()) : new AbsoluteSums(trees).of(row);
            for (int i = 0; i < bound.length; i++) {
                bound[i] *= SUM_ERROR;
            }
            return trees.link == Link.EXP ? afterExp(bound, outputs.apply(row)) : bound;
        };
    }

    private static double[] afterExp(double[] bound, double[] outputs) {
        for (int i = 0; i < bound.length; i++) {
            bound[i] = Math.abs(outputs[i]) * (StrictMath.expm1(bound[i]) + EXP_ERROR);
        }
        return bound;
    }

    private static Bound ofLinear(ModelState state) {
        Tensor coefficients = state.tensor("coefficients");
        double[] intercepts = Shapes.toDoubles(state.tensor("intercepts"));
        Link link = state.attributes().choice("link", Link.class);
        Transform outputs = new Transform(LinearModel.of(state));
        return row -> {
            double[] bound = new double[intercepts.length];
            for (int k = 0; k < bound.length; k++) {
                double sum = Math.abs(intercepts[k]);
                for (int i = 0; i < row.length; i++) {
                    sum += Math.abs(coefficients.getDouble((long) k * row.length + i) * row[i]);
                }
                bound[k] = PRODUCT_ERROR * sum;
            }
            return link == Link.EXP ? afterExp(bound, outputs.apply(row)) : bound;
        };
    }

    /** Activations are no steeper than 1: an error that enters a layer leaves it times the absolute weights. */
    private static Bound ofPerceptron(ModelState state) {
        Transform outputs = new Transform(MultilayerPerceptron.of(state));
        Link link = state.attributes().choice("link", Link.class);
        long layers = state.attributes().integer("layers");
        return row -> {
            double[] magnitude = new double[row.length];
            for (int i = 0; i < row.length; i++) {
                magnitude[i] = Math.abs(row[i]);
            }
            double[] error = new double[row.length];
            for (int layer = 0; layer < layers; layer++) {
                Tensor weights = state.tensor("weights." + layer);
                Tensor biases = state.tensor("biases." + layer);
                double[] sums = absoluteProducts(weights, magnitude);
                double[] carried = absoluteProducts(weights, error);
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += Math.abs(biases.getDouble(i));
                    carried[i] += PRODUCT_ERROR * sums[i];
                }
                magnitude = sums;
                error = carried;
            }
            return link == Link.EXP ? afterExp(error, outputs.apply(row)) : error;
        };
    }

    private static double[] absoluteProducts(Tensor weights, double[] values) {
        double[] sums = new double[(int) weights.shape().dimension(1)];
        for (int i = 0; i < values.length; i++) {
            for (int k = 0; k < sums.length; k++) {
                sums[k] += Math.abs(weights.getDouble((long) i * sums.length + k)) * values[i];
            }
        }
        return sums;
    }

    private static Bound ofVoting(ModelState state) {
        List<Bound> members = new ArrayList<>();
        List<Transform> models = new ArrayList<>();
        for (ModelState child : state.children().values()) {
            members.add(of(child));
            models.add(new Transform(ModelKinds.view(child)));
        }
        return row -> {
            double[] largest = exact(state);
            double[] sum = exact(state);
            for (int i = 0; i < members.size(); i++) {
                double[] member = members.get(i).of(row);
                double[] output = models.get(i).apply(row);
                for (int k = 0; k < sum.length; k++) {
                    largest[k] = Math.max(largest[k], member[k]);
                    sum[k] += SUM_ERROR * Math.abs(output[k]);
                }
            }
            for (int k = 0; k < sum.length; k++) {
                sum[k] += largest[k];
            }
            return sum;
        };
    }

    /** Errors of the base models pass a final linear model; one of trees is not moved by them, or jumps. */
    private static Bound ofStacking(ModelState state) {
        ModelState last = last(state);
        Bound own = of(last);
        List<Bound> bases = new ArrayList<>();
        List<Transform> models = new ArrayList<>();
        List<ModelState> children = List.copyOf(state.children().values());
        for (ModelState child : children.subList(0, children.size() - 1)) {
            bases.add(of(child));
            models.add(new Transform(ModelKinds.view(child)));
        }
        return row -> {
            double[] columns = new double[last.signature().count()];
            double[] errors = new double[columns.length];
            int at = 0;
            for (int i = 0; i < bases.size(); i++) {
                double[] output = models.get(i).apply(row);
                double[] error = bases.get(i).of(row);
                System.arraycopy(output, 0, columns, at, output.length);
                System.arraycopy(error, 0, errors, at, error.length);
                at += output.length;
            }
            System.arraycopy(row, 0, columns, at, columns.length - at);
            double[] bound = own.of(columns);
            return last.kind().equals(LinearModel.KIND) ? carried(last, errors, bound) : bound;
        };
    }

    private static double[] carried(ModelState linear, double[] errors, double[] bound) {
        Tensor coefficients = linear.tensor("coefficients");
        for (int k = 0; k < bound.length; k++) {
            for (int i = 0; i < errors.length; i++) {
                bound[k] += Math.abs(coefficients.getDouble((long) k * errors.length + i)) * errors[i];
            }
        }
        return bound;
    }
}
