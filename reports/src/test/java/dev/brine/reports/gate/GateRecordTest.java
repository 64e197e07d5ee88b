package dev.brine.reports.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateRecordTest {
    private static final String SETTING = "4 rows, 7 judging rounds";

    @TempDir
    Path folder;

    @Test
    void theRecordGrowsAndReadsBack() throws IOException {
        Path file = folder.resolve("sub/record.jsonl");
        GateRun run = clean();
        GateRecord.append(file, run);
        GateRecord.append(file, slowed());
        assertThat(file).content().hasLineCount(2);
        assertThat(GateRecord.read(file)).containsExactly(run, slowed());
    }

    @Test
    void garbageIsRefusedWithItsLine() throws IOException {
        Path file = folder.resolve("record.jsonl");
        GateRecord.append(file, clean());
        Files.writeString(file, Files.readString(file) + "garbage\n");
        assertThatIOException()
                .isThrownBy(() -> GateRecord.read(file))
                .withMessageContaining("record.jsonl' line 2 is not brine-gate-run/1");
        Files.writeString(file, "torn");
        assertThatIOException()
                .isThrownBy(() -> GateRecord.append(file, clean()))
                .withMessageContaining("its last line is torn");
    }

    @Test
    void whatWasInjectedIsCaughtByItsOwnRowOnly() {
        GateResult result = SampleGate.result(1.0, List.of(), true);
        assertThat(GateRun.slowed("+20 % time", SETTING, "load, kryo|tuned", result, "")
                        .caught())
                .isTrue();
        assertThat(GateRun.slowed("+20 % time", SETTING, "load, java", result, "")
                        .caught())
                .isFalse();
        assertThat(GateRun.worsened("+5 % bytes", SETTING, ExactCheck.FILE_BYTES, "save, java", result, "")
                        .caught())
                .isTrue();
        assertThat(GateRun.worsened("+5 % bytes", SETTING, ExactCheck.ALLOCATION, "load, java", result, "")
                        .caught())
                .isFalse();
    }

    @Test
    void theSummaryCountsAndBounds() {
        List<GateRun> runs = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            runs.add(clean());
        }
        runs.add(slowed());
        runs.add(GateRun.slowed("+20 % time", SETTING, "load, java", SampleGate.result(1.0, List.of(), false), ""));
        String summary = inArabic(() -> GateRecord.summary(runs));
        assertThat(summary)
                .contains("**4 rows, 7 judging rounds** on Example CPU, 2 cores, Linux 6.1")
                .contains("| red | 0 of 30 | 9.5 % | 0 of 30 | 9.5 % |")
                .contains("| contaminated | 0 of 30 | 9.5 % | 0 of 30 | 9.5 % |")
                .contains("| +20 % time | load, kryo\\|tuned | 1 of 1 | 95 % |")
                .contains("| +20 % time | load, java | 0 of 1 | 100 % |")
                .contains("| load, kryo\\|tuned | 2 | ");
    }

    @Test
    void theSummaryHasNoTableOfRowsWhereNoneWasTimed() {
        GateResult exact = SampleGate.result(List.of(), List.of(), List.of(), List.of());
        String summary = GateRecord.summary(
                List.of(GateRun.worsened("+5 % bytes", SETTING, ExactCheck.FILE_BYTES, "save, java", exact, "")));
        assertThat(summary).contains("| +5 % bytes |").doesNotContain("| Row |");
    }

    /** A locale whose own digits are not ASCII's. */
    private static String inArabic(Supplier<String> text) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            return text.get();
        } finally {
            Locale.setDefault(before);
        }
    }

    private static GateRun clean() {
        GateJudge judge = new GateJudge(SampleGate.POLICY);
        List<GateRow> rows = judge.rows(Map.of("save, java", SampleGate.judged(1.0, 1)), List.of());
        return GateRun.sameArm(SampleGate.result(rows, List.of(), List.of(), List.of()), SETTING, "0123abc");
    }

    private static GateRun slowed() {
        return GateRun.slowed(
                "+20 % time", SETTING, "load, kryo|tuned", SampleGate.result(1.0, List.of(), false), "0123abc");
    }
}
