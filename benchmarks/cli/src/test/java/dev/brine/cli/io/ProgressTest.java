package dev.brine.cli.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private long nanos = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(30);

    private Progress progress(boolean isTerminal) {
        return new Progress(new PrintStream(errors, true, StandardCharsets.UTF_8), isTerminal, () -> nanos);
    }

    private String shown() {
        return errors.toString(StandardCharsets.UTF_8);
    }

    @Test
    void rewritesTheLineOfATerminal() {
        Progress progress = progress(true);
        progress.show("one");
        progress.show("two");
        progress.erase();
        progress.erase();
        assertThat(shown()).isEqualTo("\r\u001b[Kone\r\u001b[Ktwo\r\u001b[K");
    }

    @Test
    void givesALogALineAMinute() {
        Progress progress = progress(false);
        for (int second = 0; second < 130; second++) {
            progress.show("second " + second);
            nanos += TimeUnit.SECONDS.toNanos(1);
        }
        progress.erase();
        assertThat(shown().lines()).containsExactly("second 60", "second 120");
    }
}
