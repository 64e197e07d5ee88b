package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.estimator.Converter.Step;
import dev.brine.format.sklearn.pickle.PyDict;
import dev.brine.format.sklearn.pickle.PyNone;
import dev.brine.kind.ColumnTransformer;
import dev.brine.kind.Scaler;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import dev.brine.model.Signature;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * {@code ColumnTransformer} and {@code FeatureUnion}: transformers side by side, over columns of their own or all columns.
 * An instance collects the parts of one.
 */
final class ColumnsConverter {
    private final Fields fields;
    private final ColumnTrace in;
    private final ColumnTransformer.Builder builder;
    private final Set<String> names = new HashSet<>();
    private ColumnTrace out;

    private ColumnsConverter(Fields fields, ColumnTrace in) throws IOException {
        this.fields = fields;
        this.in = in;
        this.builder = ColumnTransformer.builder(Signature.unnamed(in.count()));
        this.out = ColumnTrace.ofNumbers(fields.context(), 0);
    }

    /** Converts a {@code ColumnTransformer}. */
    static Step ofColumnTransformer(Fields fields, ColumnTrace in) throws IOException {
        fields.ignore("n_features_in_", "output_indices_", "sparse_output_", "_n_features");
        fields.leave("transformers", "remainder", "_columns", "_remainder");
        List<Object> tuples = fields.list("transformers_");
        ColumnSelection selection = new ColumnSelection(fields, in.count());
        ColumnsConverter parts = new ColumnsConverter(fields, in);
        for (int i = 0; i < tuples.size(); i++) {
            String place = "transformers_[%d]".formatted(i);
            Object value = tuples.get(i);
            List<Object> tuple = Values.list(value).orElse(List.of());
            if (tuple.size() != 3 || !(tuple.get(0) instanceof String name)) {
                throw fields.wrong(place, value, "a name, a transformer and columns");
            }
            if (tuple.get(1) == PyNone.NONE) {
                continue;
            }
            NamedEstimator named = NamedEstimator.of(fields, place, name, tuple.get(1));
            int[] columns = named.isDropped() ? new int[0] : selection.of(name, place, tuple.get(2));
            if (columns.length > 0) {
                parts.add(named, columns);
            }
        }
        return parts.step();
    }

    /** Converts a {@code FeatureUnion}. */
    static Step ofFeatureUnion(Fields fields, ColumnTrace in) throws IOException {
        ColumnsConverter parts = new ColumnsConverter(fields, in);
        int[] columns = IntStream.range(0, in.count()).toArray();
        for (NamedEstimator named : NamedEstimator.steps(fields, "transformer_list")) {
            if (!named.isDropped()) {
                parts.add(named, columns);
            }
        }
        return parts.step();
    }

    /** Adds what an estimator, or none, makes of some columns. */
    private void add(NamedEstimator part, int[] columns) throws IOException {
        ImportContext context = fields.context();
        ColumnTrace selected = in.select(context, columns);
        Step step = part.estimator() == null
                ? new Step(null, selected)
                : Estimators.transformer(context, part.estimator(), selected);
        step = weighted(part.name(), step);
        String name = unique(part.name());
        ModelState state = step.state();
        fields.checked(() -> state == null
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
        fields.inputs().useAsNumbers(step.out(), fields.className());
        Chained chained = new Chained(fields.context(), in);
        chained.add(name, step);
        chained.add("weight", product(step.out().count(), weight.getAsDouble()));
        return new Step(chained.state(), step.out().scaled(fields.context()));
    }

    /** Returns a product by a weight; adding minus zero changes no number. */
    private static ModelState product(int count, double weight) {
        double[] scale = new double[count];
        double[] shift = new double[count];
        Arrays.fill(scale, weight);
        Arrays.fill(shift, -0.0);
        return Scaler.of(Signature.unnamed(count), Scaler.Operation.MULTIPLY_ADD, shift, scale)
                .state();
    }

    private Step step() throws IOException {
        if (names.isEmpty()) {
            throw fields.unsupported("takes no column");
        }
        return new Step(fields.checked(builder::build).state(), out);
    }
}
