package dev.brine.format.sklearn.estimator;

import dev.brine.error.ReadLimits;
import dev.brine.format.sklearn.estimator.Converter.Step;
import dev.brine.format.sklearn.pickle.PyObject;
import dev.brine.kind.TextColumns;
import dev.brine.model.AcceptedInputs;
import dev.brine.model.ModelState;
import dev.brine.model.Signature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns the value of a scikit-learn file into the state of a model. */
public final class EstimatorImport {
    private final ImportContext context;

    /**
     * The result of an import.
     *
     * @param state the model
     * @param version of scikit-learn that wrote it, empty where the file does not tell
     * @param dropped the attributes that prediction does not need, by class, as one text
     * @param selected places of the estimators that were asked for, in order; none where nothing was
     */
    public record Imported(ModelState state, String version, String dropped, List<String> selected) {}

    private EstimatorImport(String source, Object root, ReadLimits limits) {
        this.context = new ImportContext(source, root, limits);
    }

    /**
     * Imports a fitted estimator: the file's value, the only one that its dicts, lists and tuples hold, or those that are
     * selected.
     *
     * @param root value of the file
     * @param source name for messages
     * @param selection places such as {@code ['model']}; of several a pipeline is made
     * @throws dev.brine.error.UnsupportedModelException if a class or setting is not supported or was never fitted, or
     *     nothing is selected where the value holds several things that may take part in a prediction
     * @throws dev.brine.error.CorruptModelException if attributes contradict their class or each other
     * @throws dev.brine.error.LimitExceededException if it passes a limit
     * @throws IOException if arrays cannot be read from the file
     */
    public static Imported of(Object root, String source, ReadLimits limits, List<String> selection)
            throws IOException {
        return new EstimatorImport(source, root, limits).of(root, selection);
    }

    /** Returns the names of the classes that can be imported, sorted. */
    public static List<String> supportedClasses() {
        return List.copyOf(Estimators.supported());
    }

    private Imported of(Object root, List<String> selection) throws IOException {
        Contents contents = Contents.of(context, root);
        List<Contents.Spot> chosen = selection.isEmpty() ? List.of(contents.only()) : contents.at(selection);
        contents.recordBeside(chosen);
        InputColumns inputs = InputColumns.of(context, (PyObject) chosen.get(0).value());
        ColumnTrace in = ColumnTrace.ofInputs(context, inputs.count());
        Chained steps = new Chained(context, in);
        for (Contents.Spot spot : chosen.subList(0, chosen.size() - 1)) {
            steps.addTransformer(spot.place(), (PyObject) spot.value());
        }
        Contents.Spot last = chosen.get(chosen.size() - 1);
        steps.add(last.place(), model((PyObject) last.value(), steps.columns()));
        ModelState model = withInputs(inputs, in, steps.state());
        List<String> selected = selection.isEmpty()
                ? List.of()
                : chosen.stream().map(Contents.Spot::place).toList();
        return new Imported(model, context.version(), dropped(), selected);
    }

    private ModelState model(PyObject estimator, ColumnTrace in) throws IOException {
        if (!Estimators.isTransformer(context, estimator)) {
            return Estimators.predictor(context, estimator, in);
        }
        Step step = Estimators.transformer(context, estimator, in);
        context.inputs().useAsNumbers(step.out(), "the output");
        if (step.state() == null) {
            throw context.unsupported("'%s' changes no column".formatted(estimator.className()));
        }
        return step.state();
    }

    /** Gives a model of numbers the columns of the file: names, texts that become codes, and columns that nothing uses. */
    private ModelState withInputs(InputColumns inputs, ColumnTrace in, ModelState model) throws IOException {
        InputUses uses = context.inputs();
        uses.check(inputs.names());
        Set<Integer> texts = uses.texts().keySet();
        List<Integer> unused = new ArrayList<>();
        for (int input = 0; input < inputs.count(); input++) {
            if (!uses.isUsed(input)) {
                unused.add(input);
            }
        }
        Signature signature = Signature.ofColumns(inputs.names(), inputs.count(), texts, unused);
        AcceptedInputs accepted = uses.accepted(inputs.count());
        if (texts.isEmpty()) {
            return outermost(model, signature, accepted);
        }
        List<TextColumns.Vocabulary> known = uses.texts().values().stream()
                .map(column -> new TextColumns.Vocabulary(column.texts(), column.isStrict()))
                .toList();
        Chained chained = new Chained(context, in);
        chained.add("texts", TextColumns.of(signature, known).state());
        chained.add("model", model);
        return outermost(chained.state(), signature, accepted);
    }

    private static ModelState outermost(ModelState state, Signature signature, AcceptedInputs accepted) {
        ModelState.Builder builder = ModelState.builder(state.kind(), state.kindVersion(), signature, state.outputs())
                .attributes(accepted.addTo(state.attributes()));
        state.ungroupedTensors().forEach(builder::tensor);
        state.groups().forEach(builder::group);
        state.children().forEach(builder::child);
        return builder.build();
    }

    private String dropped() {
        return context.dropped().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue()))
                .collect(Collectors.joining("; "));
    }
}
