package dev.brine.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {
    @Test
    void putsTicksInsideTheAxis() {
        assertThat(Axis.logarithmic(List.of(0.5, 900.0), 0, 1).ticks()).containsExactly(1.0, 10.0, 100.0, 1000.0);
        assertThat(Axis.logarithmic(List.of(3.0, 3.0), 0, 1).ticks())
                .isNotEmpty()
                .allMatch(tick -> tick > 2 && tick < 4);
        assertThat(Axis.fitting(List.of(60.0, 67.0), 0, 1).ticks()).containsExactly(0.0, 20.0, 40.0, 60.0);
        assertThat(Axis.fitting(List.of(1.0, 67.0), 0, 1).logarithmic()).isTrue();
    }
}
