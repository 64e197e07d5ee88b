package dev.brine.format.sklearn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.ModelSource;
import dev.brine.format.ReadOptions;
import dev.brine.model.ComparisonRule;
import dev.brine.model.ErrorBounds;
import dev.brine.model.Model;
import dev.brine.model.Output;
import dev.brine.model.Predictor;
import dev.brine.model.Row;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Models of every estimator, trained and saved by three versions of scikit-learn, predict held-out rows as there. */
class ImportedModelsTest {
    /** Where probabilities come from {@code exp} or sums of products, which other libraries round in their own way. */
    private static final double PROBABILITY_TOLERANCE = 1e-12;

    @TestFactory
    Stream<DynamicTest> scikitLearn121() {
        return tests("variants-1.2.1.tar.xz");
    }

    @TestFactory
    Stream<DynamicTest> scikitLearn161() {
        return tests("variants-1.6.1.tar.xz");
    }

    @TestFactory
    Stream<DynamicTest> scikitLearn191() {
        return tests("variants-1.9.1.tar.xz");
    }

    @TestFactory
    Stream<DynamicTest> givenFiles() {
        return tests("given.tar.xz").filter(test -> !test.getDisplayName().contains("refuse_"));
    }

    /** Layouts of 0.20 to 1.1 and 1.3 to 1.5, put together by make_layouts.py: no such release wrote these files. */
    @TestFactory
    Stream<DynamicTest> synthesisedLayouts() {
        return tests("old.tar.xz");
    }

    @Test
    void boostingThatStartsFromAModelIsRefusedByName() {
        Archive archive = Archive.open("variants-1.9.1.tar.xz");
        ModelSource source = ModelSource.bytes("x", archive.bytes("boosting_linear_init.joblib"));
        assertThatThrownBy(() -> Brine.open(source, ReadOptions.defaults()))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("GradientBoostingRegressor: init=LinearRegression, supported are");
    }

    private static Stream<DynamicTest> tests(String archiveName) {
        return tests(Archive.open(archiveName));
    }

    /** Returns a test for each model but those whose boosting starts from another model. */
    static Stream<DynamicTest> tests(Archive archive) {
        return archive.models().stream()
                .filter(name -> !name.matches("boosting_(linear|forest)_init\\..*"))
                .map(name -> dynamicTest(name, () -> predictsAsScikitLearn(archive, name)));
    }

    private static void predictsAsScikitLearn(Archive archive, String name) throws IOException {
        predictsAsScikitLearn(archive, name, ReadOptions.defaults());
    }

    static void predictsAsScikitLearn(Archive archive, String name, ReadOptions options) throws IOException {
        String base = name.substring(0, name.lastIndexOf('.'));
        ModelSource source = ModelSource.bytes(name, archive.bytes(name));
        try (ModelFile file = Brine.open(source, options)) {
            Model model = file.model();
            List<Row> rows = CsvTable.parse(archive.text(base + ".rows.csv"))
                    .rows(model.state().signature());
            checkOutputs(model, rows, CsvTable.parse(archive.text(base + ".expected.csv")));
            if (archive.has(base + ".proba.csv")) {
                checkProbabilities(model, rows, CsvTable.parse(archive.text(base + ".proba.csv")));
            }
        }
    }

    private static void checkOutputs(Model model, List<Row> rows, CsvTable expected) {
        List<Output> outputs = model.state().outputs().list();
        ErrorBounds bounds = ErrorBounds.ofPredictions(model.state());
        Predictor predictor = model.newPredictor();
        double[] predicted = new double[outputs.size()];
        assertThat(expected.records()).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            predictor.predict(rows.get(i), predicted);
            double[] allowed = bounds.rule() == ComparisonRule.Kind.TOLERANCE ? bounds.of(rows.get(i)) : predicted;
            for (int k = 0; k < predicted.length; k++) {
                String text = expected.records().get(i).get(k);
                if (outputs.get(k).isClassification()) {
                    Object label = outputs.get(k).labels().get((int) predicted[k]);
                    assertThat(isSame(label, text))
                            .as("row %d: %s for %s", i, label, text)
                            .isTrue();
                } else if (bounds.rule() == ComparisonRule.Kind.TOLERANCE) {
                    assertThat(predicted[k]).as("row %d", i).isCloseTo(Double.parseDouble(text), within(allowed[k]));
                } else {
                    assertThat(predicted[k]).as("row %d", i).isEqualTo(Double.parseDouble(text));
                }
            }
        }
    }

    private static boolean isSame(Object label, String text) {
        if (label instanceof Number number) {
            return Double.parseDouble(text) == number.doubleValue();
        }
        boolean isNumber = label instanceof Boolean && text.matches("[01]");
        return isNumber ? label.equals(text.equals("1")) : label.toString().equalsIgnoreCase(text);
    }

    private static void checkProbabilities(Model model, List<Row> rows, CsvTable expected) {
        Predictor predictor = model.newPredictor();
        double[] predicted = new double[model.state().outputs().probabilityCount()];
        for (int i = 0; i < rows.size(); i++) {
            predictor.predictProbabilities(rows.get(i), predicted);
            assertThat(expected.records().get(i)).hasSize(predicted.length);
            for (int k = 0; k < predicted.length; k++) {
                double wanted = Double.parseDouble(expected.records().get(i).get(k));
                if (isForest(model)) {
                    assertThat(predicted[k]).as("row %d", i).isEqualTo(wanted);
                } else {
                    assertThat(predicted[k]).as("row %d", i).isCloseTo(wanted, within(PROBABILITY_TOLERANCE));
                }
            }
        }
    }

    private static boolean isForest(Model model) {
        return model.state().attributes().find("aggregation").equals(Optional.of("mean"));
    }
}
