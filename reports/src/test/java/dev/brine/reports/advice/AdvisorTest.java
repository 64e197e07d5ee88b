package dev.brine.reports.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.brine.reports.SampleResult;
import dev.brine.reports.advice.Advice.Exclusion;
import dev.brine.reports.advice.Advice.Flip;
import dev.brine.reports.advice.Advice.Named;
import dev.brine.reports.advice.AdviceCases.Case;
import dev.brine.reports.advice.Candidate.Metric;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ProcessStart;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdvisorTest {
    static List<Case> cases() {
        return AdviceCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersAsWorkedOutByHand(Case expected) {
        Advice advice = Advisor.advise(AdviceCases.choices(expected.model()), expected.needs());
        String json = advice.toJson();
        assertThat(advice.pick().map(Named::label).orElse("")).as(json).isEqualTo(expected.pick());
        assertThat(advice.runnerUp().map(Named::label).orElse("")).as(json).isEqualTo(expected.runnerUp());
        assertThat(advice.ties().stream().map(Named::label)).as(json).containsExactlyElementsOf(expected.ties());
        assertThat(json).contains(expected.says());
        assertThat(advice.because()).hasSizeBetween(1, 3);
    }

    @Test
    void theTableIsAsLongAsPromised() {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(50);
        assertThat(cases()).extracting(Case::name).doesNotHaveDuplicates();
    }

    @Test
    void anErrorIsExcludedWithItsReasonWhateverIsNeeded() {
        Advice advice = Advisor.advise(
                AdviceCases.choices("forest"), Profile.ofName("general").needs());
        assertThat(advice.excluded())
                .extracting(Exclusion::label, one -> one.failures().get(0).text())
                .containsExactly(
                        tuple("joblib", "runs in python 3.11.2, not in a JVM; measured for comparison"),
                        tuple("avro", "first-prediction is ERROR: prediction 3 of 256 is 0.25, expected 0.5"),
                        tuple("json xz", "was not measured: time budget"));
    }

    @Test
    void startsAndRowsOfWholeProcessesDoNotMix() {
        RunResult run = AdviceCases.run();
        ResultRow row = SampleResult.row("forest", "json", "zstd", Operation.PROCESS_START, 1, 16_000_000);
        List<ResultRow> rows = new ArrayList<>(run.rows());
        rows.add(row);
        RunResult mixed = new RunResult(
                run.run(), run.environment(), run.models(), rows, run.floors(), withoutZstd(run), run.notes());
        assertThat(start(mixed)).as("others have starts").isEmpty();
        RunResult rowsOnly = new RunResult(run.run(), run.environment(), run.models(), rows, run.floors(), run.notes());
        assertThat(start(rowsOnly)).isPresent();
    }

    private static List<ProcessStart> withoutZstd(RunResult run) {
        return run.starts().stream()
                .filter(start -> !start.variant().equals("zstd"))
                .toList();
    }

    private static Optional<Range> start(RunResult run) {
        return Choices.of(run, Optional.of("forest"), Optional.empty()).candidates().stream()
                .filter(candidate -> candidate.variant().equals("zstd"))
                .findFirst()
                .flatMap(candidate -> candidate.figure(Metric.START));
    }

    @Test
    void aFlipIsWhereTheAnswerChanges() {
        Choices choices = AdviceCases.choices("forest");
        for (Case expected : cases()) {
            Choices of = AdviceCases.choices(expected.model());
            for (Flip flip : Advisor.advise(of, expected.needs()).flips()) {
                if (flip.what().equals("bandwidth")) {
                    assertChanges(of, expected.needs(), flip, Parameter.BANDWIDTH, 1 / flip.at());
                } else if (flip.what().equals("loads")) {
                    assertChanges(of, expected.needs(), flip, Parameter.LOADS, flip.at());
                }
            }
        }
        assertThat(choices.candidates()).hasSize(13);
    }

    private static void assertChanges(Choices choices, Needs needs, Flip flip, Parameter parameter, double at) {
        double little = 1e-6;
        boolean upwards = at > parameter.of(needs);
        String before = pick(choices, parameter.with(needs, at * (upwards ? 1 - little : 1 + little)));
        String after = pick(choices, parameter.with(needs, at * (upwards ? 1 + little : 1 - little)));
        assertThat(after).as(flip.text()).isEqualTo(flip.to());
        assertThat(before).as(flip.text()).isEqualTo(pick(choices, needs)).isNotEqualTo(after);
    }

    private static String pick(Choices choices, Needs needs) {
        return Advisor.advise(choices, needs).pick().map(Named::id).orElse("");
    }

    @Test
    void anAssertionHoldsForThePickAndForWhatTies() {
        Advice advice = Advisor.advise(AdviceCases.choices("forest"), Needs.of("none", Objective.PREDICTION));
        assertThat(advice.upholds("java")).isTrue();
        assertThat(advice.upholds("mmap")).isTrue();
        assertThat(advice.upholds("mmap:raw:mapped")).isTrue();
        assertThat(advice.upholds("mmap:raw:heap")).isFalse();
        assertThat(advice.upholds("jav")).isFalse();
    }
}
