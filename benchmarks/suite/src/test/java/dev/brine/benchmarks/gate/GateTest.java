package dev.brine.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.benchmarks.gate.Sides.Side;
import dev.brine.benchmarks.run.BenchStop;
import dev.brine.reports.gate.ExactCheck;
import dev.brine.reports.gate.ExactVerdict;
import dev.brine.reports.gate.GateOutcome;
import dev.brine.reports.gate.GateResult;
import dev.brine.reports.gate.GateRow;
import dev.brine.reports.gate.GateVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate with a clock and forks that are not real. */
class GateTest {
    private static final List<String> FOUR =
            List.of("mmap-raw/load", "mmap-raw/save", "kryo-tuned/load", "mmap-raw/predict");

    @TempDir
    private Path folder;

    private final FakeForks forks = new FakeForks();
    private Arm base = Arm.current();
    private Arm head = Arm.current();

    @BeforeEach
    void makeJars() throws IOException {
        base = arm("base");
        head = arm("head");
    }

    private Arm arm(String name) throws IOException {
        Path jar = Files.writeString(folder.resolve(name + ".jar"), name);
        Path model = Files.writeString(folder.resolve("model"), "model");
        return new Arm("jar=" + name, List.of(jar), Path.of("java"), List.of(), Optional.of(model));
    }

    private GateOptions options(List<String> rows, double minutes, boolean resumes) {
        return new GateOptions(
                base,
                head,
                rows,
                Duration.ofMillis((long) (minutes * 60_000)),
                0.05,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalLong.of(1),
                folder,
                resumes,
                false,
                false,
                "brine gate");
    }

    private GateResult run(GateOptions options) throws IOException, InterruptedException {
        return run(forks, options);
    }

    private GateResult run(Forks with, GateOptions options) throws IOException, InterruptedException {
        Sides sides = new Sides(
                new Side("base", options.base(), folder),
                new Side("head", options.head(), folder),
                new Side("copy", options.base(), folder));
        return Gate.run(with, sides, options, forks, folder, text -> {});
    }

