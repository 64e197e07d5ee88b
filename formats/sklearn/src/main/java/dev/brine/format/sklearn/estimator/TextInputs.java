package dev.brine.format.sklearn.estimator;

import dev.brine.kind.TextColumns;
import dev.brine.model.AcceptedInputs;
import dev.brine.model.ModelState;
import dev.brine.model.Signature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Gives a model of numbers the columns of the file: names, texts that become codes, and columns that nothing uses. */
final class TextInputs {
    private TextInputs() {}

    static ModelState around(Import context, InputColumns inputs, ModelState model) throws IOException {
        Vocabularies vocabularies = context.vocabularies();
        vocabularies.check(inputs.names());
        Set<Integer> texts = vocabularies.all().keySet();
        List<Integer> unused = new ArrayList<>();
        for (int input = 0; input < inputs.count(); input++) {
            if (!vocabularies.isUsed(input)) {
                unused.add(input);
            }
        }
        Signature signature = Signature.ofColumns(inputs.names(), inputs.count(), texts, unused);
        AcceptedInputs accepted = context.refusals().accepted(inputs.count());
        if (texts.isEmpty()) {
            return outermost(model, signature, accepted);
        }
        List<TextColumns.Vocabulary> known = vocabularies.all().values().stream()
                .map(column -> new TextColumns.Vocabulary(column.texts(), column.isStrict()))
                .toList();
        Chained chained = new Chained();
        chained.add("texts", TextColumns.of(signature, known).state());
        chained.add("model", model);
        return outermost(chained.stateOrThrow(), signature, accepted);
    }

    private static ModelState outermost(ModelState state, Signature signature, AcceptedInputs accepted) {
        ModelState.Builder builder = ModelState.builder(state.kind(), state.kindVersion(), signature, state.outputs())
                .attributes(accepted.addTo(state.attributes()));
        state.ungroupedTensors().forEach(builder::tensor);
        state.groups().forEach(builder::group);
        state.children().forEach(builder::child);
        return builder.build();
    }
}
