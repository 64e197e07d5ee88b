package dev.brine.reports.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.reports.SampleResult;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ResultRowTest {
    private final ResultRow row = SampleResult.row("pipeline", "kryo", "tuned", Operation.LOAD, 1, 1);

    @Test
    void losesItsFigureWhenItFails() {
        ResultRow failed = row.failed("tensor 'x' differs at element 3");
        assertThat(failed.status()).isEqualTo(RowStatus.ERROR);
        assertThat(failed.samples()).isEmpty();
        assertThat(failed.proof()).isEmpty();
        assertThat(failed.allocatedBytesPerOperation()).isEqualTo(OptionalDouble.empty());
        assertThat(failed.key()).isEqualTo(row.key());
    }

    @Test
    void isNothingWithoutAReason() {
        assertThatThrownBy(() -> row.notAvailable(" ")).hasMessageEndingWith("is n/a, but gives no reason");
    }

    @Test
    void needsAProofForAFigure() {
        assertThatThrownBy(() -> new ResultRow(
                        row.key(),
                        RowStatus.OK,
                        "",
                        row.unit(),
                        row.direction(),
                        row.samples(),
                        row.sampling(),
                        row.fileBytes(),
                        row.allocatedBytesPerOperation(),
                        "",
                        row.traits(),
                        row.checked()))
                .hasMessage("row 'pipeline/64 MiB/kryo/tuned/load/default/warm' is ok, but has no proof");
    }

    @Test
    void takesFiniteSamplesOnly() {
        assertThatThrownBy(() -> SampleResult.withKey(row, row.key(), List.of(List.of(Double.NaN))))
                .hasMessage("field 'samples' is NaN, expected a finite number");
        assertThatThrownBy(() -> SampleResult.withKey(row, row.key(), List.of(List.of())))
                .hasMessageEndingWith("is ok, but a fork has no sample");
    }

    @Test
    void appearsOnceInARun() {
        RunResult sample = SampleResult.run();
        assertThatThrownBy(() -> new RunResult(
                        sample.run(), sample.environment(), sample.models(), List.of(row, row), List.of(), List.of()))
                .hasMessageEndingWith("appears twice");
    }

    @Test
    void belongsToAListedModel() {
        RunResult sample = SampleResult.run();
        assertThatThrownBy(() -> new RunResult(
                        sample.run(), sample.environment(), List.of(), List.of(row), List.of(), List.of()))
                .hasMessageEndingWith("is of model 'pipeline' (64 MiB), which is not listed");
    }

    @Test
    void keepsSlashesOfItsPartsApart() {
        RowKey key = row.key();
        RowKey slashed = new RowKey(
                "a/b%", key.sizeLabel(), key.format(), key.variant(), key.operation(), key.heap(), key.pageCache());
        assertThat(slashed.id()).startsWith("a%2Fb%25/64 MiB/");
    }
}
