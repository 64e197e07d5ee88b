package dev.brine.format.sklearn.joblib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.ReadLimits;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.ModelSource;
import dev.brine.format.sklearn.Fixtures;
import dev.brine.format.sklearn.pickle.NdArray;
import dev.brine.format.sklearn.pickle.PyList;
import dev.brine.format.sklearn.pickle.PyObject;
import dev.brine.format.sklearn.pickle.PyTuple;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RealFilesTest {
    static Stream<String> models() {
        return Fixtures.names("").stream().filter(name -> !name.contains("refuse") && !name.contains("values"));
    }

    static Stream<String> trees() {
        return Fixtures.names("streams").stream().filter(name -> name.contains("tree"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void readsEveryModel(String name) throws IOException {
        try (PickleFile file = open(name)) {
            assertThat(file.root())
                    .isInstanceOfSatisfying(
                            PyObject.class,
                            model -> assertThat(model.has("_sklearn_version")).isTrue());
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void recognizesEveryModel(String name) throws IOException {
        byte[] bytes = Fixtures.bytes(name);
        assertThat(PickleFile.recognizes(ByteBuffer.wrap(bytes, 0, 64))).isTrue();
        assertThat(PickleFile.confirms(ModelSource.bytes(name, bytes))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("trees")
    void readsTheSameTreeFromEveryProtocolAndCodec(String name) throws IOException {
        try (PickleFile file = open(name)) {
            NdArray nodes = nodes(file.root());
            assertThat(nodes.shape()).containsExactly(13);
            assertThat(nodes.dtype().fields().keySet()).contains("left_child", "right_child", "feature", "threshold");
            assertThat(nodes.dtype().itemSize()).isEqualTo(56);
            long[] left = new long[13];
            nodes.field("left_child").readLongs(0, left, 0, 13);
            assertThat(left).containsExactly(1, 2, -1, 4, -1, -1, 7, 8, -1, -1, 11, -1, -1);
            assertThat(nodes.field("threshold").doubleAt(0)).isEqualTo(-1.4732555747032166);
            assertThat(nodes.field("impurity").doubleAt(0)).isPositive();
        }
    }

    private static NdArray nodes(Object root) {
        PyList steps = (PyList) ((PyObject) root).get("steps");
        PyObject estimator = (PyObject) ((PyTuple) steps.get(1)).get(1);
        return (NdArray) ((PyObject) estimator.get("tree_")).get("nodes");
    }

    @Test
    void namesTheCodec() throws IOException {
        List<String> codecs = new ArrayList<>();
        for (String name : trees().filter(name -> name.endsWith(".joblib")).toList()) {
            codecs.add(Codec.startingWith(ByteBuffer.wrap(Fixtures.bytes(name))).joblibName());
        }
        assertThat(codecs).containsExactly("none", "bz2", "gzip", "lz4", "lzma", "xz", "zlib");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pkl", "joblib"})
    void refusesAFileThatRunsCode(String extension) {
        String name = "sklearn-1.2.1/refuse_runs_code." + extension;
        assertThatThrownBy(() -> open(name))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessage(
                        "%s: global 'posix.system' runs programs: the file is hostile and refused; nothing was run, at offset %d"
                                .formatted(name, extension.equals("pkl") ? 28 : 40));
    }

    private static PickleFile open(String name) throws IOException {
        return PickleFile.open(ModelSource.bytes(name, Fixtures.bytes(name)), ReadLimits.defaults());
    }
}
