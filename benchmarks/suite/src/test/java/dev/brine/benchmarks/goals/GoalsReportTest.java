package dev.brine.benchmarks.goals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoalsReportTest {
    private static final Figure FAST = new Figure("fast", "ms", List.of(1.0, 2.0, 3.0));
    private static final Figure SLOW = new Figure("slow", "ms", List.of(10.0, 30.0, 20.0));

    @TempDir
    Path folder;

    @Test
    void theTargetItselfIsMet() {
        assertThat(Goal.SAVE.judge(0.9)).isEqualTo(Verdict.MET);
        assertThat(Goal.SAVE.judge(0.899)).isEqualTo(Verdict.MISSED);
        assertThat(Goal.OPEN.judge(2)).isEqualTo(Verdict.MET);
        assertThat(Goal.OPEN.judge(2.001)).isEqualTo(Verdict.MISSED);
        assertThat(Goal.OPEN.judge(Double.NaN)).isEqualTo(Verdict.MISSED);
        assertThat(Goal.SAVE.targetText()).isEqualTo(">= 0.9");
        assertThat(Goal.OPEN.targetText()).isEqualTo("<= 2");
    }

    @Test
    void aRatioIsOfMediansAndItsSpreadOfRounds() {
        Ratio ratio = Ratio.of(SLOW.samples(), FAST.samples());
        assertThat(ratio.value()).isEqualTo(10);
        assertThat(ratio.low()).isEqualTo((20.0 / 3 + 10) / 2);
        assertThat(ratio.high()).isEqualTo(12.5);
        assertThatThrownBy(() -> Ratio.of(SLOW.samples(), List.of(1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no ratio of 3 rounds to 1");
    }

    @Test
    void roundsTakeTurnsAndDropNothing() throws Exception {
        List<String> order = new ArrayList<>();
        Rounds rounds = new Rounds("ms")
                .add("a", () -> order.add("a") ? order.size() : 0)
                .add("b", () -> order.add("b") ? order.size() : 0)
                .run(1, 2);
        assertThat(order).containsExactly("b", "a", "a", "b", "b", "a");
        assertThat(rounds.figure("a").samples()).containsExactly(3.0, 6.0);
        assertThat(rounds.figure("b").samples()).containsExactly(4.0, 5.0);
    }

    @Test
    void aRowSaysVerdictRatioTargetAndFigures() {
        GoalResult row = GoalResult.of(Goal.FIRST_AGAINST_KRYO, Ratio.of(SLOW.samples(), FAST.samples()), SLOW, FAST);
        assertThat(GoalsText.row(row))
                .isEqualTo("missed     10.0 >= 12    open to first prediction: tuned Kryo against mmap, default heap,"
                        + " time [8.33, 12.5]: slow 20.0 ms, fast 2.00 ms"
                        + " (noise: the middle half of the rounds reaches the target)");
        assertThat(GoalsText.row(GoalResult.notAvailable(Goal.COLD, "no dd")))
                .isEqualTo(
                        "n/a           - <= 0.5   not in the page cache: first prediction against a sequential read of"
                                + " the file, time (no dd)");
        assertThat(GoalsText.number(1234.5)).isEqualTo("1,235");
        assertThat(GoalsText.number(0.01234)).isEqualTo("0.0123");
        assertThat(GoalsText.number(0)).isEqualTo("0.000000");
    }

    @Test
    void onlyAnErrorFailsARun() {
        GoalResult missed = GoalResult.of(Goal.OPEN, Ratio.exact(3), FAST);
        assertThat(result(missed).failed()).isFalse();
        assertThat(result(GoalResult.notAvailable(Goal.OPEN, "no room")).failed())
                .isFalse();
        assertThat(result(missed, GoalResult.error(Goal.SAVE, "broken")).failed())
                .isTrue();
    }

    @Test
    void theFileHoldsEverySample() throws IOException {
        Path file = folder.resolve("goals.json");
        GoalsJson.write(
                result(
                        GoalResult.of(Goal.OPEN, Ratio.of(SLOW.samples(), FAST.samples()), SLOW, FAST),
                        GoalResult.notAvailable(Goal.COLD, "no dd")),
                file);
        assertThat(Files.readString(file).replaceAll("\\s+", ""))
                .startsWith("{\"schema\":\"brine-goals/1\",\"brineVersion\":\"1.2\",\"commit\":\"abc\",")
                .contains("\"machine\":{\"cores\":\"2\"}")
                .contains(
                        "{\"id\":\"open\",\"text\":\"openafileof3GiBagainstoneof3MiB,time\",\"target\":\"<=2\","
                                + "\"verdict\":\"missed\",\"ratio\":10.0,\"quartiles\":[8.333333333333334,12.5],"
                                + "\"reason\":\"steady:themiddlehalfoftheroundsmissesittoo;theknownlimitsareinreports/goals/README.md\"")
                .contains("{\"name\":\"slow\",\"unit\":\"ms\",\"median\":20.0,\"samples\":[10.0,30.0,20.0]}")
                .contains("\"verdict\":\"n/a\",\"reason\":\"nodd\",\"figures\":[]}");
    }

    private static GoalsResult result(GoalResult... rows) {
        return new GoalsResult(
                "1.2",
                "abc",
                Instant.EPOCH,
                1,
                new Setting.ForestFacts("forest", 3, 48, List.of(0.5), Optional.empty(), "no Python"),
                new MachineLimits(Map.of("cores", "2"), List.of(FAST)),
                List.of(rows));
    }
}
