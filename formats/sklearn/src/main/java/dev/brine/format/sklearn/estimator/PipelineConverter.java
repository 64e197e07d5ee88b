package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.PyObject;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pipelines of transformers and, mostly, a predictor at the end. */
final class PipelineConverter implements Converter {
    /** What is asked of the last step. */
    private interface LastStep {
        ModelState convert(PyObject estimator, Flow in) throws IOException;
    }

    @Override
    public ModelState predictor(Fields fields, Flow in) throws IOException {
        return withLast(fields, in, (last, flow) -> Estimators.predictor(fields.context(), last, flow));
    }

    @Override
    public boolean hasDecision(Fields fields) throws IOException {
        PyObject last = last(fields);
        return last != null && Estimators.hasDecision(fields.context(), last);
    }

    @Override
    public ModelState decision(Fields fields, Flow in) throws IOException {
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
    public Step transformer(Fields fields, Flow in) throws IOException {
        Chain chain = new Chain(in);
        for (Named step : Named.steps(fields, "steps")) {
            chain.add(fields, step);
        }
        return new Step(chain.steps.state(), chain.flow);
    }

    private static ModelState withLast(Fields fields, Flow in, LastStep lastStep) throws IOException {
        List<Named> steps = Named.steps(fields, "steps");
        Chain chain = new Chain(in);
        for (Named step : steps.subList(0, Math.max(0, steps.size() - 1))) {
            chain.add(fields, step);
        }
        Named last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
        if (last == null || last.estimator() == null) {
            throw fields.unsupported("the last step does not predict");
        }
        chain.steps.add(last.name(), lastStep.convert(last.estimator(), chain.flow));
        return chain.steps.stateOrThrow();
    }

    private static @Nullable PyObject last(Fields fields) throws IOException {
        List<Named> steps = Named.steps(fields, "steps");
        return steps.isEmpty() ? null : steps.get(steps.size() - 1).estimator();
    }

    /** The steps so far and what they give. */
    private static final class Chain {
        private final Chained steps = new Chained();
        private Flow flow;

        Chain(Flow in) {
            this.flow = in;
        }

        void add(Fields fields, Named step) throws IOException {
            if (step.estimator() == null) {
                return;
            }
            Step made = Estimators.transformer(fields.context(), step.estimator(), flow);
            if (made.state() != null) {
                steps.add(step.name(), made.state());
            }
            flow = made.out();
        }
    }
}
