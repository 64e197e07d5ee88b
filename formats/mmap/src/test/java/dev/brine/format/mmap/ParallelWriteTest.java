package dev.brine.format.mmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.format.OpenedModel;
import dev.brine.format.WriteOptions;
import dev.brine.manifest.StateDigest;
import dev.brine.model.Environment;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.model.VerificationSet;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.LazyTensor;
import dev.brine.tensor.MappedTensor;
import dev.brine.tensor.TensorGroup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes tensors that are large enough for several threads. */
class ParallelWriteTest {
    private static final int RECORDS = 1 << 17;
    private static final SavedModel MODEL = model();

    @TempDir
    Path folder;

    private static SavedModel model() {
        Random random = new Random(Samples.SEED);
        int[] steps = new int[RECORDS];
        int[] kinds = new int[RECORDS];
        double[] values = new double[RECORDS];
        for (int i = 0; i < RECORDS; i++) {
            steps[i] = random.nextInt(3);
            kinds[i] = random.nextInt(30);
            values[i] = random.nextBoolean() ? StrictMath.sqrt(random.nextInt(1000)) : random.nextGaussian();
        }
        Map<String, dev.brine.tensor.Tensor> columns = new LinkedHashMap<>();
        columns.put("steps", HeapTensor.of(steps));
        columns.put("kinds", HeapTensor.of(kinds));
        columns.put("values", HeapTensor.of(values));
        ModelState state = ModelState.builder("large", 1, Signature.unnamed(1), Outputs.regression(1))
                .tensor("weights", HeapTensor.of(values))
                .group(
                        "records",
                        TensorGroup.columnar(columns).withLayout(dev.brine.tensor.TensorGroup.Layout.INTERLEAVED))
                .build();
        return new SavedModel(state, VerificationSet.empty(), Environment.of(Map.of()));
    }

    private static MmapModelFormat format(int threads) {
        return new MmapModelFormat(new ContainerWriter(1 << 16, 1 << 12, threads), new ContainerReader(threads));
    }

    private static void write(int threads, WritableByteChannel sink, WriteOptions options) throws IOException {
        format(threads).writer().orElseThrow().write(MODEL, MmapModelFormat.variant(Effort.FAST), sink, options);
    }

    private static byte[] written(int threads, WriteOptions options) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(threads, Channels.newChannel(bytes), options);
        return bytes.toByteArray();
    }

    private static boolean threadsRun() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("brine-chunks"));
    }

    @Test
    void theNumberOfThreadsDecidesNothing() throws IOException {
        byte[] one = written(1, WriteOptions.defaults());
        assertThat(one.length).isLessThan((int) MODEL.state().tensorBytes());
        for (int threads : new int[] {2, 3, 7}) {
            assertThat(written(threads, WriteOptions.defaults())).isEqualTo(one);
        }
        assertThat(threadsRun()).isFalse();
        try (OpenedModel opened = Samples.open(one)) {
            assertThat(StateDigest.of(opened.saved().state())).isEqualTo(StateDigest.of(MODEL.state()));
        }
    }

    @Test
    void rawChunksAreTheSameWithASecondThread() throws IOException {
        double[] values =
                new Random(Samples.SEED).doubles((8 << 20) / Double.BYTES + 3).toArray();
        ModelState state = ModelState.builder("large", 1, Signature.unnamed(1), Outputs.regression(1))
                .tensor("before", HeapTensor.of(new int[] {7}))
                .tensor("weights", HeapTensor.of(values))
                .tensor("after", HeapTensor.of(new int[] {8}))
                .build();
        SavedModel model = new SavedModel(state, VerificationSet.empty(), Environment.of(Map.of()));
        byte[] one = Samples.write(model, format(1), WriteOptions.defaults());
        assertThat(Samples.write(model, format(2), WriteOptions.defaults())).isEqualTo(one);
        assertThat(threadsRun()).isFalse();
        try (OpenedModel opened = Samples.open(one)) {
            assertThat(StateDigest.of(opened.saved().state())).isEqualTo(StateDigest.of(state));
        }
    }

    @Test
    void aSinkThatFailsEndsAllThreads() {
        for (int failing = 1; failing < 100; failing += 9) {
            WritableByteChannel sink = new CountingSink(failing, () -> {
                throw new IOException("disk full");
            });
            assertThatThrownBy(() -> write(3, sink, WriteOptions.defaults()))
                    .as("write %d fails", failing)
                    .isInstanceOf(IOException.class)
                    .hasMessage("disk full");
            assertThat(threadsRun()).isFalse();
        }
    }

    @Test
    void anInterruptEndsAllThreads() {
        WritableByteChannel sink =
                new CountingSink(5, () -> Thread.currentThread().interrupt());
        assertThatThrownBy(() -> write(3, sink, WriteOptions.defaults()))
                .isInstanceOf(ClosedByInterruptException.class);
        assertThat(Thread.interrupted()).as("the thread stays interrupted").isTrue();
        assertThat(threadsRun()).isFalse();
    }

    @Test
    void namedTensorsStayRawAndMapped() throws IOException {
        WriteOptions options = WriteOptions.defaults().withRawTensors(Set.of("records"));
        try (OpenedModel opened = Samples.map(folder, written(2, options))) {
            ModelState state = opened.saved().state();
            assertThat(opened.isMapped()).isTrue();
            assertThat(state.group("records").records().orElseThrow()).isInstanceOf(MappedTensor.class);
            assertThat(state.tensor("weights")).isInstanceOf(LazyTensor.class);
            assertThat(((LazyTensor) state.tensor("weights")).isLoaded()).isFalse();
            assertThat(StateDigest.of(state)).isEqualTo(StateDigest.of(MODEL.state()));
            opened.verify();
        }
    }

    @Test
    void namesThatTheModelDoesNotHaveAreRefused() {
        WriteOptions options = WriteOptions.defaults().withRawTensors(Set.of("record"));
        assertThatThrownBy(() -> written(1, options))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no tensor or group is named 'record', the model has [weights, records, ");
    }

    @FunctionalInterface
    private interface Event {
        void happen() throws IOException;
    }

    /** Does something at the n-th write. */
    private static final class CountingSink implements WritableByteChannel {
        private final int eventful;
        private final Event event;
        private int writes;

        CountingSink(int eventful, Event event) {
            this.eventful = eventful;
            this.event = event;
        }

        @Override
        public int write(ByteBuffer source) throws IOException {
            if (++writes == eventful) {
                event.happen();
            }
            int count = source.remaining();
            source.position(source.limit());
            return count;
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
