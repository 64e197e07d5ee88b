package dev.brine.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShuffledRoundsTest {
    private final List<String> taken = new ArrayList<>();

    /** A step that is taken until a round. */
    private record Noted(String label, int lastRound, List<String> taken) implements Step {
        @Override
        public boolean isDue(int round) {
            return round <= lastRound;
        }

        @Override
        public void run() {
            taken.add(label);
        }

        @Override
        public void failed(String why) {
            taken.add(why);
        }
    }

    private List<Step> steps(int lastRound) {
        return IntStream.range(0, 8)
                .<Step>mapToObj(i -> new Noted("step " + i, i == 0 ? lastRound : Integer.MAX_VALUE, taken))
                .toList();
    }

    @Test
    void everyRoundTakesEachDueStepOnceInAnotherOrder() throws Exception {
        new ShuffledRounds(line -> {}, new BenchStop()).take("", steps(1), 2, Optional.empty());
        assertThat(taken).hasSize(15);
        List<String> first = taken.subList(0, 8);
        List<String> second = taken.subList(8, 15);
        assertThat(first).doesNotHaveDuplicates().contains("step 0");
        assertThat(second).doesNotHaveDuplicates().doesNotContain("step 0");
        List<String> again = new ArrayList<>(first);
        again.remove("step 0");
        assertThat(second).isNotEqualTo(again);
    }

    @Test
    void nothingIsBegunAfterTheEnd() throws Exception {
        List<String> progress = new ArrayList<>();
        new ShuffledRounds(progress::add, new BenchStop())
                .take("", steps(1), 2, Optional.of(Instant.now().minusSeconds(1)));
        assertThat(taken).isEmpty();
        assertThat(progress).containsExactly("the time is up in round 1 of 2");
    }

    /** A step that fails, and says so. */
    private record Failing(List<String> taken) implements Step {
        @Override
        public String label() {
            return "failing";
        }

        @Override
        public boolean isDue(int round) {
            return true;
        }

        @Override
        public void run() throws IOException {
            throw new IOException("it fell over");
        }

        @Override
        public void failed(String why) {
            taken.add(why);
        }
    }

    @Test
    void aFailureIsTheStepsOwnUnlessTheRunIsStopped() throws Exception {
        BenchStop stop = new BenchStop();
        new ShuffledRounds(line -> {}, stop).take("", List.of(new Failing(taken)), 1, Optional.empty());
        assertThat(taken).containsExactly("it fell over");
        new ShuffledRounds(line -> stop.stop(), stop).take("", List.of(new Failing(taken)), 1, Optional.empty());
        assertThat(taken).hasSize(1);
    }
}
