package dev.brine.format.sklearn.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.error.ModelFormatException;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.sklearn.Archive;
import dev.brine.format.sklearn.Fixtures;
import dev.brine.manifest.StateDigest;
import dev.brine.model.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders as MLflow of several versions lays them out, and folders that lead elsewhere. */
class MlflowModelTest {
    private static final String LINEAR = "sklearn-1.6.1/linear.joblib";

    @TempDir
    private Path folder;

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }

    private void writeModel(String name) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.write(folder.resolve(name), Fixtures.bytes(LINEAR));
    }

    private Map<String, String> environment() throws IOException {
        try (ModelFile file = Brine.open(folder);
                ModelFile alone = Brine.open(Fixtures.path(LINEAR))) {
            assertThat(StateDigest.of(file.saved().state()))
                    .isEqualTo(StateDigest.of(alone.saved().state()));
            return file.saved().environment().entries();
        }
    }

    @Test
    void readsWhatMlflow2Writes() throws IOException {
        writeModel("model.pkl");
        write("MLmodel", """
                artifact_path: model
                flavors:
                  python_function:
                    env:
                      conda: conda.yaml
                      virtualenv: python_env.yaml
                    loader_module: mlflow.sklearn
                    model_path: model.pkl
                    predict_fn: predict
                    python_version: 3.11.0
                  sklearn:
                    code: null
                    pickled_model: model.pkl
                    serialization_format: cloudpickle
                    sklearn_version: 1.6.1
                mlflow_version: 2.16.2
                signature:
                  inputs: '[{"type": "double", "name": "flavors:
                    sklearn", "required": true}]'
                  params: null
                utc_time_created: '2026-03-20 19:40:55.665301'
                """);
        write("requirements.txt", """
                mlflow==2.16.2
                scikit-learn[alldeps] == 1.6.1  # the trainer
                numpy>=1.26,<3; python_version >= '3.9'
                pandas
                --extra-index-url https://user:password@example.org/simple
                tool @ https://user:password@example.org/tool.whl
                """);
        assertThat(environment())
                .containsEntry("requires.mlflow", "==2.16.2")
                .containsEntry("requires.scikit-learn", "== 1.6.1")
                .containsEntry("requires.numpy", ">=1.26,<3")
                .containsEntry("requires.pandas", "any")
                .containsEntry("mlflow.version", "2.16.2")
                .containsEntry("python.version", "3.11.0")
                .containsEntry(Environment.SOURCE_NAME, "model.pkl")
                .doesNotContainKey("requires.tool")
                .allSatisfy((key, value) -> assertThat(value).doesNotContain("password"));
    }

    @Test
    void readsWhatMlflow1WroteWithCondaInFlowStyle() throws IOException {
        writeModel("data/model.pkl");
        write("MLmodel", "flavors: {python_function: {data: data/model.pkl, loader_module: mlflow.sklearn}}\n");
        write("conda.yaml", """
                channels: [defaults]
                dependencies:
                - python=3.8.2
                - scikit-learn=0.24.1
                - pip
                - pip:
                  - cloudpickle==1.6.0
                name: mlflow-env
                """);
        assertThat(environment())
                .containsEntry("requires.python", "=3.8.2")
                .containsEntry("requires.pip", "any")
                .containsEntry("requires.cloudpickle", "==1.6.0");
    }

    @Test
    void readsSkopsAsMlflow3Writes() throws IOException {
        Archive archive = Archive.open("skops.tar.xz");
        Files.write(folder.resolve("model.skops"), archive.bytes("0.14.0_linear.skops"));
        write("MLmodel", "flavors:\n  sklearn:\n    pickled_model: model.skops\n    serialization_format: skops\n");
        try (ModelFile file = Brine.open(folder)) {
            assertThat(file.model().state().kind()).isEqualTo("linear-model");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../model.pkl", "/etc/hostname", "a/../../model.pkl", "link.pkl", "linked/model.pkl"})
    void refusesWhatLeadsOutOfTheFolder(String name) throws IOException {
        Path outside = folder;
        folder = Files.createDirectory(outside.resolve("model"));
        Files.write(outside.resolve("model.pkl"), Fixtures.bytes(LINEAR));
        Files.createSymbolicLink(folder.resolve("link.pkl"), outside.resolve("model.pkl"));
        Files.createSymbolicLink(folder.resolve("linked"), outside);
        write("MLmodel", "flavors:\n  sklearn:\n    pickled_model: %s\n".formatted(name));
        assertThatThrownBy(this::environment)
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("'%s' leads out of the folder, which is refused", name);
    }

    @Test
    void refusesRequirementsThatLeadOutOfTheFolder() throws IOException {
        writeModel("model.pkl");
        write("MLmodel", "flavors: {sklearn: {pickled_model: model.pkl}}\n");
        Files.createSymbolicLink(folder.resolve("requirements.txt"), Path.of("/etc/hosts"));
        assertThatThrownBy(this::environment).hasMessageContaining("'requirements.txt' leads out of the folder");
    }

    @Test
    void namesTheFlavorsOfAnotherLibrary() throws IOException {
        write(
                "MLmodel",
                "flavors:\n  xgboost: {data: model.xgb}\n  python_function: {loader_module: mlflow.xgboost}\n");
        assertThatThrownBy(this::environment)
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("its MLmodel has the flavors [python_function, xgboost], read is sklearn");
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        assertThatThrownBy(this::environment).hasMessageContaining("is a folder, expected a file; no format");
        write("MLmodel", "flavors: {sklearn: {pickled_model: model.pkl}}\n");
        assertThatThrownBy(this::environment)
                .hasMessageContaining("it has no file 'model.pkl', which its MLmodel names");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "flavors: [",
                "flavors: &a [*a, *b]",
                "a: \t- b: {",
                "\0",
                "<html>",
                "- - - -",
                "%YAML 9.9\n---\na"
            })
    void refusesWhatIsNoDescription(String text) throws IOException {
        write("MLmodel", text);
        assertThatThrownBy(this::environment)
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(folder.toString());
    }

    @Test
    void depthAndAliasesCostNothing() throws IOException {
        write("MLmodel", "a: " + "[".repeat(100_000));
        assertThatThrownBy(this::environment).hasMessageContaining("nested more than 64 deep");
        write("MLmodel", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\nflavors: {sklearn: {pickled_model: *a}}\n");
        assertThatThrownBy(this::environment).hasMessageContaining("has the flavors [sklearn]");
    }
}
