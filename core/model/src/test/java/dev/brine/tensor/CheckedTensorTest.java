package dev.brine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckedTensorTest {
    private static final int LENGTH = 21;
    private static final int CHUNK_ELEMENTS = 4;
    private static final int DAMAGED_CHUNK = 3;

    private final HeapTensor content = TestTensors.random(ElementType.F32, Shape.of(LENGTH), 7);
    private final List<Integer> checkedChunks = new ArrayList<>();

    private CheckedTensor checked() {
        return CheckedTensor.of(TestTensors.mapped(content, 8), CHUNK_ELEMENTS, (chunk, elements) -> {
            checkedChunks.add(chunk);
            ByteBuffer expected = ByteBuffer.allocate(elements.remaining());
            content.copyTo((long) chunk * CHUNK_ELEMENTS, expected);
            assertThat(elements).isEqualTo(expected.flip());
        });
    }

    private CheckedTensor damaged() {
        return CheckedTensor.of(TestTensors.mapped(content, 8), CHUNK_ELEMENTS, (chunk, elements) -> {
            if (chunk == DAMAGED_CHUNK) {
                throw new IOException("damaged");
            }
        });
    }

    @Test
    void checksAChunkOnceAndOnlyWhenItIsTouched() {
        CheckedTensor tensor = checked();
        tensor.bits(9);
        tensor.bits(10);
        tensor.copyFloats(9, new float[4], 4);
        assertThat(checkedChunks).containsExactly(2, 3);
        assertThat(tensor.isChecked()).isFalse();
        tensor.copyTo(20, ByteBuffer.allocate(100));
        assertThat(checkedChunks).containsExactly(2, 3, 5);
        assertThat(tensor.contentEquals(content)).isTrue();
        assertThat(checkedChunks).containsExactly(2, 3, 5, 0, 1, 4);
        assertThat(tensor.isChecked()).isTrue();
    }

    @Test
    void noReadGivesAnElementOfADamagedChunk() {
        for (int first = 0; first < LENGTH; first++) {
            for (int count = 1; count <= LENGTH - first; count++) {
                CheckedTensor tensor = damaged();
                boolean touches = first < 4 * (DAMAGED_CHUNK + 1) && first + count > 4 * DAMAGED_CHUNK;
                float[] floats = new float[count];
                ByteBuffer bytes = ByteBuffer.allocate(4 * count + 3);
                int start = first;
                if (touches) {
                    assertDamaged(() -> tensor.copyFloats(start, floats, floats.length));
                    assertDamaged(() -> tensor.copyTo(start, bytes));
                    assertThat(floats).containsOnly(0);
                    assertThat(bytes.position()).isZero();
                } else {
                    tensor.copyFloats(start, floats, floats.length);
                    tensor.copyTo(start, bytes);
                }
            }
        }
    }

    @Test
    void aDamagedChunkStaysDamaged() {
        CheckedTensor tensor = damaged();
        for (int i = 0; i < 3; i++) {
            assertDamaged(() -> tensor.bits(4 * DAMAGED_CHUNK));
        }
        assertThat(tensor.isChecked()).isFalse();
    }

    private static void assertDamaged(Runnable read) {
        assertThatThrownBy(read::run).isInstanceOf(UncheckedIOException.class).hasRootCauseMessage("damaged");
    }

    @Test
    void readsOutsideTheTensorAreRefusedAsEver() {
        CheckedTensor tensor = checked();
        assertThatThrownBy(() -> tensor.bits(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> tensor.bits(LENGTH)).isInstanceOf(IndexOutOfBoundsException.class);
        tensor.copyTo(LENGTH, ByteBuffer.allocate(8));
        assertThat(checkedChunks).isEmpty();
    }
}
