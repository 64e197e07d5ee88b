package dev.brine.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModelFormatExceptionTest {
    private static CorruptModelException of(String reason) {
        return new CorruptModelException(reason, "a.model", 7);
    }

    @Test
    void whatDoesNotPrintIsShownByItsNumber() {
        CorruptModelException error = of("kind 'a\u001b[2J\n\u0000\u202eb\u2028\ud800c\u00fc\uD83D\uDE00'");
        assertThat(error)
                .hasMessage(
                        "a.model: kind 'a\\u001b[2J\\u000a\\u0000\\u202eb\\u2028\\ud800c\u00fc\uD83D\uDE00', at offset 7");
        assertThat(error.reason()).startsWith("kind 'a\\u001b[2J");
        assertThat(new CorruptModelException("r", "a\nb", -1)).hasMessage("a\\u000ab: r");
    }

    @Test
    void aLongNameIsCut() {
        assertThat(of("x".repeat(2_000)).reason()).hasSize(2_000);
        assertThat(of("x".repeat(2_000_000)).reason())
                .endsWith("x... (1998000 characters more)")
                .hasSizeLessThan(2_100);
    }
}
