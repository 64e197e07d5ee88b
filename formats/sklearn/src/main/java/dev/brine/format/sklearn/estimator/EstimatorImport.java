package dev.brine.format.sklearn.estimator;

import dev.brine.error.ReadLimits;
import dev.brine.format.sklearn.pickle.PyObject;
import dev.brine.model.ModelState;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Turns the value of a scikit-learn file into the state of a model. */
public final class EstimatorImport {
    private final Import context;

    private EstimatorImport(String source, Object root, ReadLimits limits) {
        this.context = new Import(source, root, limits);
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
    public static ImportedEstimator of(Object root, String source, ReadLimits limits, List<String> selection)
            throws IOException {
        return new EstimatorImport(source, root, limits).of(root, selection);
    }

    /** Returns the names of the classes that can be imported, sorted. */
    public static List<String> supportedClasses() {
        return List.copyOf(Estimators.supported());
    }

    private ImportedEstimator of(Object root, List<String> selection) throws IOException {
        Contents contents = Contents.of(context, root);
        List<Contents.Spot> chosen = selection.isEmpty() ? List.of(contents.only()) : contents.at(selection);
        contents.recordBeside(chosen);
        InputColumns inputs = InputColumns.of(context, (PyObject) chosen.get(0).value());
        Flow flow = Flow.ofInputs(context, inputs.count());
        Chained steps = new Chained();
        for (Contents.Spot spot : chosen.subList(0, chosen.size() - 1)) {
            Step step = Estimators.transformer(context, (PyObject) spot.value(), flow);
            if (step.state() != null) {
                steps.add(spot.place(), step.state());
            }
            flow = step.out();
        }
        Contents.Spot last = chosen.get(chosen.size() - 1);
        steps.add(last.place(), model((PyObject) last.value(), flow));
        ModelState model = TextInputs.around(context, inputs, steps.stateOrThrow());
        List<String> selected = selection.isEmpty()
                ? List.of()
                : chosen.stream().map(Contents.Spot::place).toList();
        return new ImportedEstimator(model, context.version(), dropped(), selected);
    }

    private ModelState model(PyObject estimator, Flow flow) throws IOException {
        if (!Estimators.isTransformer(context, estimator)) {
            return Estimators.predictor(context, estimator, flow);
        }
        Step step = Estimators.transformer(context, estimator, flow);
        context.vocabularies().useAsNumbers(step.out(), "the output");
        if (step.state() == null) {
            throw context.unsupported("'%s' changes no column".formatted(estimator.className()));
        }
        return step.state();
    }

    private String dropped() {
        return context.dropped().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue()))
                .collect(Collectors.joining("; "));
    }
}
