package dev.brine.format.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.format.FormatTrait;
import dev.brine.format.ModelFormats;
import dev.brine.format.OpenedModel;
import dev.brine.format.WriteOptions;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Rules 10 and 11, and what they need: channels that give little, fail, or remember. */
final class ChannelRules {
    private static final long TRIED_WRITES = 500;

    private ChannelRules() {}

    static void readsAndWritesInSmallSteps(Subject subject) throws IOException {
        SavedModel model = ConformanceModels.forest();
        for (int step : new int[] {1, 3, 7}) {
            FailingChannel sink = FailingChannel.takingAtMost(step);
            write(subject, model, sink);
            RecordingSource source = new RecordingSource(sink.toByteArray(), step);
            try (OpenedModel opened = subject.open(source, subject.options())) {
                SavedModels.assertSame(opened.saved(), model);
                opened.verify();
            }
            assertThat(source.openChannels())
                    .as("channels left open after close")
                    .isZero();
        }
    }

    private static void write(Subject subject, SavedModel model, FailingChannel sink) throws IOException {
        subject.format().writer().orElseThrow().write(model, subject.variant(), sink, WriteOptions.defaults());
        assertThat(sink.isOpen()).as("the sink is left open").isTrue();
    }

    static void verifyTouchesEveryByte(Subject subject) throws IOException {
        subject.assume(FormatTrait.CHECKSUMMED);
        for (SavedModel model : List.of(ConformanceModels.small(), ConformanceModels.forest())) {
            RecordingSource source = new RecordingSource(subject.write(model));
            try (OpenedModel opened = subject.open(source, subject.options())) {
                opened.verify();
                assertThat(source.firstUntouchedByte())
                        .as("first byte that verify() did not read (-1: none)")
                        .isEqualTo(-1);
            }
        }
    }

    static void failsWithItsSink(Subject subject) throws IOException {
        SavedModel model = ConformanceModels.forest();
        FailingChannel sound = FailingChannel.takingAtMost(Integer.MAX_VALUE);
        write(subject, model, sound);
        long step = Math.max(1, sound.writes() / TRIED_WRITES);
        for (long n = 1; n <= sound.writes(); n += step) {
            FailingChannel sink = FailingChannel.atWrite(n);
            assertThatThrownBy(() -> subject.format()
                            .writer()
                            .orElseThrow()
                            .write(model, subject.variant(), sink, WriteOptions.defaults()))
                    .as("write %d fails", n)
                    .isInstanceOf(IOException.class)
                    .hasStackTraceContaining("injected at write");
            assertThat(sink.isOpen()).as("the sink is left open").isTrue();
        }
    }

    /** The save fails halfway, at a tensor whose file was closed. */
    static void failedSaveLeavesNothing(Subject subject, Path folder) throws IOException {
        WriteOptions options = registered(subject);
        Path empty = Files.createTempDirectory(folder, "empty");
        assertThatThrownBy(() -> Brine.save(ClosedTensor.model(), empty.resolve("model.bin"), options))
                .isInstanceOf(IllegalStateException.class);
        assertThat(namesIn(empty)).isEmpty();
    }

    static void failedSaveKeepsTheOldFile(Subject subject, Path folder) throws IOException {
        WriteOptions options = registered(subject);
        Path holder = Files.createTempDirectory(folder, "holder");
        Path file = holder.resolve("model.bin");
        Brine.save(ConformanceModels.small(), file, options);
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> Brine.save(ClosedTensor.model(), file, options))
                .isInstanceOf(IllegalStateException.class);
        assertThat(namesIn(holder)).containsExactly("model.bin");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    private static WriteOptions registered(Subject subject) {
        String name = subject.format().name();
        Assumptions.assumeTrue(
                ModelFormats.available().stream()
                        .anyMatch(format -> format.name().equals(name)),
                () -> "%s is not registered in META-INF/services".formatted(subject));
        return WriteOptions.defaults().withFormat(name, subject.variant().name());
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
