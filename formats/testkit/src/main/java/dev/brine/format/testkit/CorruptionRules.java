package dev.brine.format.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.CorruptModelException;
import dev.brine.error.ModelFormatException;
import dev.brine.error.UnsupportedVersionException;
import dev.brine.format.FormatTrait;
import dev.brine.format.OpenedModel;
import dev.brine.manifest.StateDigest;
import java.io.IOException;
import java.util.Arrays;

/** Rules 5 to 8: damaged files are refused, whatever the damage. */
final class CorruptionRules {
    private static final long MORE_THAN_A_SOUND_FILE_BYTES = 64 << 20;

    private CorruptionRules() {}

    static void rejectsEveryTruncation(Subject subject) throws IOException {
        byte[] file = subject.write(ConformanceModels.small());
        try (Watchdog watchdog = new Watchdog()) {
            long soundCost = cost(watchdog, subject, file);
            for (int length = 0; length < file.length; length++) {
                String name = "the first %d of %d bytes".formatted(length, file.length);
                RecordingSource source = new RecordingSource(Arrays.copyOf(file, length));
                Watchdog.Outcome outcome = watchdog.run(name, () -> openAndVerify(subject, source));
                assertThat(outcome.thrown()).as("opening %s", name).isInstanceOf(ModelFormatException.class);
                assertThat(source.openChannels())
                        .as("channels left open by %s", name)
                        .isZero();
                checkCost(subject, name, outcome, soundCost);
            }
        }
    }

    static void detectsEveryFlippedBit(Subject subject) throws IOException {
        subject.assume(FormatTrait.CHECKSUMMED);
        eachFlippedBit(
                subject,
                (name, outcome) -> assertThat(outcome.thrown())
                        .as("verifying a file with %s flipped", name)
                        .isInstanceOf(ModelFormatException.class));
    }

    static void survivesEveryFlippedBit(Subject subject) throws IOException {
        subject.assume(FormatTrait.UNTRUSTED_INPUT);
        eachFlippedBit(subject, (name, outcome) -> {
            if (outcome.thrown() != null) {
                assertThat(outcome.thrown())
                        .as("reading a file with %s flipped", name)
                        .isInstanceOf(ModelFormatException.class);
            }
        });
    }

    private static void eachFlippedBit(Subject subject, FlippedBitCheck check) throws IOException {
        byte[] file = subject.write(ConformanceModels.small());
        try (Watchdog watchdog = new Watchdog()) {
            long soundCost = cost(watchdog, subject, file);
            for (int bit = 0; bit < file.length * Byte.SIZE; bit++) {
                String name = "bit %d of byte %d".formatted(bit % Byte.SIZE, bit / Byte.SIZE);
                RecordingSource source = new RecordingSource(flipped(file, bit));
                Watchdog.Outcome outcome = watchdog.run(name, () -> openAndVerify(subject, source));
                check.check(name, outcome);
                checkCost(subject, name, outcome, soundCost);
            }
        }
    }

    @FunctionalInterface
    private interface FlippedBitCheck {
        void check(String name, Watchdog.Outcome outcome);
    }

    private static long cost(Watchdog watchdog, Subject subject, byte[] file) {
        Watchdog.Outcome sound =
                watchdog.run("the sound file", () -> openAndVerify(subject, new RecordingSource(file)));
        assertThat(sound.thrown()).as("opening the sound file").isNull();
        return sound.allocatedBytes();
    }

    private static void checkCost(Subject subject, String name, Watchdog.Outcome outcome, long soundCost) {
        if (subject.has(FormatTrait.UNTRUSTED_INPUT)) {
            assertThat(outcome.allocatedBytes())
                    .as("bytes allocated for %s", name)
                    .isLessThan(soundCost + MORE_THAN_A_SOUND_FILE_BYTES);
        }
    }

    /** Reads all that the file holds, so that what is read late is read too. */
    private static void openAndVerify(Subject subject, RecordingSource source) throws IOException {
        try (OpenedModel opened = subject.open(source, subject.options())) {
            opened.verify();
            StateDigest.of(opened.saved().state());
        }
    }

    static byte[] flipped(byte[] file, int bit) {
        byte[] copy = file.clone();
        copy[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        return copy;
    }

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

    static void rejectsWrongMagic(Subject subject) throws IOException {
        byte[] file = subject.write(ConformanceModels.small());
        for (int bit = 0; bit < Byte.SIZE; bit++) {
            byte[] damaged = flipped(file, bit);
            assertThatThrownBy(() -> subject.open(damaged).close())
                    .as("opening a file with bit %d of its first byte flipped", bit)
                    .isInstanceOfSatisfying(
                            CorruptModelException.class,
                            e -> assertThat(e.offset()).as("offset").isNotNegative());
        }
    }

    static void rejectsVersion(Subject subject, VersionBytes versionBytes, int version) throws IOException {
        byte[] file = versionBytes.withVersion(subject.write(ConformanceModels.small()), version);
        assertThatThrownBy(() -> subject.open(file).close())
                .as("opening version %d", version)
                .isInstanceOfSatisfying(UnsupportedVersionException.class, e -> {
                    assertThat(e.found()).as("version found").isEqualTo(version);
                    assertThat(version)
                            .as("outside of the versions read")
                            .matches(v -> v < e.oldest() || v > e.newest());
                    assertThat(e.offset()).as("offset").isNotNegative();
                });
    }
}
