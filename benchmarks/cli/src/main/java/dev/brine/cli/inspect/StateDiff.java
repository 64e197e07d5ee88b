package dev.brine.cli.inspect;

import dev.brine.cli.csv.OutputCodec;
import dev.brine.model.Attributes;
import dev.brine.model.ModelState;
import dev.brine.model.Output;
import dev.brine.model.Signature;
import dev.brine.reports.text.Numbers;
import dev.brine.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What differs between two states and their children; tensors by their columns, however they are laid out. */
final class StateDiff {
    private static final String NONE = "(none)";

    /**
     * Something small that differs.
     *
     * @param what such as {@code link} or {@code scale/kind}
     */
    record Change(String what, String a, String b) {}

    /**
     * A tensor that differs, compared where both have it with one type and shape.
     *
     * @param a type and shape in the first state, or {@code (none)}
     * @param values of the first differing element
     */
    record TensorChange(String name, String a, String b, TensorDiff diff, String values) {
        boolean isCompared() {
            return diff.firstIndex() >= 0;
        }
    }

    /**
     * How the elements of two tensors of one type and shape differ, read in pieces.
     *
     * @param elementCount of each
     * @param differing elements whose bits differ
     * @param firstIndex of them, row-major, or -1
     * @param magnitude of the largest differences
     */
    record TensorDiff(long elementCount, long differing, long firstIndex, Magnitude magnitude) {
        private static final int COMPARED_BYTES = 1 << 16;

        static TensorDiff of(Tensor a, Tensor b) {
            ByteBuffer left = ByteBuffer.allocate(COMPARED_BYTES);
            ByteBuffer right = ByteBuffer.allocate(COMPARED_BYTES);
            long step = COMPARED_BYTES / a.elementType().byteSize();
            TensorDiff found = new TensorDiff(a.elementCount(), 0, -1, Magnitude.NONE);
            for (long first = 0; first < a.elementCount(); first += step) {
                a.copyTo(first, left.clear());
                b.copyTo(first, right.clear());
                if (!left.flip().equals(right.flip())) {
                    found = found.withPiece(a, b, first, Math.min(first + step, a.elementCount()));
                }
            }
            return found;
        }

        private TensorDiff withPiece(Tensor a, Tensor b, long from, long to) {
            long count = differing;
            long first = firstIndex;
            Magnitude largest = magnitude;
            for (long i = from; i < to; i++) {
                if (a.bits(i) != b.bits(i)) {
                    first = first < 0 ? i : first;
                    count++;
                    largest = largest.or(a.getDouble(i), b.getDouble(i));
                }
            }
            return new TensorDiff(elementCount, count, first, largest);
        }
    }

    private final List<Change> changes = new ArrayList<>();
    private final List<TensorChange> tensorChanges = new ArrayList<>();
    private int tensorCount;

    private StateDiff() {}

    static StateDiff of(ModelState a, ModelState b) {
        StateDiff diff = new StateDiff();
        diff.add("", a, b);
        return diff;
    }

    List<Change> changes() {
        return List.copyOf(changes);
    }

    List<TensorChange> tensorChanges() {
        return List.copyOf(tensorChanges);
    }

    /** Returns the number of tensors that either state has. */
    int tensorCount() {
        return tensorCount;
    }

    private void add(String path, ModelState a, ModelState b) {
        change(path + "kind", kind(a), kind(b));
        addAttributes(path, a.attributes(), b.attributes());
        addSignature(path, a.signature(), b.signature());
        addOutputs(path, a.outputs().list(), b.outputs().list());
        addOrder(path + "order of tensors", a.tensors().keySet(), b.tensors().keySet());
        for (String name : union(a.tensors(), b.tensors())) {
            addTensor(path + name, a.tensors().get(name), b.tensors().get(name));
        }
        addOrder(path + "order of children", a.children().keySet(), b.children().keySet());
        for (String name : union(a.children(), b.children())) {
            addChild(path + name, a.children().get(name), b.children().get(name));
        }
    }

    private static String kind(ModelState state) {
        return "%s v%d".formatted(state.kind(), state.kindVersion());
    }

    private static <T> Set<String> union(Map<String, T> a, Map<String, T> b) {
        Set<String> names = new LinkedHashSet<>(a.keySet());
        names.addAll(b.keySet());
        return names;
    }

    private void change(String what, String a, String b) {
        if (!a.equals(b)) {
            changes.add(new Change(what, a, b));
        }
    }

    private void addAttributes(String path, Attributes a, Attributes b) {
        for (String name : union(a.asMap(), b.asMap())) {
            change(
                    path + name,
                    a.find(name).map(StateDiff::valueText).orElse(NONE),
                    b.find(name).map(StateDiff::valueText).orElse(NONE));
        }
    }

    /** Tells 1 from 1.0 and from the text 1. */
    private static String valueText(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(StateDiff::valueText).toList().toString();
        }
        return value instanceof String text ? "'" + text + "'" : OutputCodec.text(value);
    }

    private void addSignature(String path, Signature a, Signature b) {
        change(path + "input columns", String.valueOf(a.count()), String.valueOf(b.count()));
        for (int column = 0; column < Math.min(a.count(), b.count()); column++) {
            String type = path + "input " + (column + 1);
            change(type, column(a, column), column(b, column));
        }
    }

    private static String column(Signature signature, int column) {
        return "%s, %s".formatted(signature.label(column), signature.types().get(column));
    }

    private void addOutputs(String path, List<Output> a, List<Output> b) {
        change(path + "outputs", String.valueOf(a.size()), String.valueOf(b.size()));
        IntStream.range(0, Math.min(a.size(), b.size()))
                .forEach(i -> change(path + "output " + (i + 1), output(a.get(i)), output(b.get(i))));
    }

    private static String output(Output output) {
        return output.isClassification() ? output.name() + " " + valueText(output.labels()) : output.name();
    }

    private void addOrder(String what, Set<String> a, Set<String> b) {
        if (a.equals(b)) {
            change(what, List.copyOf(a).toString(), List.copyOf(b).toString());
        }
    }

    private void addTensor(String name, @Nullable Tensor a, @Nullable Tensor b) {
        tensorCount++;
        if (a == null || b == null || !typeAndShape(a).equals(typeAndShape(b))) {
            TensorDiff none = new TensorDiff(0, 0, -1, Magnitude.NONE);
            tensorChanges.add(new TensorChange(name, typeAndShape(a), typeAndShape(b), none, ""));
            return;
        }
        TensorDiff diff = TensorDiff.of(a, b);
        if (diff.differing() > 0) {
            String values = element(a, diff.firstIndex()) + " -> " + element(b, diff.firstIndex());
            tensorChanges.add(new TensorChange(name, typeAndShape(a), typeAndShape(b), diff, values));
        }
    }

    private static String typeAndShape(@Nullable Tensor tensor) {
        return tensor == null ? NONE : tensor.elementType() + " " + tensor.shape();
    }

    private static String element(Tensor tensor, long index) {
        return tensor.elementType().isFloatingPoint()
                ? Numbers.exact(tensor.getDouble(index))
                : String.valueOf(tensor.getLong(index));
    }

    private void addChild(String name, @Nullable ModelState a, @Nullable ModelState b) {
        if (a != null && b != null) {
            add(name + "/", a, b);
        } else {
            change(name, a == null ? NONE : kind(a), b == null ? NONE : kind(b));
        }
    }
}
