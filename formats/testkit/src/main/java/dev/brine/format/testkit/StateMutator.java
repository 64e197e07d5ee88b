package dev.brine.format.testkit;

import dev.brine.model.ModelState;
import dev.brine.model.Output;
import dev.brine.model.Signature;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.Shape;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorBuilder;
import dev.brine.tensor.TensorGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Changes states in ways in which a file with right checksums may be wrong: kinds, attributes, columns, outputs, labels,
 * tensors, node records and models inside. What comes out is well-formed, and sound or not.
 */
public final class StateMutator {
    private static final long[] BITS = {
        0,
        1,
        2,
        3,
        7,
        -1,
        -2,
        255,
        1000,
        Integer.MIN_VALUE,
        Integer.MAX_VALUE,
        1L << 32,
        1L << 62,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        Double.doubleToRawLongBits(1),
        Double.doubleToRawLongBits(2.5),
        Double.doubleToRawLongBits(-1),
        Double.doubleToRawLongBits(1e300),
        Double.doubleToRawLongBits(Double.NaN),
        Double.doubleToRawLongBits(Double.NEGATIVE_INFINITY)
    };
    private static final List<Object> VALUES = List.of(
            "identity",
            "sigmoid",
            "softmax",
            "none",
            "score",
            "probability",
            "mean",
            "sum",
            "soft",
            "hard",
            "l1",
            "max",
            "divide",
            "subtract",
            "float64",
            "label",
            "prediction",
            "probabilities",
            "temperature",
            0L,
            1L,
            2L,
            3L,
            -1L,
            1L << 33,
            0.5,
            Double.NaN,
            true,
            false,
            List.of(),
            List.of("label"),
            List.of("probabilities", "probabilities"),
            List.of("sigmoid", "isotonic"),
            List.of("a", "b"),
            List.of(1L));

    private final List<ModelState> donors;
    private final IntUnaryOperator choice;

    /**
     * Makes a mutator.
     *
     * @param donors states that may take the place of a model inside another
     * @param choice returns a number from 0 to one less than its argument; decides everything
     */
    public StateMutator(List<ModelState> donors, IntUnaryOperator choice) {
        this.donors = List.copyOf(donors);
        this.choice = choice;
    }

    private int below(int bound) {
        return choice.applyAsInt(bound);
    }

    private <T> T anyOf(List<T> list) {
        return list.get(below(list.size()));
    }

    /** Returns an entry through which the map can be changed. */
    private <T> Map.Entry<String, T> anyOf(Map<String, T> map) {
        return anyOf(new ArrayList<>(map.entrySet()));
    }

    /** Returns the state with one thing changed, in itself or in a model inside it. */
    public ModelState mutate(ModelState state) {
        StateDraft draft = new StateDraft(state);
        if (!draft.children.isEmpty() && below(3) > 0) {
            Map.Entry<String, ModelState> child = anyOf(draft.children);
            child.setValue(mutate(child.getValue()));
            return draft.build();
        }
        switch (below(8)) {
            case 0 -> changeColumns(draft);
            case 1, 2 -> changeOutputs(draft);
            case 3 -> changeAttributes(draft);
            case 4 -> changeTensors(draft);
            case 5 -> changeElements(draft);
            case 6 -> changeChildren(draft);
            default -> changeKind(draft);
        }
        return draft.build();
    }

    private void changeColumns(StateDraft draft) {
        int count = draft.signature.count();
        int changed = Math.max(
                0, List.of(count - 1, count + 1, count, 0, 2 * count, 4096).get(below(6)));
        List<Integer> columns = changed > 0 && below(3) == 0 ? List.of(below(changed)) : List.of();
        boolean isText = below(2) == 0;
        draft.signature =
                Signature.ofColumns(List.of(), changed, isText ? columns : List.of(), isText ? List.of() : columns);
    }

    private void changeOutputs(StateDraft draft) {
        if (draft.outputs.isEmpty() || below(4) == 0) {
            draft.outputs.add(new Output("added" + draft.outputs.size(), labels()));
            return;
        }
        int at = below(draft.outputs.size());
        Output output = draft.outputs.get(at);
        switch (below(5)) {
            case 0 -> draft.outputs.remove(at);
            case 1 -> draft.outputs.replaceAll(any -> new Output(any.name(), labels()));
            case 2 -> draft.outputs.set(at, new Output(output.name(), List.of()));
            case 3 -> draft.outputs.set(at, new Output(output.name(), labels()));
            default -> {
                List<Object> more = new ArrayList<>(output.labels());
                more.add((long) more.size());
                draft.outputs.set(at, new Output(output.name(), more));
            }
        }
    }

