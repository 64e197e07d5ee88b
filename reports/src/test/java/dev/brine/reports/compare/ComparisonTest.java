package dev.brine.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.brine.reports.SampleResult;
import dev.brine.reports.result.Direction;
import dev.brine.reports.result.ModelInfo;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ProcessStart;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunEnvironment;
import dev.brine.reports.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final double[] BASE = {100, 101, 99, 102, 98};

    @Test
    void aClearSlowdownIsWorse() {
        ComparedRow row = only(compare(BASE, scaled(BASE, 1.2)));
        assertThat(row.change()).isEqualTo(Change.WORSE);
        assertThat(row.ratio().orElseThrow().ratio()).isCloseTo(1.2, within(1e-12));
        // SciPy 1.17.1: stats.mannwhitneyu(head, base, method='exact').pvalue
        assertThat(row.p().orElseThrow()).isCloseTo(0.007936507936507936, within(1e-12));
        assertThat(only(compare(scaled(BASE, 1.2), BASE)).change()).isEqualTo(Change.BETTER);
    }

    @Test
    void aRateThatFallsIsWorse() {
        ComparedRow row =
                only(Comparison.of(run(higherIsBetter(row(BASE))), run(higherIsBetter(row(scaled(BASE, 0.8))))));
        assertThat(row.change()).isEqualTo(Change.WORSE);
    }

    @Test
    void withinTheMarginIsTheSame() {
        assertThat(only(compare(BASE, scaled(BASE, 1.01))).change()).isEqualTo(Change.SAME);
        double[] equal = {5, 5, 5};
        assertThat(only(compare(equal, equal)).change()).isEqualTo(Change.SAME);
        assertThat(only(compare(equal, equal)).p()).hasValue(1);
    }

    @Test
    void whatForksCannotShowIsUnclear() {
        assertThat(only(compare(BASE, new double[] {120})).change()).isEqualTo(Change.UNCLEAR);
        assertThat(only(compare(BASE, new double[] {90, 150, 100, 140, 95})).change())
                .isEqualTo(Change.UNCLEAR);
    }

    @Test
    void threeForksDecideOnlyWhereTheyLieWhollyApart() {
        double[] three = {100, 101, 99};
        assertThat(only(compare(three, new double[] {200, 202, 198})).change()).isEqualTo(Change.WORSE);
        assertThat(only(compare(three, new double[] {200, 202, 198})).p().orElseThrow())
                .as("SciPy: the smallest of three and three")
                .isCloseTo(0.1, within(1e-12));
        assertThat(only(compare(three, new double[] {100.5, 202, 198})).change())
                .isEqualTo(Change.UNCLEAR);
    }

    @Test
    void aRowWithoutAFigureSaysWhichSideAndWhy() {
        ComparedRow row = only(Comparison.of(run(row(BASE)), run(row(BASE).failed("prediction 3 differs"))));
        assertThat(row.change()).isEqualTo(Change.NO_FIGURE);
        assertThat(row.reason()).isEqualTo("head is error: prediction 3 differs");
        assertThat(row.baseScore()).hasValue(100e6);
        assertThat(row.headScore()).isEmpty();
    }

    @Test
    void rowsOfOneSideAreListed() {
        Comparison comparison = Comparison.of(SampleResult.run(), run(row(BASE)));
        assertThat(comparison.rows()).hasSize(1);
        assertThat(comparison.onlyHead()).isEmpty();
        assertThat(comparison.onlyBase())
                .hasSize(SampleResult.run().rows().size()
                        - 1
                        + SampleResult.run().starts().size());
    }

    @Test
    void startsAreComparedByTheStagesThatBothReached() {
        ProcessStart base = start("mapped", List.of("main", "opened", "first-prediction", "served-10"), 100);
        ProcessStart head = start("mapped", List.of("main", "opened", "first-prediction", "served-100"), 120);
        Comparison comparison = Comparison.of(run(List.of(base)), run(List.of(head)));
        assertThat(comparison.starts()).extracting(ComparedStart::stage).containsExactly("opened", "first-prediction");
        ComparedStart first = comparison.starts().get(1);
        assertThat(first.change()).isEqualTo(Change.WORSE);
        assertThat(first.ratio().orElseThrow().ratio()).isCloseTo(1.2, within(1e-12));
        assertThat(first.p().orElseThrow()).isCloseTo(0.007936507936507936, within(1e-12));
        assertThat(first.baseMilliseconds().orElseThrow()).isCloseTo(300, within(1e-9));
        assertThat(comparison.count(Change.WORSE)).isEqualTo(2);
    }

    @Test
    void aStageIsComparedByTheProcessesThatReachedIt() {
        ProcessStart whole = start("mapped", List.of("first-prediction", "served-10"), 100);
        List<List<Double>> samples = new ArrayList<>(whole.samples());
        samples.replaceAll(process -> process.subList(0, 1));
        samples.set(0, whole.samples().get(0));
        ProcessStart ragged = new ProcessStart(
                whole.model(),
                whole.sizeLabel(),
                whole.format(),
                whole.variant(),
                whole.mode(),
                whole.pageCache(),
                whole.status(),
                "",
                whole.proof(),
                whole.stages(),
                samples);
        assertThat(Comparison.of(run(List.of(ragged)), run(List.of(ragged))).starts())
                .extracting(ComparedStart::stage, ComparedStart::change)
                .containsExactly(tuple("first-prediction", Change.SAME), tuple("served-10", Change.UNCLEAR));
    }

    @Test
    void processesThatTouchEveryArrayAreComparedByTheEndOfThat() {
        ProcessStart start = start("heap+materialise", List.of("opened", "materialised"), 100);
        assertThat(Comparison.of(run(List.of(start)), run(List.of(start))).starts())
                .singleElement()
                .satisfies(compared -> {
                    assertThat(compared.stage()).isEqualTo("materialised");
                    assertThat(compared.change()).isEqualTo(Change.SAME);
                });
    }

    @Test
    void aStartWithoutAFigureSaysWhichSideAndWhy() {
        ProcessStart base = start("mapped", List.of("opened", "first-prediction"), 100);
        ProcessStart failed = new ProcessStart(
                base.model(),
                base.sizeLabel(),
                base.format(),
                base.variant(),
                base.mode(),
                base.pageCache(),
                RowStatus.ERROR,
                "status 134",
                "",
                List.of(),
                List.of());
        assertThat(Comparison.of(run(List.of(base)), run(List.of(failed))).starts())
                .singleElement()
                .satisfies(compared -> {
                    assertThat(compared.change()).isEqualTo(Change.NO_FIGURE);
                    assertThat(compared.reason()).isEqualTo("head is error: status 134");
                    assertThat(compared.baseMilliseconds()).hasValue(200);
                });
    }

    @Test
    void startsOfOneSideAreListed() {
        ProcessStart mapped = start("mapped", List.of("opened", "first-prediction"), 100);
        ProcessStart heap = start("heap", List.of("opened", "first-prediction"), 100);
        Comparison comparison = Comparison.of(run(List.of(mapped)), run(List.of(heap)));
        assertThat(comparison.starts()).isEmpty();
        assertThat(comparison.onlyBase()).containsExactly(mapped.id());
        assertThat(comparison.onlyHead()).containsExactly(heap.id());
    }

    @Test
    void anotherMachineClassIsSaidInEveryPart() {
        RunResult base = run(row(BASE));
        RunEnvironment here = base.environment();
        RunEnvironment other = new RunEnvironment(
                "Other CPU",
                4,
                here.memoryBytes(),
                here.operatingSystem(),
                "6.8.0",
                here.fileSystem(),
                "Temurin 25",
                List.of("-Xmx4g"),
                here.garbageCollector(),
                here.pageCacheStatement(),
                here.libraries());
        RunResult head = new RunResult(base.run(), other, base.models(), base.rows(), List.of(), List.of());
        Comparison comparison = Comparison.of(base, head);
        assertThat(comparison.machineDifferences())
                .containsExactly(
                        "processor 'Example CPU @ 2.50GHz' and 'Other CPU'",
                        "cores '2' and '4'",
                        "kernel '6.1.0-18-amd64' and '6.8.0'",
                        "JDK 'Temurin 17.0.15+6' and 'Temurin 25'");
        assertThat(comparison.notes())
                .containsExactly("JVM flags: base '-Xms2g -Xmx2g -XX:+UseSerialGC', head '-Xmx4g'");
        assertThat(Comparison.of(base, base).machineDifferences()).isEmpty();
    }

    private static Comparison compare(double[] base, double[] head) {
        return Comparison.of(run(row(base)), run(row(head)));
    }

    private static ComparedRow only(Comparison comparison) {
        assertThat(comparison.rows()).hasSize(1);
        return comparison.rows().get(0);
    }

    private static double[] scaled(double[] values, double factor) {
        return DoubleStream.of(values).map(value -> value * factor).toArray();
    }

    private static ResultRow row(double... milliseconds) {
        ResultRow row = SampleResult.row("pipeline", "java", "default", Operation.LOAD, 1, 1000);
        return SampleResult.withKey(
                row, row.key(), DoubleStream.of(milliseconds).mapToObj(List::of).toList());
    }

    /** Five processes that reach stage after stage at multiples of a time. */
    private static ProcessStart start(String mode, List<String> stages, double milliseconds) {
        List<List<Double>> samples = DoubleStream.of(scaled(BASE, milliseconds / 100))
                .mapToObj(time -> IntStream.rangeClosed(1, stages.size())
                        .mapToObj(stage -> stage * time)
                        .toList())
                .toList();
        ModelInfo model = SampleResult.run().models().get(0);
        return new ProcessStart(
                model.name(),
                model.sizeLabel(),
                "mmap",
                "raw",
                mode,
                "warm",
                RowStatus.OK,
                "",
                "equal predictions",
                stages,
                samples);
    }

    private static RunResult run(List<ProcessStart> starts) {
        RunResult sample = SampleResult.run();
        return new RunResult(
                sample.run(), sample.environment(), sample.models(), List.of(), List.of(), starts, List.of());
    }

    private static ResultRow higherIsBetter(ResultRow row) {
        return new ResultRow(
                row.key(),
                row.status(),
                row.reason(),
                "ops/s",
                Direction.HIGHER_IS_BETTER,
                row.samples(),
                row.sampling(),
                row.fileBytes(),
                row.allocatedBytesPerOperation(),
                row.proof(),
                row.traits(),
                row.checked());
    }

    private static RunResult run(ResultRow row) {
        RunResult sample = SampleResult.run();
        List<ModelInfo> models = sample.models();
        return new RunResult(sample.run(), sample.environment(), models, List.of(row), List.of(), List.of());
    }
}
