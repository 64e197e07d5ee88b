package dev.brine.kind;

import dev.brine.kind.internal.BlockPredictor;
import dev.brine.kind.internal.Exponential;
import dev.brine.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** Predicts with a {@link Calibrated}: member after member, added up. */
final class CalibratedPredictor extends BlockPredictor {
    /** By how much a probability may exceed 1 and then is 1. */
    private static final double EXCESS = 1e-5;

    /** Added to a probability before its logarithm is taken. */
    private static final double LEAST_PROBABILITY = 1e-12;

    private final Calibrated model;
    private final Tensor thresholds;
    private final Tensor values;
    private final List<ChildPredictor> predictors;
    private final int classCount;
    private final double[] row;
    private double[] answers = {};
    private double[] means = {};

    CalibratedPredictor(Calibrated model, List<ChildPredictor> predictors) {
        super(
                model,
                model.classCount
                        + model.children.stream().mapToLong(Child::width).max().orElse(0)
                        + ChildPredictor.scratchNumbers(predictors));
        this.model = model;
        this.thresholds = model.state.tensor("thresholds");
        this.values = model.state.tensor("values");
        this.predictors = predictors;
        this.classCount = model.classCount;
        this.row = new double[classCount];
    }

    @Override
    public void ensureOpen() {
        thresholds.ensureOpen();
    }

    @Override
    public void predictBlock(double[] rows, int rowStart, int count, double[] out, int outStart) {
        means = room(means, count, classCount);
        probabilityBlock(rows, rowStart, count, means, 0);
        for (int i = 0; i < count; i++) {
            out[outStart + i] = Scores.argmax(means, i * classCount, classCount);
        }
    }

    @Override
    public void probabilityBlock(double[] rows, int rowStart, int count, double[] out, int outStart) {
        Arrays.fill(out, outStart, outStart + count * classCount, 0);
        for (int member = 0; member < predictors.size(); member++) {
            ChildPredictor predictor = predictors.get(member);
            answers = room(answers, count, predictor.width());
            predictor.respond(rows, rowStart, count, answers, 0, predictor.width());
            for (int i = 0; i < count; i++) {
                calibrate(member, i * predictor.width(), predictor.width());
                for (int k = 0; k < classCount; k++) {
                    out[outStart + i * classCount + k] += row[k];
                }
            }
        }
        for (int i = outStart; i < outStart + count * classCount; i++) {
            out[i] /= predictors.size();
        }
    }

    /** Turns a member's answers for one row into its probabilities, in {@link #row}. */
    private void calibrate(int member, int start, int width) {
        if (model.methods.get(member) == Calibrated.Method.TEMPERATURE) {
            temper(member, start, width);
        } else {
            eachClass(member, start, width);
        }
        for (int k = 0; k < classCount; k++) {
            row[k] = row[k] > 1 && row[k] <= 1 + EXCESS ? 1 : row[k];
        }
    }

    private void eachClass(int member, int start, int width) {
        Arrays.fill(row, 0);
        for (int i = 0; i < width; i++) {
            int calibrator = (int) model.calibratorOffsets[member] + i;
            double x = answers[start + i];
            row[model.classes[calibrator]] = model.methods.get(member) == Calibrated.Method.SIGMOID
                    ? Link.sigmoid(-(model.slopes[calibrator] * x + model.intercepts[calibrator]))
                    : interpolate(x, model.thresholdOffsets[calibrator], model.thresholdOffsets[calibrator + 1]);
        }
        if (classCount == 2) {
            row[0] = 1 - row[1];
        } else {
            Link.divideBySum(row, 0, classCount);
        }
    }

    private void temper(int member, int start, int width) {
        boolean isProbability = model.children.get(member).response() != Response.PREDICTION;
        if (width < classCount) {
            double second = answers[start];
            row[0] = isProbability ? 1 - second : -second;
            row[1] = second;
        } else {
            System.arraycopy(answers, start, row, 0, classCount);
        }
        double inverse = model.slopes[(int) model.calibratorOffsets[member]];
        for (int k = 0; k < classCount; k++) {
            double logit = isProbability ? Exponential.log(row[k] + LEAST_PROBABILITY) : row[k];
            row[k] = inverse * logit;
        }
        Link.softmax(row, 0, classCount);
    }

    /**
     * Returns the value at {@code x} on the straight lines between points, outside them the nearest one's.
     *
     * <p><b>Source.</b> numpy's {@code interp} (numpy/core/src/multiarray/compiled_base.c) after scikit-learn's clipping.
     */
    private double interpolate(double x, long first, long end) {
        long last = end - 1;
        if (Double.isNaN(x) || last == first) {
            return last == first ? values.getDouble(first) : x;
        }
        if (x <= thresholds.getDouble(first)) {
            return values.getDouble(first);
        }
        if (x >= thresholds.getDouble(last)) {
            return values.getDouble(last);
        }
        long low = first;
        long high = last;
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (x >= thresholds.getDouble(middle)) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double left = thresholds.getDouble(low);
        double value = values.getDouble(low);
        if (x == left) {
            return value;
        }
        double slope = (values.getDouble(low + 1) - value) / (thresholds.getDouble(low + 1) - left);
        return slope * (x - left) + value;
    }
}