    private static GateRow row(GateResult result, String id) {
        return result.rows().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void judgesEveryRowInTurnsWhereTimeAllows() throws IOException, InterruptedException {
        GateResult result = run(options(FOUR, 25, false));
        assertThat(result.outcome()).isEqualTo(GateOutcome.GREEN);
        assertThat(result.policy().screenRounds()).isZero();
        assertThat(result.policy().judgeRounds()).isEqualTo(15);
        assertThat(result.rows()).extracting(GateRow::verdict).containsOnly(GateVerdict.SAME);
        assertThat(forks.pairsOf("kryo-tuned/load base head")).isEqualTo(1 + 15);
        assertThat(forks.pairsOf("mmap-raw/load base head first=base")).isEqualTo(1 + 8);
        assertThat(forks.pairsOf("mmap-raw/load base head first=head")).isEqualTo(7);
        assertThat(forks.pairsOf("base copy")).isEqualTo(30);
        assertThat(result.nullControls()).hasSize(2);
    }

    @Test
    void aSlowerRowIsConfirmedInReversedOrder() throws IOException, InterruptedException {
        forks.ratios.put("mmap-raw/save", 1.2);
        GateResult result = run(options(FOUR, 25, false));
        assertThat(result.outcome()).isEqualTo(GateOutcome.RED);
        assertThat(row(result, "mmap-raw/save").verdict()).isEqualTo(GateVerdict.REGRESSED);
        assertThat(row(result, "mmap-raw/save").pairs().confirm()).hasSize(10);
        assertThat(row(result, "mmap-raw/save").pairs().confirm().get(0).baseFirst())
                .isFalse();
        assertThat(row(result, "mmap-raw/load").pairs().confirm()).isEmpty();
    }

    @Test
    void screensWhereTimeIsShortAndJudgesWhatLooksSlowerFirst() throws IOException, InterruptedException {
        forks.ratios.put("kryo-tuned/load", 1.3);
        GateResult result = run(options(FOUR, 2.7, false));
        assertThat(result.policy().screenRounds()).isEqualTo(4);
        GateRow slow = row(result, "kryo-tuned/load");
        assertThat(slow.verdict()).isEqualTo(GateVerdict.REGRESSED);
        assertThat(slow.pairs().screen()).hasSize(4);
        assertThat(slow.pairs().judge()).hasSize(12);
        assertThat(row(result, "mmap-raw/predict").pairs().judge()).isEmpty();
        assertThat(result.elapsedSeconds()).isLessThan(162);
    }

    @Test
    void aCopyThatDiffersTakesTheVerdictAway() throws IOException, InterruptedException {
        forks.ratios.put("mmap-raw/save", 1.2);
        forks.copyRatio = 1.1;
        GateResult result = run(options(FOUR, 25, false));
        assertThat(result.outcome()).isEqualTo(GateOutcome.AMBER);
        assertThat(row(result, "mmap-raw/save").verdict()).isEqualTo(GateVerdict.CONTAMINATED);
    }

    @Test
    void stopsInTimeAndGoesOnWithoutTakingAPairTwice() throws IOException, InterruptedException {
        GateResult part = run(new GateOptions(
                base,
                head,
                FOUR,
                Duration.ofSeconds(60),
                0.05,
                OptionalInt.of(10),
                OptionalInt.of(0),
                OptionalLong.of(1),
                folder,
                false,
                false,
                false,
                ""));
        assertThat(part.complete()).isFalse();
        assertThat(part.outcome()).isEqualTo(GateOutcome.AMBER);
        assertThat(part.elapsedSeconds()).isLessThanOrEqualTo(60);
        int before = forks.pairs.size();
        GateResult whole = run(new GateOptions(
                base,
                head,
                FOUR,
                Duration.ofSeconds(1000),
                0.05,
                OptionalInt.of(10),
                OptionalInt.of(0),
                OptionalLong.empty(),
                folder,
                true,
                false,
                false,
                ""));
        assertThat(whole.left()).isEmpty();
        assertThat(whole.startedAt()).isEqualTo(part.startedAt());
        assertThat(forks.pairs.size() - before).isEqualTo(60 - (before - 4));
        assertThat(whole.rows()).allMatch(row -> row.pairs().judge().size() == 10);
        assertThat(whole.elapsedSeconds()).isGreaterThan(part.elapsedSeconds());
    }

    @Test
    void stoppedByHandItKeepsWhatIsThereAndGoesOn() throws IOException, InterruptedException {
        BenchStop stop = new BenchStop();
        forks.onPair = number -> {
            if (number == 20) {
                stop.stop();
            }
        };
        forks.failsAfter = 20;
        GateResult part = run(new StoppableForks(forks, stop), options(FOUR, 25, false));
        assertThat(part.complete()).isFalse();
        assertThat(part.left()).noneMatch(left -> left.contains("it fell over"));
        forks.failsAfter = Integer.MAX_VALUE;
        GateResult whole = run(new StoppableForks(forks, new BenchStop()), options(FOUR, 25, true));
        assertThat(whole.complete()).isTrue();
        assertThat(forks.pairs).hasSize(4 + 60 + 30);
    }

    @Test
    void stoppedBeforeTheFirstPairItSaysSo() {
        BenchStop stop = new BenchStop();
        stop.stop();
        assertThatThrownBy(() -> run(new StoppableForks(forks, stop), options(FOUR, 25, false)))
                .isInstanceOf(IOException.class)
                .hasMessage("stopped before the first pair; nothing is kept");
    }

    @Test
    void aJournalIsWorthKeepingOnceItHasAPlan() throws IOException, InterruptedException {
        Path journal = folder.resolve("gate-partial.jsonl");
        assertThat(Journal.hasPlan(journal)).isFalse();
        Journal.begin(journal, new Journal.Start("key", Instant.EPOCH, 1));
        assertThat(Journal.hasPlan(journal)).isFalse();
        run(options(FOUR, 1, false));
        assertThat(Journal.hasPlan(journal)).isTrue();
    }

    @Test
    void doesNotGoOnWithAnotherRun() throws IOException, InterruptedException {
        assertThatThrownBy(() -> run(options(FOUR, 1, true)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing to resume");
        run(options(FOUR, 1, false));
        assertThatThrownBy(() -> run(options(List.of("mmap-raw/load"), 1, true)))
                .hasMessageContaining("is of other arms, rows or rules; run without --resume");
    }

    @Test
    void exactChecksNeedNoEnforcementOfStatistics() throws IOException, InterruptedException {
        forks.headBytes = 1050;
        forks.headAllocated = 60_000;
        forks.headNeeds = 30;
        forks.headPredictions = "other";
        GateResult result = run(options(List.of("mmap-raw/load"), 25, false));
        assertThat(result.exactChecks().stream()
                        .filter(check -> check.verdict() == ExactVerdict.FAILED)
                        .map(ExactCheck::name))
                .containsExactly(
                        ExactCheck.OUTPUT_HASH, ExactCheck.FILE_BYTES, ExactCheck.ALLOCATION, ExactCheck.SMALLEST_HEAP);
        assertThat(Gate.differs(result)).isTrue();
        assertThat(result.outcome()).isEqualTo(GateOutcome.RED);
    }

    @Test
    void findsTheSmallestHeapAndTriesFivePercentMore() throws IOException, InterruptedException {
        forks.smallestHeap = 61;
        forks.headNeeds = 64;
        GateResult result = run(options(List.of("mmap-raw/load"), 25, false));
        ExactCheck heap = result.exactChecks().stream()
                .filter(check -> check.name().equals(ExactCheck.SMALLEST_HEAP))
                .findFirst()
                .orElseThrow();
        assertThat(heap.verdict()).as(heap.toString()).isEqualTo(ExactVerdict.PASSED);
        assertThat(heap.head()).startsWith("3 of 3 in ");
    }

    @Test
    void threeTimesSlowerIsNotTimedFurther() throws IOException, InterruptedException {
        forks.ratios.put("mmap-raw/load", 4.0);
        GateResult result = run(options(FOUR, 25, false));
        assertThat(forks.pairsOf("mmap-raw/load base head")).isEqualTo(3);
        assertThat(result.rows()).hasSize(3);
        assertThat(result.exactChecks())
                .anyMatch(check -> check.name().equals("catastrophe stop") && check.verdict() == ExactVerdict.FAILED);
        assertThat(Gate.differs(result)).isFalse();
    }

    @Test
    void aForkThatFailsIsSaidAndTheOthersGoOn() throws IOException, InterruptedException {
        forks.failsAfter = 30;
        GateResult result = run(options(FOUR, 25, false));
        assertThat(result.left()).anyMatch(left -> left.contains("it fell over"));
        assertThat(result.outcome()).isEqualTo(GateOutcome.AMBER);
    }

    @Test
    void refusesArmsThatAreTheSameAndRowsThatAreUnknown() {
        head = base;
        assertThatThrownBy(() -> run(options(FOUR, 1, false)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--allow-same");
        assertThatThrownBy(() -> TimedRow.parse("mmap-raw/delete")).hasMessageContaining("first-prediction");
    }

    @Test
    void refusesRulesUnderWhichNothingCanFail() {
        GateOptions fewRounds = new GateOptions(
                base,
                head,
                FOUR,
                Duration.ofMinutes(5),
                0.05,
                OptionalInt.of(3),
                OptionalInt.empty(),
                OptionalLong.empty(),
                folder,
                false,
                false,
                false,
                "");
        assertThatThrownBy(() -> run(fewRounds))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("can never fail");
    }
}
