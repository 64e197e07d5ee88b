package dev.brine.format.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.brine.Brine;
import dev.brine.error.CorruptModelException;
import dev.brine.format.ModelSource;
import dev.brine.kind.Pipeline;
import dev.brine.kind.Voting;
import dev.brine.model.ModelState;
import dev.brine.model.Output;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.Shape;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorBuilder;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Rule 16: a file whose state contradicts itself is refused when it is opened, naming the model inside that does not fit.
 * Every kind, each with one thing changed, is a step of a pipeline that knows it unchanged.
 */
final class Contradictions {
    private static final String INSIDE = "['inside']";
    private static final Set<String> OPTIONAL_TENSORS =
            Set.of("baseline", "tree_scores", "member_weights", "category_sets");

    private final Map<String, ModelState> states = new LinkedHashMap<>();

    private Contradictions() {}

    static void areRefused(Subject subject) {
        subject.registered();
        states().forEach((name, state) -> {
            Throwable thrown = catchThrowable(() -> open(subject, state));
            assertThat(thrown)
                    .as("opening a model with %s", name)
                    .isInstanceOf(CorruptModelException.class)
                    .hasMessageContaining(INSIDE);
        });
    }

    private static void open(Subject subject, ModelState state) throws IOException {
        byte[] file = subject.write(SavedModel.of(state));
        Brine.open(
                        ModelSource.bytes("contradictory", file),
                        subject.options().withFormat(subject.format().name()))
                .close();
    }

    /** Returns states by what is wrong with them. */
    static Map<String, ModelState> states() {
        Contradictions all = new Contradictions();
        KindSamples.states().forEach((name, state) -> {
            all.addColumns(name, state);
            all.addOutputs(name, state);
            all.addChildren(name, state);
            for (String attribute : state.attributes().asMap().keySet()) {
                all.add(name + " without attribute " + attribute, state, draft -> draft.attributes.remove(attribute));
                all.add(
                        name + " with a list as " + attribute,
                        state,
                        draft -> draft.attributes.put(attribute, List.of(7L)));
            }
            state.ungroupedTensors().keySet().forEach(tensor -> all.addTensor(name, state, tensor));
            state.groups()
                    .keySet()
                    .forEach(group ->
                            all.add(name + " without group " + group, state, draft -> draft.groups.remove(group)));
        });
        return all.states;
    }

    private void add(String name, ModelState sound, Consumer<StateDraft> change) {
        StateDraft draft = new StateDraft(sound);
        change.accept(draft);
        states.put(
                name,
                ModelState.builder(Pipeline.KIND, 1, sound.signature(), sound.outputs())
                        .child("inside", draft.build())
                        .build());
    }

    private void addColumns(String name, ModelState state) {
        int count = state.signature().count();
        for (int other : new int[] {0, count - 1, count + 1}) {
            if (other != count) {
                add(
                        name + " of %d columns".formatted(other),
                        state,
                        draft -> draft.signature = Signature.unnamed(other));
            }
        }
        if (!state.signature().hasTexts()) {
            Signature texts = Signature.ofStringColumns(List.of(), count, List.of(0));
            add(name + " of texts", state, draft -> draft.signature = texts);
        }
    }

    private void addOutputs(String name, ModelState state) {
        Output first = state.outputs().list().get(0);
        add(name + " with one output more", state, draft -> draft.outputs.add(new Output("more", first.labels())));
        add(name + " with one output less", state, draft -> draft.outputs.remove(0));
        add(
                name + " with other labels",
                state,
                draft -> draft.outputs.set(
                        0, new Output(first.name(), first.isClassification() ? List.of() : List.of("a", "b"))));
        add(
                name + " with five labels",
                state,
                draft -> draft.outputs.replaceAll(output -> new Output(output.name(), List.of(1L, 2L, 3L, 4L, 5L))));
    }

    private void addChildren(String name, ModelState state) {
        ModelState other = KindSamples.states().get("perceptron");
        for (String child : state.children().keySet()) {
            add(name + " with a perceptron as " + child, state, draft -> draft.children.replace(child, other));
        }
        if (state.kind().equals(Voting.KIND) && state.tensors().isEmpty()) {
            return;
        }
        add(name + " with a model more", state, draft -> draft.children.put("more", state));
        if (!state.children().isEmpty()) {
            String first = state.children().keySet().iterator().next();
            add(name + " without its first model", state, draft -> draft.children.remove(first));
        }
    }

    private void addTensor(String name, ModelState state, String tensor) {
        Tensor sound = state.tensor(tensor);
        if (!OPTIONAL_TENSORS.contains(tensor)) {
            add(name + " without tensor " + tensor, state, draft -> draft.tensors.remove(tensor));
        }
        Tensor flags =
                zeros(sound.elementType() == ElementType.BOOL ? ElementType.I16 : ElementType.BOOL, sound.shape());
        add(name + " with flags as " + tensor, state, draft -> draft.tensors.put(tensor, flags));
        Tensor deep = zeros(sound.elementType(), Shape.of(1, 1, Math.max(1, sound.elementCount())));
        add(name + " with rank 3 of " + tensor, state, draft -> draft.tensors.put(tensor, deep));
    }

    private static Tensor zeros(ElementType type, Shape shape) {
        TensorBuilder builder = TensorBuilder.exact(type, shape);
        while (builder.missingElements() > 0) {
            builder.putBits(0);
        }
        return builder.build();
    }
}
