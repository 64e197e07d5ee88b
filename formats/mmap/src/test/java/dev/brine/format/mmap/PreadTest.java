package dev.brine.format.mmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.CorruptModelException;
import dev.brine.format.OpenedModel;
import dev.brine.format.ReadOptions;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import dev.brine.model.Predictor;
import dev.brine.tensor.LazyTensor;
import dev.brine.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreadTest {
    private static final ReadOptions PREAD = ReadOptions.defaults().withMode(ReadOptions.Mode.PREAD);
    private static final int CHUNK_BYTES = 4096;

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void writeForest() throws IOException {
        path = Samples.file(folder, Samples.write(Samples.forest(), CHUNK_BYTES));
    }

    private static LazyTensor records(OpenedModel opened) {
        return (LazyTensor) opened.saved().state().group("nodes").records().orElseThrow();
    }

    private static double predict(OpenedModel opened) {
        double[] out = new double[1];
        ModelKinds.view(opened.saved().state()).newPredictor().predict(new double[] {0.1, 0.2, 0.3, 0.4}, out);
        return out[0];
    }

    private double expected() throws IOException {
        try (OpenedModel heap = Samples.open(path, ReadOptions.defaults())) {
            return predict(heap);
        }
    }

    private void truncate(long byteCount) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(byteCount);
        }
    }

    @Test
    void readsATensorWhenItIsTouched() throws IOException {
        try (OpenedModel opened = Samples.open(path, PREAD)) {
            assertThat(opened.isMapped()).isFalse();
            Predictor predictor = ModelKinds.view(opened.saved().state()).newPredictor();
            assertThat(records(opened).isLoaded())
                    .as("read before the first prediction")
                    .isFalse();
            predictor.predict(new double[4], new double[1]);
            assertThat(records(opened).isLoaded()).isTrue();
            assertThat(predict(opened)).isEqualTo(expected());
        }
    }

    @Test
    void aTruncatedFileIsAnErrorWithItsOffset() throws IOException {
        try (OpenedModel opened = Samples.open(path, PREAD)) {
            truncate(CHUNK_BYTES);
            assertThatThrownBy(() -> records(opened).bits(0))
                    .isInstanceOf(UncheckedIOException.class)
                    .cause()
                    .isInstanceOfSatisfying(CorruptModelException.class, e -> {
                        assertThat(e.offset()).isEqualTo(CHUNK_BYTES);
                        assertThat(e.reason()).contains("the file was truncated while it was read");
                    });
            assertThatThrownBy(() -> ModelKinds.view(opened.saved().state())
                            .newPredictor()
                            .predict(new double[4], new double[1]))
                    .isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void whatWasReadSurvivesATruncation() throws IOException {
        double expected = expected();
        try (OpenedModel opened = Samples.open(path, PREAD)) {
            predict(opened);
            truncate(0);
            assertThat(predict(opened)).isEqualTo(expected);
        }
    }

    @Test
    void aDamagedChunkIsAnErrorAndStaysOne() throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        int offset = 64 + 8 * 31 + 20_000;
        bytes[offset] ^= 1;
        Files.write(path, bytes);
        try (OpenedModel opened = Samples.open(path, PREAD)) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> predict(opened))
                        .isInstanceOf(UncheckedIOException.class)
                        .hasMessageContaining("checksum of chunk 4 of stored tensor 1");
            }
        }
    }

    /** An interrupt closes the channel that the thread reads, for all threads and for good. */
    @Test
    void anInterruptedThreadReadsAndStaysInterrupted() throws IOException {
        double expected = expected();
        try (OpenedModel opened = Samples.open(path, PREAD)) {
            Thread.currentThread().interrupt();
            double predicted = predict(opened);
            opened.verify();
            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
            assertThat(predicted).isEqualTo(expected);
            for (Tensor tensor : opened.saved().state().tensors().values()) {
                tensor.bits(0);
            }
        }
    }

    @Test
    void keepsTheOldModelWhenItsFileIsReplaced() throws IOException {
        double expected = expected();
        try (OpenedModel opened = Samples.open(path, PREAD)) {
            Path newer = Samples.file(folder, Samples.write(Samples.twoTensors(), CHUNK_BYTES));
            Files.move(newer, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            opened.verify();
            assertThat(predict(opened)).isEqualTo(expected);
        }
    }

    @Test
    void refusesUseAfterClose() throws IOException {
        OpenedModel opened = Samples.open(path, PREAD);
        ModelState state = opened.saved().state();
        Predictor used = ModelKinds.view(state).newPredictor();
        used.predict(new double[4], new double[1]);
        opened.close();
        opened.close();
        OpenedModel untouched = Samples.open(path, PREAD);
        Predictor unused = ModelKinds.view(untouched.saved().state()).newPredictor();
        untouched.close();
        for (Predictor predictor : new Predictor[] {used, unused}) {
            assertThatThrownBy(() -> predictor.predict(new double[4], new double[1]))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is closed");
            assertThatThrownBy(() -> predictor.predictBatch(new double[8], 2, new double[2]))
                    .isInstanceOf(IllegalStateException.class);
        }
        for (Tensor tensor : state.tensors().values()) {
            assertThatThrownBy(() -> tensor.bits(0)).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(opened::saved).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(opened::verify).isInstanceOf(IllegalStateException.class);
    }
}
