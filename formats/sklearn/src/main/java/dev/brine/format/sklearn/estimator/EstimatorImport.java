package dev.brine.format.sklearn.estimator;

import dev.brine.error.ModelFormatException;
import dev.brine.error.ReadLimits;
import dev.brine.format.sklearn.pickle.PyDict;
import dev.brine.format.sklearn.pickle.PyObject;
import dev.brine.model.ModelState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Turns the value of a scikit-learn file into the state of a model. */
public final class EstimatorImport {
    private final Import context;

    private EstimatorImport(String source, ReadLimits limits) {
        this.context = new Import(source, limits);
    }

    /**
     * Imports a fitted estimator, or the only one of a dict, list or tuple.
     *
     * @param root value of the file
     * @param source name for messages
     * @throws dev.brine.error.UnsupportedModelException if a class or setting is not supported or was never fitted
     * @throws dev.brine.error.CorruptModelException if attributes contradict their class or each other
     * @throws dev.brine.error.LimitExceededException if it passes a limit
     * @throws IOException if arrays cannot be read from the file
     */
    public static ImportedEstimator of(Object root, String source, ReadLimits limits) throws IOException {
        return new EstimatorImport(source, limits).of(root);
    }

    /** Returns the names of the classes that can be imported, sorted. */
    public static List<String> supportedClasses() {
        return List.copyOf(Estimators.supported());
    }

    private ImportedEstimator of(Object root) throws IOException {
        PyObject estimator = estimator(root);
        InputColumns inputs = InputColumns.of(context, estimator);
        Flow flow = Flow.ofInputs(context, inputs.count());
        ModelState model = model(estimator, flow);
        return new ImportedEstimator(TextInputs.around(context, inputs, model), context.version(), dropped());
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

    private PyObject estimator(Object root) throws ModelFormatException {
        if (root instanceof PyObject object) {
            return object;
        }
        List<Object> values =
                root instanceof PyDict dict ? dict.values() : Values.list(root).orElse(List.of());
        List<PyObject> found = new ArrayList<>();
        for (Object value : values) {
            if (value instanceof PyObject object && Estimators.isSupported(object)) {
                found.add(object);
            }
        }
        if (found.size() != 1) {
            throw context.unsupported("holds %s with %d estimators, expected one fitted estimator of scikit-learn"
                    .formatted(Values.describe(root), found.size()));
        }
        return found.get(0);
    }

    private String dropped() {
        return context.dropped().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue()))
                .collect(Collectors.joining("; "));
    }
}
