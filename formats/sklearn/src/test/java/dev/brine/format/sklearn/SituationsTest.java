package dev.brine.format.sklearn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.ModelSource;
import dev.brine.format.ReadOptions;
import dev.brine.model.Environment;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models as people save them: beside other models, thresholds, functions and values, with scorers and custom steps. */
class SituationsTest {
    private static final Archive CASES = Archive.open("cases.tar.xz");
    private static final Archive SITUATIONS = Archive.open("situations.tar.xz");

    private static Archive archive(String name) {
        return SITUATIONS.has(name) ? SITUATIONS : CASES;
    }

    private static ModelFile open(String name, String... places) throws IOException {
        ModelSource source = ModelSource.bytes(name, archive(name).bytes(name));
        return Brine.open(source, ReadOptions.defaults().withSelection(places));
    }

    @TestFactory
    Stream<DynamicTest> whatDoesNotPredictDoesNotMatter() {
        return Stream.of(
                        "h03_grid_accuracy.joblib",
                        "h04_hgb_scoring.joblib",
                        "h05_onehot_categories_pandas_unique.joblib",
                        "c10_grid_string_scoring.joblib",
                        "c10_grid_make_scorer.joblib",
                        "c10_grid_roc_auc_string.joblib",
                        "c10_random_search_scipy.joblib",
                        "c04_ct_pandas_index_columns.joblib",
                        "c04_ct_numpy_array_columns.joblib",
                        "a12_dill.pkl",
                        "one_beside_values.joblib",
                        "one_named_twice.joblib",
                        "one_deep_inside.joblib",
                        "one_in_bunch.joblib",
                        "one_in_namespace.joblib",
                        "one_in_cycle.joblib",
                        "ordinal_none.joblib")
                .map(name -> dynamicTest(
                        name,
                        () -> ImportedModelsTest.predictsAsScikitLearn(archive(name), name, ReadOptions.defaults())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "h01_dict_scaler_svc.joblib | ['scaler'] StandardScaler, ['model'] SVC (not supported); no model among",
                "h01_dict_scaler_iforest.joblib | ['model'] IsolationForest (not supported), ['scaler'] StandardScaler, ['threshold'] -0.1",
                "h01_tuple_scaler_knn.pkl | [0] StandardScaler, [1] KNeighborsClassifier (not supported)",
                "a07_dict_poly_model.joblib | ['pca'] PCA (not supported), ['model'] Ridge; say which with --select \"['model']\"",
                "a07_dict_label_encoder.joblib | ['model'] RandomForestClassifier, ['label_encoder'] LabelEncoder (not supported)",
                "a08_tuple_dv_model.bin | [0] DictVectorizer (not supported), [1] LogisticRegression; say which with --select \"[1]\"",
                "h02_dict_threshold.joblib | ['model'] RandomForestClassifier, ['threshold'] 0.37",
                "model_and_cut_off.joblib | ['clf'] RandomForestClassifier, ['meta']['best_threshold'] 0.25",
                "model_and_thresholds.joblib | [0] RandomForestClassifier, [1]['thresholds'] a list of 2",
                "model_and_function.joblib | ['model'] LinearRegression, ['after'] function '__main__.double' (not supported)",
                "model_and_ufunc.joblib | ['after'] function 'numpy.core._multiarray_umath.expm1' (not supported)",
                "model_and_partial.joblib | ['model'] LinearRegression, ['after'] partial of functools (not supported)",
                "model_and_settings.joblib | ['settings'] Settings of the program that saved the file (not supported)",
                "pipeline_and_its_scaler.joblib | ['pipeline'] Pipeline, ['scaler'] StandardScaler",
                "nested_models.joblib | ['folds'][0]['model'] LinearRegression, ['folds'][1]['model'] Ridge",
                "array_of_models.joblib | [0] LinearRegression, [1] Ridge",
                "arguments.joblib | .model RandomForestClassifier, .threshold 0.3",
                "wrapper.joblib | the file's own value Churn of the program that saved the file (not supported), .model Random",
                "odd_keys.joblib | [('a', 1)] LinearRegression, [2] Ridge, [\"it's\"] RandomForestClassifier"
            })
    void neverOneOfSeveralWithoutBeingTold(String name, String places) {
        assertThatThrownBy(() -> open(name))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("things that may take part in a prediction: ")
                .hasMessageContaining(places)
                .hasMessageContaining("--select")
                .hasMessageContaining("ReadOptions.withSelection");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "b_labelenc.joblib | LabelEncoder of scikit-learn ('sklearn.preprocessing._label.LabelEncoder') is not supported",
                "b_sfm.joblib | SelectFromModel of scikit-learn",
                "b_ttr_scaler.joblib | TransformedTargetRegressor of scikit-learn",
                "b_fixedthr.joblib | FixedThresholdClassifier of scikit-learn",
                "b_tfidf_lr.joblib | TfidfVectorizer of scikit-learn ('sklearn.feature_extraction.text.TfidfVectorizer'), step 't',",
                "b_count_nb.joblib | CountVectorizer of scikit-learn",
                "b_func_log1p.joblib | FunctionTransformer, step 'functiontransformer': func is 'numpy.log1p', Python code",
                "custom_alone.joblib | Cleaner of the program that saved the file ('__main__.Cleaner') is not supported",
                "custom_step.joblib | Cleaner of the program that saved the file ('__main__.Cleaner'), step 'clean', is not",
                "custom_step_inside.joblib | step 'prepare' > 'clean', is not supported",
                "function_step.joblib | FunctionTransformer, step 'double': func is '__main__.double', Python code, which is never run",
                "function_beside_coefficients.joblib | Ridge: its attribute 'correction' needs double of the program that saved",
                "function_alone.joblib | holds '__main__.double' without an estimator",
                "no_model.joblib | ['threshold'] 0.5, without an estimator, expected a fitted estimator of scikit-learn"
            })
    void whatPredictsAndIsNotKnownIsRefusedByName(String name, String message) {
        assertThatThrownBy(() -> open(name))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("fit it before");
    }

