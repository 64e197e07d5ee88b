package dev.brine.format.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.error.ModelFormatException;
import dev.brine.model.ColumnType;
import dev.brine.model.Model;
import dev.brine.model.Predictor;
import dev.brine.model.Row;
import dev.brine.model.Signature;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a model answers for rows that are the same on every call, asked one by one and in batches. A row is answered, or
 * refused as {@link Predictor} documents: the model's bytes contradict its kind, or the row holds a value that training did
 * not see.
 */
final class Answers {
    private static final long SEED = 20_261_129L;
    /** More than twice what the predictors of this project work on together. */
    private static final int ROWS = 520;

    private static final int[] BATCHES = {0, 1, 2, 3, 5, 16, 33, 255, 256, 257, ROWS};
    /** Of all rows together; a wider model is asked fewer rows. */
    private static final int MAX_CELLS = 1 << 16;

    private static final double[] SPECIAL = {Double.NaN, 0, -0.0, 1, 2, 1e300, Double.POSITIVE_INFINITY, -1e-300};
    private static final List<String> TEXTS = List.of("Bern", "Genf", "\uD83D\uDE00");

    private final Model model;
    private final Signature signature;
    private final int outputs;
    private final int rows;
    private final double[] numbers;

    private Answers(Model model) {
        this.model = model;
        this.signature = model.state().signature();
        this.outputs = model.state().outputs().count();
        int given = Math.max(outputs, model.state().outputs().probabilityCount());
        this.rows = Math.min(ROWS, MAX_CELLS / Math.max(1, Math.max(given, signature.count())));
        this.numbers = numbers(rows * signature.count());
    }

    private static double[] numbers(int count) {
        Random random = new Random(SEED);
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextInt(4) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : random.nextGaussian();
        }
        return numbers;
    }

    /**
     * Returns the outputs of all rows, then their probabilities; NaN where a row is refused.
     *
     * @throws AssertionError if batches and single rows differ
     */
    static double[] of(Model model) {
        Answers answers = new Answers(model);
        List<Optional<double[]>> singles = answers.outputs();
        for (int count : BATCHES) {
            if (count <= answers.rows && answers.takesNumbers()) {
                answers.compareBatch(count, singles);
            }
        }
        return answers.flat(singles, answers.probabilities());
    }

    private boolean takesNumbers() {
        return signature.stringColumns().isEmpty();
    }

    private List<Optional<double[]>> outputs() {
        List<Optional<double[]>> answers = new ArrayList<>();
        Predictor predictor = model.newPredictor();
        for (int i = 0; i < rows; i++) {
            int row = i;
            answers.add(answer(outputs, out -> {
                if (takesNumbers()) {
                    predictor.predict(cells(row), out);
                } else {
                    predictor.predict(row(row), out);
                }
            }));
        }
        return answers;
    }

    private void compareBatch(int count, List<Optional<double[]>> singles) {
        double[] batch = Arrays.copyOf(numbers, count * signature.count());
        Optional<double[]> answered =
                answer(count * outputs, out -> model.newPredictor().predictBatch(batch, count, out));
        boolean expected = singles.stream().limit(count).allMatch(Optional::isPresent);
        assertThat(answered.isPresent())
                .as("whether %d rows are answered together, as each alone is", count)
                .isEqualTo(expected);
        for (int row = 0; row < count && expected; row++) {
            double[] together = Arrays.copyOfRange(answered.orElseThrow(), row * outputs, (row + 1) * outputs);
            assertThat(together)
                    .as("outputs of row %d of %d", row, count)
                    .isEqualTo(singles.get(row).orElseThrow());
        }
    }

    /** All rows have probabilities, or none has, as the model says. */
    private List<Optional<double[]>> probabilities() {
        int count = model.state().outputs().probabilityCount();
        List<Optional<double[]>> answers = new ArrayList<>();
        Predictor predictor = model.newPredictor();
        for (int i = 0; i < rows && count > 0; i++) {
            int row = i;
            try {
                answers.add(answer(count, out -> {
                    if (takesNumbers()) {
                        predictor.predictProbabilities(cells(row), out);
                    } else {
                        predictor.predictProbabilities(row(row), out);
                    }
                }));
            } catch (UnsupportedOperationException e) {
                assertThat(answers).as("probabilities before row %d", row).isEmpty();
            }
        }
        assertThat(answers.size()).as("rows with probabilities").isEqualTo(model.hasProbabilities() ? rows : 0);
        return answers;
    }

    private static Optional<double[]> answer(int width, Consumer<double[]> question) {
        double[] out = new double[width];
        try {
            question.accept(out);
            return Optional.of(out);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof ModelFormatException refusal) {
                Refusals.requireOneLine(refusal);
                return Optional.empty();
            }
            throw e;
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            if (message.endsWith("was not seen in training") || message.startsWith("row index ")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private double[] cells(int row) {
        return Arrays.copyOfRange(numbers, row * signature.count(), (row + 1) * signature.count());
    }

    private Row row(int row) {
        @Nullable Object[] cells = new @Nullable Object[signature.count()];
        for (int column = 0; column < cells.length; column++) {
            ColumnType type = signature.types().get(column);
            double number = numbers[row * cells.length + column];
            if (type != ColumnType.STRING) {
                cells[column] = number;
            } else if (!Double.isNaN(number)) {
                cells[column] = TEXTS.get((row + column) % TEXTS.size());
            }
        }
        return Row.of(signature, cells);
    }

    private double[] flat(List<Optional<double[]>> singles, List<Optional<double[]>> probabilities) {
        double[] all = new double[rows * (outputs + model.state().outputs().probabilityCount())];
        Arrays.fill(all, Double.NaN);
        copy(singles, all, 0, outputs);
        copy(probabilities, all, rows * outputs, model.state().outputs().probabilityCount());
        return all;
    }

    private static void copy(List<Optional<double[]>> answers, double[] all, int start, int width) {
        for (int row = 0; row < answers.size(); row++) {
            int at = start + row * width;
            answers.get(row).ifPresent(answer -> System.arraycopy(answer, 0, all, at, width));
        }
    }
}
