package dev.brine.kind.internal;

import dev.brine.error.CorruptModelException;
import dev.brine.model.ModelState;
import dev.brine.model.Output;
import dev.brine.model.Outputs;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.Shape;
import dev.brine.tensor.Tensor;
import java.io.UncheckedIOException;

/** Checks the tensors of a state against what a kind expects, with one wording. */
public final class Shapes {
    private static final int MAX_ARRAY_LENGTH = Integer.MAX_VALUE - 8;

    private Shapes() {}

    /** Returns a tensor of floating-point numbers of the given shape; -1 stands for any size. */
    public static Tensor floats(ModelState state, String name, long... dimensions) {
        Tensor tensor = state.tensor(name);
        if (!tensor.elementType().isFloatingPoint()) {
            throw new IllegalArgumentException(
                    "tensor '%s' holds %s, expected floating-point numbers".formatted(name, tensor.elementType()));
        }
        return checkShape(name, tensor, dimensions);
    }

    /** Returns a tensor of one type and the given shape; -1 stands for any size. */
    public static Tensor typed(ModelState state, String name, ElementType type, long... dimensions) {
        Tensor tensor = state.tensor(name);
        if (tensor.elementType() != type) {
            throw new IllegalArgumentException(
                    "tensor '%s' holds %s, expected %s".formatted(name, tensor.elementType(), type));
        }
        return checkShape(name, tensor, dimensions);
    }

    private static Tensor checkShape(String name, Tensor tensor, long... dimensions) {
        Shape shape = tensor.shape();
        boolean fits = shape.rank() == dimensions.length;
        for (int i = 0; fits && i < dimensions.length; i++) {
            fits = dimensions[i] < 0 || dimensions[i] == shape.dimension(i);
        }
        if (!fits) {
            throw new IllegalArgumentException("tensor '%s' has shape %s, expected %s (-1 is any size)"
                    .formatted(name, shape, java.util.Arrays.toString(dimensions)));
        }
        return tensor;
    }

    /** Says that elements contradict their state, found out while predicting: not the row's fault. */
    public static UncheckedIOException corrupt(String kind, String reason) {
        return new UncheckedIOException(new CorruptModelException(reason, kind, -1));
    }

    /** Returns a size that one array must hold. */
    public static int arrayLength(String name, long elementCount) {
        if (elementCount > MAX_ARRAY_LENGTH) {
            throw new IllegalArgumentException(
                    "tensor '%s' has %d elements, expected at most %d".formatted(name, elementCount, MAX_ARRAY_LENGTH));
        }
        return (int) elementCount;
    }

    /** Returns the numbers of a small vector. */
    public static double[] toDoubles(Tensor vector) {
        double[] values = new double[arrayLength("vector", vector.elementCount())];
        for (int i = 0; i < values.length; i++) {
            values[i] = vector.getDouble(i);
        }
        return values;
    }

    /**
     * Returns the integers of a small vector.
     *
     * @throws IllegalArgumentException if one is not from {@code least} to {@code most}
     */
    public static int[] toInts(String name, Tensor vector, long least, long most) {
        int[] values = new int[arrayLength(name, vector.elementCount())];
        for (int i = 0; i < values.length; i++) {
            long value = vector.getLong(i);
            if (value < least || value > most) {
                throw new IllegalArgumentException(
                        "tensor '%s' holds %d at %d, expected %d to %d".formatted(name, value, i, least, most));
            }
            values[i] = (int) value;
        }
        return values;
    }

    /**
     * Returns where the parts of something start and, last, its length: 0 first, never descending.
     *
     * @param partCount -1 for any
     * @throws IllegalArgumentException if it is not so
     */
    public static long[] offsets(ModelState state, String name, int partCount, long end) {
        Tensor tensor = typed(state, name, ElementType.I64, partCount < 0 ? -1 : partCount + 1L);
        long[] offsets = new long[arrayLength(name, tensor.elementCount())];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = tensor.getLong(i);
            if (offsets[i] < (i == 0 ? 0 : offsets[i - 1])) {
                throw new IllegalArgumentException(
                        "tensor '%s' holds %d at %d, expected ascending offsets".formatted(name, offsets[i], i));
            }
        }
        if (offsets.length == 0 || offsets[0] != 0 || offsets[offsets.length - 1] != end) {
            throw new IllegalArgumentException("tensor '%s' must run from 0 to %d".formatted(name, end));
        }
        return offsets;
    }

    /** Checks a state of a kind that turns numbers into numbers and has no models inside. */
    public static void checkTransformer(ModelState state, String kind, int newestVersion) {
        checkLeaf(state, kind, newestVersion);
        checkNoLabels(state);
    }

    /** Checks a state of a kind that takes numbers and has no models inside. */
    public static void checkLeaf(ModelState state, String kind, int newestVersion) {
        checkNumeric(state, kind, newestVersion);
        checkNoChildren(state);
    }

    /** Checks a state of a kind that takes numbers. */
    public static void checkNumeric(ModelState state, String kind, int newestVersion) {
        checkKind(state, kind, newestVersion);
        if (state.signature().hasTexts()) {
            int column = state.signature().stringColumns().get(0);
            throw new IllegalArgumentException("%s is a string column, %s takes numbers only"
                    .formatted(state.signature().label(column), kind));
        }
    }

    public static void checkNoChildren(ModelState state) {
        if (!state.children().isEmpty()) {
            throw new IllegalArgumentException("%s has %d models inside, expected none"
                    .formatted(state.kind(), state.children().size()));
        }
    }

    public static void checkNoLabels(ModelState state) {
        for (Output output : state.outputs().list()) {
            if (output.isClassification()) {
                throw new IllegalArgumentException("output '%s' has %d labels, but %s does not classify"
                        .formatted(output.name(), output.labels().size(), state.kind()));
            }
        }
    }

    /** Checks that a state belongs to a kind and to a version that the kind reads, and that all of its outputs have labels or none. */
    public static void checkKind(ModelState state, String kind, int newestVersion) {
        if (!state.kind().equals(kind)) {
            throw new IllegalArgumentException("state is a '%s', expected '%s'".formatted(state.kind(), kind));
        }
        if (state.kindVersion() < 1 || state.kindVersion() > newestVersion) {
            throw new IllegalArgumentException("state is %s version %d, this release reads 1 to %d"
                    .formatted(kind, state.kindVersion(), newestVersion));
        }
        Outputs outputs = state.outputs();
        if (!outputs.isClassification() && outputs.probabilityCount() > 0) {
            throw new IllegalArgumentException("some of the %d outputs of a %s have labels, expected all or none"
                    .formatted(outputs.count(), kind));
        }
    }
}
