package dev.brine.reports.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.reports.SampleResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultStoreTest {
    @TempDir
    private Path directory;

    @Test
    void readsBackExactlyWhatWasWritten() throws IOException {
        Path path = directory.resolve("results.json");
        ResultStore.write(SampleResult.run(), path);
        assertThat(ResultStore.read(path)).isEqualTo(SampleResult.run());
        assertThat(ResultStore.toJson(ResultStore.read(path))).isEqualTo(Files.readString(path));
    }

    @Test
    void keepsEveryBitOfASample() throws IOException {
        double awkward = Math.nextUp(0.1);
        ResultRow row = SampleResult.row("pipeline", "java", "default", Operation.SAVE, 1, 1);
        ResultRow exact = SampleResult.withKey(row, row.key(), List.of(List.of(awkward, Double.MIN_VALUE)));
        RunResult result = with(exact);
        assertThat(write(ResultStore.toJson(result))).isEqualTo(result);
    }

    @Test
    void startsWithTheSchema() {
        assertThat(ResultStore.toJson(SampleResult.run())).startsWith("{\n  \"schema\" : \"brine-result/1\",\n");
    }

    @Test
    void refusesAnotherVersionOfTheSchema() {
        assertThatThrownBy(() -> write(sampleJson().replace("brine-result/1", "brine-result/2")))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("result.json' has schema 'brine-result/2', expected 'brine-result/1'; "
                        + "read it with the version of Brine that wrote it");
    }

    @Test
    void refusesJsonThatIsNoResult() {
        assertThatThrownBy(() -> write("[1]")).hasMessageEndingWith("is not brine-result/1: field 'schema' is missing");
    }

    @Test
    void refusesTextThatIsNotJson() {
        assertRefused("{\"schema\":", "Unexpected end-of-input");
    }

    @Test
    void namesAMissingField() {
        assertRefused(sampleJson().replace("\"commandLine\"", "\"other\""), "field 'commandLine' is missing");
    }

    @Test
    void namesAMissingNumber() {
        assertRefused(sampleJson().replace("\"cores\"", "\"other\""), "cores");
    }

    @Test
    void namesAnUnknownOperation() {
        assertRefused(sampleJson().replace("\"bare-map\"", "\"bare-nap\""), "bare-nap");
    }

    @Test
    void refusesASampleThatIsNotFinite() {
        assertRefused(sampleJson().replaceFirst("171\\.0", "\"NaN\""), "");
        assertRefused(sampleJson().replaceFirst("171\\.0", "1e999"), "field 'samples' is Infinity");
    }

    @Test
    void refusesARatioOfARowThatIsNotThere() {
        assertRefused(sampleJson().replace("floor/raw/bare-map", "floor/raw/bare-nap"), "which is not listed");
    }

    @Test
    void ignoresFieldsItDoesNotKnow() throws IOException {
        assertThat(write(sampleJson().replaceFirst("\"notes\"", "\"later\" : 1, \"notes\"")))
                .isEqualTo(SampleResult.run());
    }

    @Test
    void readsAFileWithoutStarts() throws IOException {
        RunResult read = write(sampleJson().replaceFirst("\"starts\"", "\"later\""));
        assertThat(read.starts()).isEmpty();
        assertThat(read.rows()).isEqualTo(SampleResult.run().rows());
    }

    @Test
    void leavesNoTemporaryFileWhenItCannotWrite() throws IOException {
        Path occupied =
                Files.createDirectories(directory.resolve("occupied/inside")).getParent();
        assertThatThrownBy(() -> ResultStore.write(SampleResult.run(), occupied))
                .isInstanceOf(IOException.class);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(occupied);
        }
    }

    private void assertRefused(String json, String reason) {
        assertThatThrownBy(() -> write(json))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("result.json' is not brine-result/1: ")
                .hasMessageContaining(reason)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    private RunResult write(String json) throws IOException {
        return ResultStore.read(Files.writeString(directory.resolve("result.json"), json));
    }

    private static String sampleJson() {
        return ResultStore.toJson(SampleResult.run());
    }

    private static RunResult with(ResultRow row) {
        RunResult sample = SampleResult.run();
        return new RunResult(sample.run(), sample.environment(), sample.models(), List.of(row), List.of(), List.of());
    }
}
