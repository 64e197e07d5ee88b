package dev.brine.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameTest {
    @Test
    void cutsATextToItsRoomAndSaysSo() {
        String cut = Frame.NARROW.fit("mmap raw, mapped", 60);
        assertThat(cut).startsWith("mmap").endsWith("\u2026");
        assertThat(Frame.NARROW.width(cut)).isLessThanOrEqualTo(60);
    }

    @Test
    void leavesATextThatFits() {
        assertThat(Frame.WIDE.fit("java", 40)).isEqualTo("java");
    }

    @Test
    void neverCutsACharacterInTwo() {
        String cut = Frame.NARROW.fit("\uD83C\uDF32".repeat(9), 40);
        assertThat(cut.codePoints().filter(point -> point >= 0xD800 && point <= 0xDFFF))
                .isEmpty();
    }

    @Test
    void takesWideLettersForWide() {
        assertThat(Frame.WIDE.width("mmmm")).isGreaterThan(2 * Frame.WIDE.width("llll"));
    }
}
