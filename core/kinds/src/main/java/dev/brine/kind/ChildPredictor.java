package dev.brine.kind;

import dev.brine.kind.internal.BlockPredictor;
import dev.brine.kind.internal.Shapes;
import dev.brine.model.Predictor;
import dev.brine.model.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a model inside another one about rows that lie in a larger array. One thread's: it owns scratch space. Core's own
 * predictors write where they are told; those of strangers see arrays of their own, whose content is copied.
 */
final class ChildPredictor {
    private final Child child;
    private final Predictor predictor;
    private final int inputs;
    private final int outputs;
    private final int probabilities;
    private final int width;
    private final List<double[]> labels;
    private double[] answers = {};
    private double[] row = {};
    private double[] prediction = {};
    private double[] probability = {};

    ChildPredictor(Child child) {
        this.child = child;
        this.predictor = child.model().newPredictor();
        this.inputs = child.model().state().signature().count();
        this.outputs = child.outputs().count();
        this.probabilities = child.outputs().probabilityCount();
        this.width = child.width();
        this.labels = child.response() == Response.LABEL ? child.labels() : List.of();
    }

    static List<ChildPredictor> all(List<Child> children) {
        List<ChildPredictor> predictors = new ArrayList<>();
        for (Child child : children) {
            predictors.add(new ChildPredictor(child));
        }
        return predictors;
    }

    /** Returns how many numbers are taken of an answer. */
    int width() {
        return width;
    }

    /** Returns how many numbers the predictors together keep for each row of a block. */
    static long scratchNumbers(List<ChildPredictor> predictors) {
        long numbers = 0;
        for (ChildPredictor predictor : predictors) {
            numbers += predictor.scratchNumbers();
        }
        return numbers;
    }

    /** Returns how many numbers this and the predictor keep for each row of a block. */
    private long scratchNumbers() {
        return answerWidth(child.response().isProbability())
                + (predictor instanceof BlockPredictor block ? block.scratchNumbers() : inputs);
    }

    private int answerWidth(boolean asProbabilities) {
        return asProbabilities ? probabilities : outputs;
    }

    /**
     * Writes what is taken of the answers for {@code count} rows.
     *
     * @param target receives {@code width()} numbers for each row
     * @param stride from a row's first number in the target to the next row's
     */
    void respond(double[] rows, int rowStart, int count, double[] target, int targetStart, int stride) {
        boolean asProbabilities = child.response().isProbability();
        int answerWidth = answerWidth(asProbabilities);
        if (stride == answerWidth && width == answerWidth && labels.isEmpty()) {
            answer(asProbabilities, rows, rowStart, count, target, targetStart);
            return;
        }
        answers = BlockPredictor.room(answers, count, answerWidth);
        answer(asProbabilities, rows, rowStart, count, answers, 0);
        for (int i = 0; i < count; i++) {
            copy(i * answerWidth, answerWidth, target, targetStart + i * stride);
        }
    }

    private void copy(int start, int answerWidth, double[] target, int targetStart) {
        if (labels.isEmpty()) {
            System.arraycopy(answers, start + answerWidth - width, target, targetStart, width);
            return;
        }
        for (int i = 0; i < width; i++) {
            target[targetStart + i] = labels.get(i)[classIndex(answers[start + i], labels.get(i).length)];
        }
    }

    /** Writes whole answers for {@code count} rows, one after another: predictions, or the probabilities of all classes. */
    void answer(boolean asProbabilities, double[] rows, int rowStart, int count, double[] target, int targetStart) {
        if (predictor instanceof BlockPredictor block) {
            block.ensureOpen();
            if (asProbabilities) {
                block.probabilityBlock(rows, rowStart, count, target, targetStart);
            } else {
                block.predictBlock(rows, rowStart, count, target, targetStart);
            }
            return;
        }
        for (int i = 0; i < count; i++) {
            double[] answer = ofStranger(asProbabilities, rows, rowStart + i * inputs);
            System.arraycopy(answer, 0, target, targetStart + i * answer.length, answer.length);
        }
    }

    private double[] ofStranger(boolean asProbabilities, double[] rows, int rowStart) {
        row = row.length == inputs ? row : new double[inputs];
        System.arraycopy(rows, rowStart, row, 0, inputs);
        if (asProbabilities) {
            probability = probability.length == probabilities ? probability : new double[probabilities];
            predictor.predictProbabilities(row, probability);
            return probability;
        }
        prediction = prediction.length == outputs ? prediction : new double[outputs];
        predictor.predict(row, prediction);
        return prediction;
    }

    /** Writes the prediction for a row that may hold texts. */
    void predict(Row textRow, double[] out) {
        predictor.predict(textRow, out);
    }

    /** Writes the probabilities of a row that may hold texts. */
    void predictProbabilities(Row textRow, double[] out) {
        predictor.predictProbabilities(textRow, out);
    }

    /** Returns what a classifier predicted as an index; kinds of strangers may predict anything. */
    int classIndex(double predicted, int classes) {
        if (!(predicted >= 0 && predicted < classes)) {
            throw Shapes.corrupt(
                    child.model().state().kind(),
                    "['%s'] predicts class %s, expected 0 to %d".formatted(child.name(), predicted, classes - 1));
        }
        return (int) predicted;
    }
}