    @Test
    void anUnfittedEstimatorIsToldToBeFitted() {
        assertThatThrownBy(() -> open("unfitted.joblib")).hasMessageContaining("fit it before it is saved");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "list_of_models.joblib | [1] | Ridge",
                "nested_models.joblib | ['folds'][1][\"model\"] | Ridge",
                "model_and_cut_off.joblib | ['clf'] | Random",
                "wrapper.joblib | .model | Random",
                "odd_keys.joblib | [('a', 1)] | Linear",
                "one_in_bunch.joblib | ['model'] | Linear"
            })
    void readsWhatIsSelected(String name, String place, String dropped) throws IOException {
        try (ModelFile file = open(name, place)) {
            Map<String, String> environment = file.saved().environment().entries();
            assertThat(environment).containsEntry(Environment.SOURCE_SELECTED, place.replace('"', '\''));
            assertThat(environment).doesNotContainKey(Environment.SOURCE_ASSEMBLED);
            assertThat(environment.get(Environment.SOURCE_DROPPED)).contains(dropped, "beside the model: ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "h02_dict_threshold.joblib, ['model']",
        "a07_dict_label_encoder.joblib, ['model']",
        "a08_tuple_dv_model.bin, [1]",
        "list_of_models.joblib, [1]"
    })
    void theSelectedModelPredictsAsInPython(String name, String place) throws IOException {
        ImportedModelsTest.predictsAsScikitLearn(
                archive(name), name, ReadOptions.defaults().withSelection(place));
    }

    /** Its rows are those of the transformer that Brine does not support, so what it predicts is not what they expect. */
    @Test
    void aModelWithoutItsTransformerReads() throws IOException {
        try (ModelFile file = open("a07_dict_poly_model.joblib", "['model']")) {
            assertThat(file.model().state().signature().count()).isEqualTo(6);
            assertThat(file.saved().environment().entries().get(Environment.SOURCE_DROPPED))
                    .contains("beside the model: ['pca']");
        }
    }

    @Test
    void severalDumpsOneAfterAnotherAreNotOneModel() {
        assertThatThrownBy(() -> open("a22_two_pickles_in_one_file.pkl"))
                .hasMessage("a22_two_pickles_in_one_file.pkl: holds 2 objects, dumped one after another, expected one:"
                        + " load each in Python, and dump the fitted estimator, or a Pipeline of them, to a file of its"
                        + " own, at offset 594");
    }

    @Test
    void severalInOrderBecomeAPipelineThatIsRecordedAsAssembled() throws IOException {
        String name = "scaler_and_model.joblib";
        ReadOptions options = ReadOptions.defaults().withSelection("['scaler']", "['model']");
        ImportedModelsTest.predictsAsScikitLearn(SITUATIONS, name, options);
        try (ModelFile file = open(name, "['scaler']", "['model']")) {
            assertThat(file.saved().state().children()).containsOnlyKeys("['scaler']", "['model']");
            assertThat(file.saved().environment().entries())
                    .containsEntry(Environment.SOURCE_SELECTED, "['scaler'] then ['model']")
                    .containsEntry(Environment.SOURCE_ASSEMBLED, "a pipeline of ['scaler'] then ['model']");
            file.verifyChecksums();
        }
    }

    @Test
    void aPipelineInTheWrongOrderIsRefused() {
        assertThatThrownBy(() -> open("scaler_and_model.joblib", "['model']", "['scaler']"))
                .hasMessageContaining("LogisticRegression, step ['model']: a predictor stands where a transformer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"['mode']", "['model'][0]", "model", "[0]", "['model", "['model']]"})
    void aPlaceThatIsNotThereListsThoseThatAre(String place) {
        assertThatThrownBy(() -> open("scaler_and_model.joblib", place))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("has nothing at " + place)
                .hasMessageContaining("['scaler'] StandardScaler, ['model'] LogisticRegression");
    }

    @Test
    void aThresholdIsNoModel() {
        assertThatThrownBy(() -> open("h02_dict_threshold.joblib", "['threshold']"))
                .hasMessageContaining("['threshold'] is 0.37, expected an estimator; it holds ['model'] Random");
    }
}
