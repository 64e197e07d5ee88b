package dev.brine.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes the same content in other storage. */
public final class TestTensors {
    private TestTensors() {}

    /** Returns random bits; a truth value is 0 or 1. */
    public static HeapTensor random(ElementType type, Shape shape, long seed) {
        Random random = new Random(seed);
        TensorBuilder builder = TensorBuilder.exact(type, shape);
        for (long i = 0; i < shape.elementCount(); i++) {
            builder.putBits(type == ElementType.BOOL ? random.nextInt(2) : random.nextLong());
        }
        return builder.build();
    }

    /** Returns the content in chunks of so many elements. */
    public static HeapTensor chunked(Tensor tensor, int chunkElements) {
        TensorBuilder builder = TensorBuilder.exact(tensor.elementType(), tensor.shape(), chunkElements);
        for (long i = 0; i < tensor.elementCount(); i++) {
            builder.putBits(tensor.bits(i));
        }
        return builder.build();
    }

    /** Returns the content in windows of so many elements. */
    public static MappedTensor mapped(Tensor tensor, int windowElements) {
        return mapped(tensor, windowElements, new MappedRegion("test.model"));
    }

    /** Returns the content in windows of a region. */
    public static MappedTensor mapped(Tensor tensor, int windowElements, MappedRegion region) {
        int width = tensor.elementType().byteSize();
        List<ByteBuffer> windows = new ArrayList<>();
        for (long first = 0; first < tensor.elementCount(); first += windowElements) {
            int count = (int) Math.min(windowElements, tensor.elementCount() - first);
            ByteBuffer window = ByteBuffer.allocate(count * width).order(ByteOrder.BIG_ENDIAN);
            tensor.copyTo(first, window);
            windows.add(window.flip());
        }
        return MappedTensor.of(tensor.elementType(), tensor.shape(), windows, windowElements, region);
    }

    /** Returns the content such that it is loaded at its first touch. */
    public static LazyTensor lazy(Tensor tensor) {
        return LazyTensor.of(tensor.elementType(), tensor.shape(), tensor::ensureOpen, () -> tensor);
    }

    /** Returns the content in windows, checked in chunks of which a window holds two; every chunk is sound. */
    public static CheckedTensor checked(Tensor tensor, int chunkElements) {
        return CheckedTensor.of(mapped(tensor, 2 * chunkElements), chunkElements, (chunk, elements) -> {});
    }
}
