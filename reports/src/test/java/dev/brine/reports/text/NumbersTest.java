package dev.brine.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.04521, 0.0452",
        "4.5211, 4.52",
        "45.211, 45.2",
        "452.11, 452",
        "'4521.1', '4,521'",
        "-4.5211, -4.52",
        "1e-12, 1.00e-12"
    })
    void keepsThreeSignificantDigits(double value, String text) {
        assertThat(Numbers.significant(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "999, 999 B", "1000, 1.00 kB", "67108864, 67.1 MB", "2147483648, 2.15 GB"})
    void countsBytesInPowersOfTen(double bytes, String text) {
        assertThat(Numbers.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"83.4, 83.4 ns", "83400, 83.4 us", "83.4e6, 83.4 ms", "5.32e9, 5.32 s"})
    void picksTheUnitOfATime(double nanoseconds, String text) {
        assertThat(Numbers.duration(nanoseconds)).isEqualTo(text);
    }

    @Test
    void leavesOutZerosOnAnAxis() {
        assertThat(Numbers.tick(2e7, Numbers::bytes)).isEqualTo("20 MB");
        assertThat(Numbers.tick(1.2e9, Numbers::duration)).isEqualTo("1.2 s");
        assertThat(Numbers.tick(0, Numbers::bytes)).isEqualTo("0");
    }
}
