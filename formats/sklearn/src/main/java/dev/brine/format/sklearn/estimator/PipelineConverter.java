package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.PyObject;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pipelines of transformers and, mostly, a predictor at the end. */
final class PipelineConverter implements Converter {
    /** The conversion of the last step. */
    private interface LastStep {
        ModelState convert(PyObject estimator, ColumnTrace in) throws IOException;
    }

    @Override
    public ModelState predictor(Fields fields, ColumnTrace in) throws IOException {
        return withLast(fields, in, (last, flow) -> Estimators.predictor(fields.context(), last, flow));
    }

    @Override
    public boolean hasDecision(Fields fields) throws IOException {
        PyObject last = last(fields);
        return last != null && Estimators.hasDecision(fields.context(), last);
    }

    @Override
    public ModelState decision(Fields fields, ColumnTrace in) throws IOException {
        return withLast(fields, in, (last, flow) -> Estimators.decision(fields.context(), last, flow));
    }

    @Override
    public Outputs labels(Fields fields) throws IOException {
        PyObject last = last(fields);
        if (last == null) {
            throw fields.unsupported("the last step does not predict");
        }
        return Estimators.labels(fields.context(), last);
    }

    @Override
    public boolean isTransformer(Fields fields) throws IOException {
        PyObject last = last(fields);
        return last == null || Estimators.isTransformer(fields.context(), last);
    }

    @Override
    public Step transformer(Fields fields, ColumnTrace in) throws IOException {
        return chained(fields, in, NamedEstimator.steps(fields, "steps")).step();
    }

    private static ModelState withLast(Fields fields, ColumnTrace in, LastStep lastStep) throws IOException {
        List<NamedEstimator> steps = NamedEstimator.steps(fields, "steps");
        Chained chained = chained(fields, in, steps.subList(0, Math.max(0, steps.size() - 1)));
        NamedEstimator last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
        if (last == null || last.estimator() == null) {
            throw fields.unsupported("the last step does not predict");
        }
        chained.add(last.name(), lastStep.convert(last.estimator(), chained.columns()));
        return chained.state();
    }

    private static Chained chained(Fields fields, ColumnTrace in, List<NamedEstimator> steps) throws IOException {
        Chained chained = new Chained(fields.context(), in);
        for (NamedEstimator step : steps) {
            if (step.estimator() != null) {
                chained.addTransformer(step.name(), step.estimator());
            }
        }
        return chained;
    }

    private static @Nullable PyObject last(Fields fields) throws IOException {
        List<NamedEstimator> steps = NamedEstimator.steps(fields, "steps");
        return steps.isEmpty() ? null : steps.get(steps.size() - 1).estimator();
    }
}