    private List<Object> labels() {
        return List.of(List.of(), List.<Object>of("a"), List.<Object>of(0L, 1L), List.<Object>of("a", "b", "c"))
                .get(below(4));
    }

    private void changeAttributes(StateDraft draft) {
        if (draft.attributes.isEmpty()) {
            draft.attributes.put("added", anyOf(VALUES));
            return;
        }
        Map.Entry<String, Object> attribute = anyOf(draft.attributes);
        if (below(6) == 0) {
            draft.attributes.remove(attribute.getKey());
        } else {
            attribute.setValue(anyOf(VALUES));
        }
    }

    private void changeTensors(StateDraft draft) {
        if (draft.tensors.isEmpty()) {
            return;
        }
        Map.Entry<String, Tensor> entry = anyOf(draft.tensors);
        Tensor tensor = entry.getValue();
        long count = tensor.elementCount();
        ElementType type = tensor.elementType();
        switch (below(5)) {
            case 0 -> draft.tensors.remove(entry.getKey());
            case 1 -> entry.setValue(copy(tensor, type, Shape.of(count + 1)));
            case 2 -> entry.setValue(copy(tensor, type, Shape.of(Math.max(0, count - 1))));
            case 3 -> entry.setValue(copy(tensor, anyOf(List.of(ElementType.values())), tensor.shape()));
            default -> entry.setValue(copy(tensor, type, otherShape(tensor.shape())));
        }
    }

    private Shape otherShape(Shape shape) {
        long[] dimensions = shape.toArray();
        if (dimensions.length == 0) {
            return Shape.of(1);
        }
        int axis = below(dimensions.length);
        dimensions[axis] = Math.max(
                0, dimensions[axis] + List.of(-1, 1, (int) -dimensions[axis]).get(below(3)));
        return Shape.of(dimensions);
    }

    /** Returns as many of the elements as fit, and zeros after them. */
    private static Tensor copy(Tensor tensor, ElementType type, Shape shape) {
        TensorBuilder builder = TensorBuilder.exact(type, shape);
        for (long i = 0; i < shape.elementCount(); i++) {
            builder.putBits(i < tensor.elementCount() ? tensor.bits(i) : 0);
        }
        return builder.build();
    }

    private void changeElements(StateDraft draft) {
        if (!draft.groups.isEmpty() && below(2) == 0) {
            Map.Entry<String, TensorGroup> entry = anyOf(draft.groups);
            TensorGroup group = entry.getValue();
            Tensor records = group.records().orElseThrow();
            entry.setValue(TensorGroup.interleaved(group.describeColumns(), forged(records)));
        } else if (!draft.tensors.isEmpty()) {
            Map.Entry<String, Tensor> entry = anyOf(draft.tensors);
            entry.setValue(forged(entry.getValue()));
        }
    }

    private Tensor forged(Tensor tensor) {
        int count = (int) tensor.elementCount();
        int at = count == 0 ? 0 : below(count);
        long bits = BITS[below(BITS.length)];
        TensorBuilder builder = TensorBuilder.exact(tensor.elementType(), tensor.shape());
        for (int i = 0; i < count; i++) {
            builder.putBits(i == at ? bits : tensor.bits(i));
        }
        return builder.build();
    }

    private void changeChildren(StateDraft draft) {
        if (draft.children.isEmpty()) {
            draft.children.put("added", anyOf(donors));
            return;
        }
        Map.Entry<String, ModelState> child = anyOf(draft.children);
        switch (below(4)) {
            case 0 -> draft.children.remove(child.getKey());
            case 1 -> draft.children.put("added", child.getValue());
            case 2 -> child.setValue(anyOf(donors));
            default -> {
                Map.Entry<String, ModelState> other = anyOf(draft.children);
                ModelState state = other.setValue(child.getValue());
                child.setValue(state);
            }
        }
    }

    private void changeKind(StateDraft draft) {
        draft.kind = below(8) == 0 ? "unknown-kind" : anyOf(donors).kind();
        draft.kindVersion = below(8) == 0 ? below(3) : draft.kindVersion;
    }

    /** Returns the states of all kinds that may stand for one another. */
    static List<ModelState> allKinds() {
        return List.copyOf(KindSamples.states().values());
    }
}
