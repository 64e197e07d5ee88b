package dev.brine.format.sklearn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.brine.Brine;
import dev.brine.model.Model;
import dev.brine.model.Output;
import dev.brine.model.Predictor;
import dev.brine.model.Row;
import dev.brine.model.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * More than a hundred models, trained by a real scikit-learn and read by Brine, give its predictions. Pythons are named by
 * {@code -Dbrine.test.pythons=A,B}, Debian's without it; {@code -Dbrine.test.seed} chooses other data and codecs.
 */
class TrainedVariantsTest {
    private static final String PYTHONS = System.getProperty("brine.test.pythons", "/usr/bin/python3");
    private static final long SEED = Long.getLong("brine.test.seed", 7);
    private static final double ULPS = 4;
    private static final double SUMMED_PROBABILITY = 1e-11;

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> predictsWhatScikitLearnPredicts() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        int number = 0;
        for (String python : PYTHONS.split(",")) {
            Path own = Files.createDirectory(folder.resolve("python" + number++));
            assumeTrue(
                    TrainedVariants.canRun(python),
                    () -> "'%s' lacks scikit-learn, joblib, lz4 or pandas: nothing was trained".formatted(python));
            TrainedVariants trained = TrainedVariants.train(python, own, SEED);
            for (Variant variant : trained.variants()) {
                String name = "%s, scikit-learn %s, seed %d".formatted(variant.name(), trained.version(), SEED);
                tests.add(dynamicTest(name, () -> assertPredicts(variant)));
            }
        }
        return tests.stream();
    }

    private static void assertPredicts(Variant variant) throws IOException {
        Model model = Brine.load(variant.file());
        Predictor predictor = model.newPredictor();
        List<Output> outputs = model.state().outputs().list();
        double[] predicted = new double[outputs.size()];
        double[] probabilities = new double[model.state().outputs().probabilityCount()];
        for (int i = 0; i < variant.rows().size(); i++) {
            Row row = row(model.state().signature(), variant, i);
            predictor.predict(row, predicted);
            for (int output = 0; output < predicted.length; output++) {
                assertOutput(variant, i, output, outputs.get(output), predicted[output]);
            }
            if (!variant.proba().isEmpty()) {
                predictor.predictProbabilities(row, probabilities);
                assertProbabilities(variant, i, probabilities);
            }
        }
    }

    private static Row row(Signature signature, Variant variant, int index) {
        List<@Nullable Object> cells = variant.rows().get(index);
        if (!variant.columns().isEmpty()) {
            assertThat(signature.names()).isEqualTo(variant.columns());
        }
        return Row.of(signature, cells.toArray());
    }

    private static void assertOutput(Variant variant, int row, int column, Output output, double predicted) {
        Object expected = variant.predict().get(row).get(column);
        if (output.isClassification()) {
            assertThat(sameType(output.labels().get((int) predicted), expected))
                    .as("row %d of %s, output %d", row, variant.name(), column)
                    .isEqualTo(expected);
            return;
        }
        double bound = number(variant.bounds().get(row).get(column));
        assertThat(Math.abs(predicted - number(expected)))
                .as(
                        "row %d of %s, output %d: %s, scikit-learn gives %s",
                        row, variant.name(), column, predicted, expected)
                .isLessThanOrEqualTo(bound);
    }

    /** Units in the last place are those of the row's largest: one class of two is the other's difference to 1. */
    private static void assertProbabilities(Variant variant, int row, double[] probabilities) {
        List<@Nullable Object> expected = variant.proba().get(row);
        assertThat(expected).hasSize(probabilities.length);
        double largest =
                expected.stream().mapToDouble(TrainedVariantsTest::number).max().orElseThrow();
        double bound = variant.hasSums() ? SUMMED_PROBABILITY : ULPS * Math.ulp(largest);
        for (int i = 0; i < probabilities.length; i++) {
            double exact = number(expected.get(i));
            assertThat(Math.abs(probabilities[i] - exact))
                    .as(
                            "row %d of %s, class %d: %s, scikit-learn gives %s",
                            row, variant.name(), i, probabilities[i], exact)
                    .isLessThanOrEqualTo(bound);
        }
    }

    /** JSON does not say whether 3 is a Long or a Double. */
    private static @Nullable Object sameType(Object label, @Nullable Object expected) {
        return label instanceof Double number && expected instanceof Long ? (Object) number.longValue() : label;
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
