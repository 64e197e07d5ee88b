package dev.brine.format.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.format.FormatTrait;
import dev.brine.format.OpenedModel;
import dev.brine.format.WriteOptions;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.util.List;

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
}
