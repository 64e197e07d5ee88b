package dev.brine.format.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.format.ModelWriter;
import dev.brine.format.WriteOptions;
import dev.brine.internal.AtomicFile;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Rule 11, where the save reaches a file: whatever breaks it, the old file stays whole and nothing lies beside it. */
final class BrokenSaveRules {
    private static final int TAKEN_BYTES = 1000;

    private BrokenSaveRules() {}

    /** The save fails halfway, at a tensor whose file was closed. */
    static void failedSaveLeavesNothing(Subject subject, Path folder) throws IOException {
        WriteOptions options = subject.registered();
        Path empty = Files.createTempDirectory(folder, "empty");
        assertThatThrownBy(() -> Brine.save(ClosedTensor.model(), empty.resolve("model.bin"), options))
                .isInstanceOf(IllegalStateException.class);
        assertThat(namesIn(empty)).isEmpty();
    }

    static void failedSaveKeepsTheOldFile(Subject subject, Path folder) throws IOException {
        WriteOptions options = subject.registered();
        Saved old = Saved.in(folder, subject);
        assertThatThrownBy(() -> Brine.save(ClosedTensor.model(), old.file(), options))
                .isInstanceOf(IllegalStateException.class);
        old.assertKept();
    }

    static void fullDiskKeepsTheOldFile(Subject subject, Path folder) throws IOException {
        Saved old = Saved.in(folder, subject);
        int byteCount = subject.write(ConformanceModels.forest()).length;
        for (int fullAt : new int[] {0, byteCount / 2, byteCount - 1}) {
            BreakingChannel.Event full = () -> {
                throw new IOException("no space left on device (injected at byte %d)".formatted(fullAt));
            };
            assertThatThrownBy(() -> old.replace(ConformanceModels.forest(), fullAt, full))
                    .isInstanceOf(IOException.class)
                    .hasStackTraceContaining("injected at byte " + fullAt);
            old.assertKept();
        }
    }

    /** The thread is interrupted before the save, and in the middle of it. */
    static void interruptionKeepsTheOldFile(Subject subject, Path folder) throws IOException {
        Saved old = Saved.in(folder, subject);
        int byteCount = subject.write(ConformanceModels.forest()).length;
        Thread saving = Thread.currentThread();
        for (int interruptedAt : new int[] {0, byteCount / 2}) {
            assertThatThrownBy(() -> old.replace(ConformanceModels.forest(), interruptedAt, saving::interrupt))
                    .isInstanceOf(IOException.class);
            assertThat(Thread.interrupted()).as("the thread stays interrupted").isTrue();
            old.assertKept();
        }
    }

    /** A file of the format, to be replaced. */
    private record Saved(Path file, ByteBuffer bytes, Subject subject) {
        static Saved in(Path folder, Subject subject) throws IOException {
            byte[] bytes = subject.write(ConformanceModels.small());
            Path file = Files.createTempDirectory(folder, "holder").resolve("model.bin");
            return new Saved(Files.write(file, bytes), ByteBuffer.wrap(bytes), subject);
        }

        /** Saves as {@link Brine#save} does, into a channel that breaks. */
        void replace(SavedModel model, long offset, BreakingChannel.Event event) throws IOException {
            ModelWriter writer = subject.format().writer().orElseThrow();
            AtomicFile.write(
                    file,
                    true,
                    sink -> writer.write(
                            model,
                            subject.variant(),
                            new BreakingChannel(sink, TAKEN_BYTES, offset, event),
                            WriteOptions.defaults()));
        }

        void assertKept() throws IOException {
            assertThat(namesIn(file.resolveSibling(""))).containsExactly("model.bin");
            assertThat(ByteBuffer.wrap(Files.readAllBytes(file))).isEqualTo(bytes);
        }
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
