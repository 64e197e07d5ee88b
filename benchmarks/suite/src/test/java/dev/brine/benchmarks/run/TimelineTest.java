package dev.brine.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.benchmarks.process.ChildOutput;
import dev.brine.benchmarks.process.NotAvailableException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final List<String> LINES = List.of("main 3000000", "opened 4500000");

    @Test
    void countsFromTheStartOfTheProcess() throws Exception {
        Timeline timeline = timeline(LINES, 1_000_000, 9_000_000);
        assertThat(timeline.stages()).containsExactly("main", "opened");
        assertThat(timeline.millis()).containsExactly(2.0, 3.5);
    }

    @Test
    void refusesAClockThatIsNotOurs() {
        assertThatThrownBy(() -> timeline(LINES, 3_000_001, 9_000_000))
                .isInstanceOf(NotAvailableException.class)
                .hasMessageContaining("do not read one clock: stage 'main'");
        assertThatThrownBy(() -> timeline(LINES, 1, 4_499_999))
                .isInstanceOf(NotAvailableException.class)
                .hasMessageContaining("stage 'opened'");
    }

    @Test
    void refusesOtherText() {
        assertThatThrownBy(() -> timeline(List.of("hello"), 1, 2))
                .isInstanceOf(IOException.class)
                .hasMessage("a fresh process printed 'hello', expected a stage and a time");
    }

    private static Timeline timeline(List<String> lines, long startNanos, long endNanos) throws Exception {
        return Timeline.of(lines, new ChildOutput(startNanos, startNanos, endNanos, 0, lines, List.of()));
    }
}
