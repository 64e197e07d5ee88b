package dev.brine.format.kryo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.format.FormatVariant;
import dev.brine.format.ModelSource;
import dev.brine.format.OpenedModel;
import dev.brine.format.ReadOptions;
import dev.brine.format.WriteOptions;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Shape;
import dev.brine.tensor.Tensor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A tensor of more than 2^31 bytes, in three chunks. */
final class KryoHugeModelTest {
    private static final int CHUNK_ELEMENTS = ElementType.F32.maxChunkElements();
    private static final int LAST_CHUNK_ELEMENTS = 1 << 20;

    @TempDir
    Path folder;

    @Test
    @EnabledIfSystemProperty(
            named = "brine.test.huge",
            matches = "true",
            disabledReason = "needs -Dbrine.test.huge=true, a heap of 5 GiB and as much disk")
    void carriesMoreThanTwoToThe31Bytes() throws IOException {
        KryoModelFormat format = new KryoModelFormat();
        FormatVariant variant = format.variants().get(1);
        SavedModel model = model();
        Path file = folder.resolve("huge");
        try (FileChannel sink = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            format.writer().orElseThrow().write(model, variant, sink, WriteOptions.defaults());
            assertThat(sink.size()).isGreaterThan(1L << 31);
        }
        Tensor expected = model.state().tensor("t");
        try (OpenedModel opened = format.reader().orElseThrow().open(ModelSource.file(file), ReadOptions.defaults())) {
            Tensor actual = opened.saved().state().tensor("t");
            assertThat(expected.firstDifference(actual)).isEqualTo(-1);
        }
    }

    private static SavedModel model() {
        Object[] chunks = {
            filled(CHUNK_ELEMENTS, 1), filled(CHUNK_ELEMENTS, 2), filled(LAST_CHUNK_ELEMENTS, 3),
        };
        Shape shape = Shape.of(2L * CHUNK_ELEMENTS + LAST_CHUNK_ELEMENTS);
        return SavedModel.of(ModelState.builder("k", 1, Signature.unnamed(1), Outputs.regression(1))
                .tensor("t", HeapTensor.ofChunks(ElementType.F32, shape, chunks, CHUNK_ELEMENTS))
                .build());
    }

    private static float[] filled(int length, int seed) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = i * 0.5f + seed;
        }
        return values;
    }
}
