package dev.brine.format.kryo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What lies in the file: Kryo's own bytes, and in the tuned variant the same on every machine. */
final class KryoBytesTest {
    private static final List<Object> ARRAYS = List.of(
            new byte[] {1, -2, 3},
            new short[] {1, -2, 300},
            new int[] {0, -1, 70_000, Integer.MIN_VALUE},
            new long[] {0, -1, 1L << 40, Long.MIN_VALUE},
            new float[] {0, -0.0f, Float.NaN, 1.5f},
            new double[] {0, -0.0, Double.NaN, 1.5},
            new long[200_000]);

    @ParameterizedTest
    @EnumSource(KryoStreams.class)
    void arraysHaveTheBytesOfKryosOwnSerializers(KryoStreams streams) {
        for (Object array : ARRAYS) {
            Kryo own = new Kryo();
            own.register(array.getClass());
            assertThat(write(streams, ours(array.getClass()), array)).isEqualTo(write(streams, own, array));
        }
    }

    @ParameterizedTest
    @EnumSource(KryoStreams.class)
    void arraysComeBack(KryoStreams streams) {
        for (Object array : ARRAYS) {
            Input input = streams.input(new ByteArrayInputStream(write(streams, ours(array.getClass()), array)));
            assertThat((Object) ours(array.getClass()).readObject(input, array.getClass()))
                    .isEqualTo(array);
        }
    }

    @Test
    void tunedIsLittleEndianWithAndWithoutUnsafe() {
        for (Object array : ARRAYS) {
            Kryo kryo = ours(array.getClass());
            assertThat(write(KryoStreams.TUNED_WITHOUT_UNSAFE, kryo, array))
                    .isEqualTo(write(KryoStreams.TUNED, kryo, array));
        }
        assertThat(write(KryoStreams.TUNED, ours(int[].class), new int[] {0x01020304}))
                .containsExactly(2, 4, 3, 2, 1);
    }

    @Test
    void theDefaultHasIntegersOfVariableLength() {
        assertThat(write(KryoStreams.DEFAULT, ours(int[].class), new int[] {1, -1}))
                .containsExactly(3, 2, 1);
    }

    /** Kryo counts the bytes of an array in an int, and its unsafe streams copy by that count. */
    @Test
    void refusesToWriteAnArrayBeyondTheCap() {
        for (int elementBytes = 1; elementBytes <= Long.BYTES; elementBytes *= 2) {
            int width = elementBytes;
            int most = (1 << 30) / width;
            ChunkSerializer.requireWithinCap(most, width);
            assertThat(most << Integer.numberOfTrailingZeros(width)).isEqualTo(1 << 30);
            assertThatThrownBy(() -> ChunkSerializer.requireWithinCap(most + 1, width))
                    .isInstanceOf(KryoException.class)
                    .hasMessageContaining("expected at most 1073741824 bytes");
        }
    }

    private static Kryo ours(Class<?> type) {
        Kryo kryo = new Kryo();
        kryo.register(type, new ChunkSerializer(type, (arrayClass, length, leastBytes) -> {}));
        return kryo;
    }

    private static byte[] write(KryoStreams streams, Kryo kryo, Object array) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Output output = streams.output(bytes)) {
            kryo.writeObject(output, array);
        }
        return bytes.toByteArray();
    }
}
