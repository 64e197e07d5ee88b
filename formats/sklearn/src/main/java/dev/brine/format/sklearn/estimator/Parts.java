package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.PyDict;
import dev.brine.kind.ColumnTransformer;
import dev.brine.kind.Scaler;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import dev.brine.model.Signature;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Set;

/** Transformers side by side, of a {@code ColumnTransformer} or a {@code FeatureUnion}. */
final class Parts {
    private final Fields fields;
    private final Flow in;
    private final ColumnTransformer.Builder builder;
    private final Set<String> names = new HashSet<>();
    private Flow out;

    Parts(Fields fields, Flow in) throws IOException {
        this.fields = fields;
        this.in = in;
        this.builder = ColumnTransformer.builder(Signature.unnamed(in.count()));
        this.out = Flow.ofNumbers(fields.context(), 0);
    }

    /** Adds what an estimator, or none, makes of some columns. */
    void add(Named part, int[] columns) throws IOException {
        Import context = fields.context();
        Flow selected = in.select(context, columns);
        Step step = part.estimator() == null
                ? new Step(null, selected)
                : Estimators.transformer(context, part.estimator(), selected);
        step = weighted(part.name(), step);
        String name = unique(part.name());
        ModelState state = step.state();
        Checked.of(
                fields,
                () -> state == null
                        ? builder.passthrough(name, columns)
                        : builder.part(name, ModelKinds.view(state), columns));
        out = out.followedBy(context, step.out());
    }

    private String unique(String name) {
        String unique = name;
        for (int i = 2; !names.add(unique); i++) {
            unique = name + "-" + i;
        }
        return unique;
    }

    private Step weighted(String name, Step step) throws IOException {
        if (!(fields.find("transformer_weights").orElse(null) instanceof PyDict weights) || !weights.has(name)) {
            return step;
        }
        Object value = weights.get(name);
        OptionalDouble weight = value == null ? OptionalDouble.empty() : Values.number(value);
        if (weight.isEmpty()) {
            throw fields.wrong("transformer_weights['%s']".formatted(name), value, "a number");
        }
        fields.context().vocabularies().useAsNumbers(step.out(), fields.className());
        Chained chained = new Chained();
        if (step.state() != null) {
            chained.add(name, step.state());
        }
        chained.add("weight", product(step.out().count(), weight.getAsDouble()));
        return new Step(chained.stateOrThrow(), step.out().scaled(fields.context()));
    }

    /** Adding minus zero changes no number. */
    private static ModelState product(int count, double weight) {
        double[] scale = new double[count];
        double[] shift = new double[count];
        Arrays.fill(scale, weight);
        Arrays.fill(shift, -0.0);
        return Scaler.of(Signature.unnamed(count), Scaler.Operation.MULTIPLY_ADD, shift, scale)
                .state();
    }

    Step step() throws IOException {
        if (names.isEmpty()) {
            throw fields.unsupported("takes no column");
        }
        return new Step(Checked.of(fields, builder::build).state(), out);
    }
}
