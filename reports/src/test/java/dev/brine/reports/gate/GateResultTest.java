package dev.brine.reports.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateResultTest {
    @TempDir
    Path folder;

    @Test
    void theSampleHasEveryVerdictButOne() {
        GateResult result = SampleGate.result(1.0, List.of(), false);
        assertThat(result.rows())
                .extracting(GateRow::verdict)
                .containsExactly(
                        GateVerdict.REGRESSED,
                        GateVerdict.INCONCLUSIVE,
                        GateVerdict.IMPROVED,
                        GateVerdict.SAME,
                        GateVerdict.INCONCLUSIVE,
                        GateVerdict.UNSTABLE,
                        GateVerdict.SAME);
        assertThat(result.outcome()).isEqualTo(GateOutcome.RED);
    }

    @Test
    void contaminationIsAmberUnlessAnExactCheckFailed() {
        assertThat(SampleGate.result(1.05, List.of(), false).outcome()).isEqualTo(GateOutcome.AMBER);
        assertThat(SampleGate.result(1.05, List.of(), true).outcome()).isEqualTo(GateOutcome.RED);
    }

    @Test
    void whatIsLeftOpenIsAmber() {
        List<GateRow> same = SampleGate.result(1, List.of(), false).rows().stream()
                .filter(row -> row.verdict() == GateVerdict.SAME)
                .toList();
        assertThat(SampleGate.result(same, List.of(), List.of(), List.of()).outcome())
                .isEqualTo(GateOutcome.GREEN);
        assertThat(SampleGate.result(same, List.of(), List.of(), List.of("load, java"))
                        .outcome())
                .isEqualTo(GateOutcome.AMBER);
    }

    @Test
    void aRunThatTimedNothingIsAmber() {
        assertThat(SampleGate.result(List.of(), List.of(), List.of(), List.of()).outcome())
                .isEqualTo(GateOutcome.AMBER);
    }

    @Test
    void aResultReadsBackAsItWasWritten() throws IOException {
        GateResult result = SampleGate.result(1.0, List.of("load, fst"), true);
        Path file = folder.resolve("gate.json");
        GateStore.write(result, file);
        assertThat(GateStore.read(file)).isEqualTo(result);
        assertThat(file)
                .content()
                .startsWith("{\n  \"schema\" : \"brine-gate/1\",")
                .contains("\"outcome\" : \"RED\"");
    }

    @Test
    void whatIsNoResultIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "{\"schema\": \"brine-result/1\"}");
        assertThatIOException()
                .isThrownBy(() -> GateStore.read(file))
                .withMessageContaining("a.json' has schema 'brine-result/1', expected 'brine-gate/1'");
        Files.writeString(file, "{");
        assertThatIOException()
                .isThrownBy(() -> GateStore.read(file))
                .withMessageContaining("a.json' is not brine-gate/1: ");
        Files.writeString(
                file,
                GateStore.toJson(SampleGate.result(1, List.of(), false))
                        .replace("\"alpha\" : 0.05", "\"alpha\" : 0.0005"));
        assertThatIOException().isThrownBy(() -> GateStore.read(file)).withMessageContaining("can never fail");
    }
}
