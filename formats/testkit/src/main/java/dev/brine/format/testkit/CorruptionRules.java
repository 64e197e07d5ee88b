package dev.brine.format.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.format.ModelFormatException;
import java.io.IOException;
import java.util.Arrays;

/** Rules 5 to 8: damaged files are refused. */
final class CorruptionRules {
    private CorruptionRules() {}

    static void rejectsTrailingBytes(Subject subject) throws IOException {
        byte[] file = subject.write(ConformanceModels.small());
        assertRefused(subject, "a zero byte after the end", Arrays.copyOf(file, file.length + 1));
        assertRefused(subject, "64 zero bytes after the end", Arrays.copyOf(file, file.length + 64));
        byte[] twice = Arrays.copyOf(file, 2 * file.length);
        System.arraycopy(file, 0, twice, file.length, file.length);
        assertRefused(subject, "the file twice", twice);
        byte[] text = Arrays.copyOf(file, file.length + 1);
        text[file.length] = 'x';
        assertRefused(subject, "a letter after the end", text);
    }

    private static void assertRefused(Subject subject, String what, byte[] file) {
        assertThatThrownBy(() -> subject.open(file).close())
                .as("opening %s", what)
                .isInstanceOf(ModelFormatException.class);
    }
}
