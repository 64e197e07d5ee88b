package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.PyDict;
import dev.brine.kind.OrdinalEncoder;
import dev.brine.model.Signature;
import java.io.IOException;
import java.util.Arrays;

/** {@code OrdinalEncoder}: each category becomes its number. */
final class OrdinalConverter implements Converter {
    private static final int NONE = -1;

    @Override
    public boolean isTransformer(Fields fields) {
        return true;
    }

    @Override
    public Step transformer(Fields fields, Flow in) throws IOException {
        fields.ignore("n_features_in_", "feature_names_in_");
        fields.context().refusals().ofInfinite(in);
        String unknown = fields.textOr("handle_unknown", "error");
        if (!unknown.equals("error") && !unknown.equals("use_encoded_value")) {
            throw fields.unsupported("handle_unknown '%s'".formatted(unknown));
        }
        boolean refuses = unknown.equals("error");
        double unknownCode = refuses ? Double.NaN : fields.number("unknown_value");
        double missingCode = fields.has("encoded_missing_value") ? fields.number("encoded_missing_value") : Double.NaN;
        Categories categories = new Categories(fields, in, refuses);
        int[] missing = missingIndices(fields, in.count());
        boolean[] isPresent = new boolean[in.count()];
        OrdinalEncoder.Builder builder = OrdinalEncoder.builder(Signature.unnamed(in.count()));
        for (int column = 0; column < in.count(); column++) {
            double[] values = categories.of(column);
            Grouping grouping = Grouping.of(fields, column, values.length);
            double[] codes = new double[values.length];
            double codeOfMissing = unknownCode;
            for (int i = 0; i < codes.length; i++) {
                int group = i == missing[column] ? i : grouping.groupOf(i);
                codes[i] = group == missing[column] ? missingCode : group;
                codeOfMissing = Double.isNaN(values[i]) ? codes[i] : codeOfMissing;
            }
            isPresent[column] = !Double.isNaN(codeOfMissing);
            Checked.of(
                    fields, () -> refuses ? builder.column(values, codes) : builder.column(values, codes, unknownCode));
        }
        Flow out = in.bounded(fields.context()).present(isPresent);
        return new Step(Checked.of(fields, builder::build).state(), out);
    }

    /** Returns by column the place of the category that becomes {@code encoded_missing_value}; None is a category as others. */
    private static int[] missingIndices(Fields fields, int columns) throws IOException {
        int[] indices = new int[columns];
        Arrays.fill(indices, NONE);
        if (!fields.has("_missing_indices")) {
            return indices;
        }
        for (PyDict.Entry entry : fields.dict("_missing_indices").entries()) {
            int column = Grouping.integer(fields, "_missing_indices", entry.key());
            if (column < 0 || column >= columns) {
                throw fields.corrupt("_missing_indices names column %d of %d".formatted(column, columns));
            }
            indices[column] = Grouping.integer(fields, "_missing_indices", entry.value());
        }
        return indices;
    }
}
