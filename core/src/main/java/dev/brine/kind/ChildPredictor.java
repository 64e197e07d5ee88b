package dev.brine.kind;

import dev.brine.model.Predictor;
import java.util.List;

/** Asks a model inside another one about rows that lie in a larger array. One thread's: it owns scratch space. */
final class ChildPredictor {
    private final Predictor predictor;
    private final boolean hasProbabilities;
    private final Response response;
    private final int inputs;
    private final int outputs;
    private final int probabilities;
    private final int width;
    private final List<double[]> labels;
    private double[] answers;
    private final double[] row;
    private final double[] answer;

    ChildPredictor(Child child) {
        var state = child.model().state();
        this.predictor = child.model().newPredictor();
        this.hasProbabilities = predictor instanceof BlockPredictor block
                ? block.hasProbabilities()
                : state.outputs().isClassification();
        this.response = child.response();
        this.inputs = state.signature().count();
        this.outputs = state.outputs().count();
        this.probabilities = state.outputs().probabilityCount();
        this.width = child.width();
        if (isProbability() && !hasProbabilities) {
            throw new IllegalArgumentException("'%s' has no class probabilities".formatted(child.name()));
        }
        this.labels = response == Response.LABEL ? Child.labels(state.outputs()) : List.of();
        this.answers = new double[answerWidth()];
        this.row = new double[predictor instanceof BlockPredictor ? 0 : inputs];
        this.answer = new double[predictor instanceof BlockPredictor ? 0 : answerWidth()];
    }

    boolean hasProbabilities() {
        return hasProbabilities;
    }

    /** Returns how many numbers it gives for a row. */
    int width() {
        return width;
    }

    private int answerWidth() {
        return isProbability() ? probabilities : outputs;
    }

    private boolean isProbability() {
        return response == Response.PROBABILITIES || response == Response.PROBABILITIES_WITHOUT_FIRST;
    }

    /**
     * Writes the answers for {@code count} rows.
     *
     * @param target receives {@code width()} numbers for each row
     * @param stride from a row's first number in the target to the next row's
     */
    void respond(double[] rows, int rowStart, int count, double[] target, int targetStart, int stride) {
        boolean inPlace = stride == width && width == answerWidth() && response != Response.LABEL;
        int step = predictor instanceof BlockPredictor block ? block.blockRows() : BlockPredictor.BLOCK_ROWS;
        for (int first = 0; first < count; first += step) {
            int some = Math.min(step, count - first);
            if (inPlace && predictor instanceof BlockPredictor block) {
                answer(block, rows, rowStart + first * inputs, some, target, targetStart + first * width);
                continue;
            }
            if (answers.length < some * answerWidth()) {
                answers = new double[Math.min(step, count) * answerWidth()];
            }
            answer(rows, rowStart + first * inputs, some);
            for (int i = 0; i < some; i++) {
                copy(i * answerWidth(), target, targetStart + (first + i) * stride);
            }
        }
    }

    private void answer(double[] rows, int rowStart, int count) {
        if (predictor instanceof BlockPredictor block) {
            answer(block, rows, rowStart, count, answers, 0);
            return;
        }
        for (int i = 0; i < count; i++) {
            System.arraycopy(rows, rowStart + i * inputs, row, 0, inputs);
            if (isProbability()) {
                predictor.predictProbabilities(row, answer);
            } else {
                predictor.predict(row, answer);
            }
            System.arraycopy(answer, 0, answers, i * answer.length, answer.length);
        }
    }

    private void answer(BlockPredictor block, double[] rows, int rowStart, int count, double[] target, int start) {
        block.ensureOpen();
        if (isProbability()) {
            block.probabilityBlock(rows, rowStart, count, target, start);
        } else {
            block.predictBlock(rows, rowStart, count, target, start);
        }
    }

    private void copy(int start, double[] target, int targetStart) {
        if (response == Response.LABEL) {
            for (int i = 0; i < width; i++) {
                target[targetStart + i] = labels.get(i)[classIndex(answers[start + i], labels.get(i).length)];
            }
            return;
        }
        int skipped = answerWidth() - width;
        System.arraycopy(answers, start + skipped, target, targetStart, width);
    }

    /** Returns what a classifier predicted as an index; kinds of strangers may predict anything. */
    static int classIndex(double predicted, int classes) {
        if (!(predicted >= 0 && predicted < classes)) {
            throw new IllegalArgumentException(
                    "a model inside predicted class %s, expected 0 to %d".formatted(predicted, classes - 1));
        }
        return (int) predicted;
    }
}
