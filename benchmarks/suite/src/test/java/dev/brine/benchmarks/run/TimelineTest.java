package dev.brine.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.benchmarks.process.NotAvailableException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final List<String> LINES = List.of("main 3000000", "opened 4500000");

    @Test
    void countsFromTheStartOfTheProcess() throws Exception {
        Timeline timeline = Timeline.of(LINES, 1_000_000, 9_000_000);
        assertThat(timeline.stages()).containsExactly("main", "opened");
        assertThat(timeline.millis()).containsExactly(2.0, 3.5);
    }

    @Test
    void refusesAClockThatIsNotOurs() {
        assertThatThrownBy(() -> Timeline.of(LINES, 3_000_001, 9_000_000))
                .isInstanceOf(NotAvailableException.class)
                .hasMessageContaining("do not read one clock: stage 'main'");
        assertThatThrownBy(() -> Timeline.of(LINES, 1, 4_499_999))
                .isInstanceOf(NotAvailableException.class)
                .hasMessageContaining("stage 'opened'");
    }

    @Test
    void refusesOtherText() {
        assertThatThrownBy(() -> Timeline.of(List.of("hello"), 1, 2))
                .isInstanceOf(IOException.class)
                .hasMessage("a fresh process printed 'hello', expected a stage and a time");
    }
}
