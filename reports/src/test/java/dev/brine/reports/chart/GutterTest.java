package dev.brine.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GutterTest {
    @Test
    void leavesLabelsWhereTheyHaveRoom() {
        assertThat(LineSvg.Gutter.places(List.of(100.0, 20.0, 60.0), 0, 200, 15))
                .containsExactly(100.0, 20.0, 60.0);
    }

    @Test
    void movesLabelsApartInTheOrderOfTheirLines() {
        assertThat(LineSvg.Gutter.places(List.of(52.0, 50.0, 51.0), 0, 200, 15)).containsExactly(80.0, 50.0, 65.0);
    }

    @Test
    void keepsTheLastLabelInside() {
        assertThat(LineSvg.Gutter.places(List.of(195.0, 199.0), 0, 200, 15)).containsExactly(185.0, 200.0);
    }
}
