package dev.brine.reports.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.reports.SampleResult;
import dev.brine.reports.result.Direction;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.write.Block.Standing;
import dev.brine.reports.write.Block.Standing.Rank;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {
    @Test
    void callsOverlappingIntervalsAboutTheSame() {
        List<Standing> standings =
                rank(row("kryo", Operation.SAVE, 1.02), row("java", Operation.SAVE, 5), row("fst", Operation.SAVE, 1));
        assertThat(standings).extracting(Standing::rank).containsExactly(Rank.BEST, Rank.ABOUT_THE_SAME, Rank.BEHIND);
        assertThat(standings.get(0).row().key().format()).isEqualTo("fst");
        assertThat(standings.get(2).toBest().orElseThrow().ratio()).isBetween(4.999, 5.001);
    }

    @Test
    void claimsNoTieWithoutAnInterval() {
        ResultRow fast = row("fst", Operation.SAVE, 1);
        ResultRow oneFork =
                SampleResult.withKey(fast, row("java", Operation.SAVE, 1).key(), List.of(List.of(1.3)));
        assertThat(rank(fast, oneFork)).extracting(Standing::rank).containsExactly(Rank.BEST, Rank.BEHIND);
    }

    @Test
    void neverRanksCheckedReadsWithUncheckedOnes() {
        assertThat(rank(row("mmap", Operation.LOAD, 1), row("java", Operation.LOAD, 5)))
                .extracting(Standing::rank)
                .containsExactly(Rank.ALONE, Rank.ALONE);
    }

    @Test
    void ranksSavesWhetherOrNotTheyAreChecked() {
        assertThat(rank(row("mmap", Operation.SAVE, 1), row("java", Operation.SAVE, 5)))
                .extracting(Standing::rank)
                .containsExactly(Rank.BEST, Rank.BEHIND);
    }

    @Test
    void putsFloorsBesideWhatTheyBoundWithoutARank() {
        List<Standing> standings = rank(row("floor", Operation.RAW_CHANNEL_WRITE, 0.5), row("java", Operation.SAVE, 1));
        assertThat(standings).extracting(Standing::rank).containsExactly(Rank.ALONE, Rank.FLOOR);
    }

    @Test
    void putsFailuresLast() {
        ResultRow error = row("fst", Operation.SAVE, 1).failed("broken");
        ResultRow skipped = row("kryo", Operation.SAVE, 1).notAvailable("time budget");
        assertThat(rank(skipped, error, row("java", Operation.SAVE, 9)))
                .extracting(standing -> standing.row().key().format())
                .containsExactly("java", "fst", "kryo");
    }

    @Test
    void ranksRatesTheOtherWayRound() {
        List<Standing> standings = rank(rate("java", 10), rate("kryo", 40));
        assertThat(standings.get(0).row().key().format()).isEqualTo("kryo");
        assertThat(standings.get(1).toBest().orElseThrow().ratio()).isBetween(3.999, 4.001);
    }

    private static List<Standing> rank(ResultRow... rows) {
        List<Block> blocks = Ranking.blocks(List.of(rows));
        assertThat(blocks).hasSize(1);
        return blocks.get(0).standings();
    }

    private static ResultRow row(String format, Operation operation, double milliseconds) {
        return SampleResult.row("pipeline", format, "default", operation, milliseconds, 1);
    }

    private static ResultRow rate(String format, double rate) {
        ResultRow row = row(format, Operation.PREDICT, rate);
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
}
