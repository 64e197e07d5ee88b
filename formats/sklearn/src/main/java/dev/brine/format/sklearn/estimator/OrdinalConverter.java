package dev.brine.format.sklearn.estimator;

import dev.brine.kind.OrdinalEncoder;
import dev.brine.model.Signature;
import java.io.IOException;

/** {@code OrdinalEncoder}: each category becomes its number. */
final class OrdinalConverter implements Converter {
    @Override
    public boolean isTransformer(Fields fields) {
        return true;
    }

    @Override
    public Step transformer(Fields fields, Flow in) throws IOException {
        fields.ignore("n_features_in_", "feature_names_in_", "_missing_indices");
        String unknown = fields.textOr("handle_unknown", "error");
        if (!unknown.equals("error") && !unknown.equals("use_encoded_value")) {
            throw fields.unsupported("handle_unknown '%s'".formatted(unknown));
        }
        boolean refuses = unknown.equals("error");
        double unknownCode = refuses ? Double.NaN : fields.number("unknown_value");
        double missingCode = fields.has("encoded_missing_value") ? fields.number("encoded_missing_value") : Double.NaN;
        Categories categories = new Categories(fields, in, refuses);
        OrdinalEncoder.Builder builder = OrdinalEncoder.builder(Signature.unnamed(in.count()));
        for (int column = 0; column < in.count(); column++) {
            double[] values = categories.of(column);
            Grouping grouping = Grouping.of(fields, column, values.length);
            double[] codes = new double[values.length];
            for (int i = 0; i < codes.length; i++) {
                codes[i] = Double.isNaN(values[i]) ? missingCode : grouping.groupOf(i);
            }
            Checked.of(
                    fields, () -> refuses ? builder.column(values, codes) : builder.column(values, codes, unknownCode));
        }
        Flow out = Flow.ofNumbers(fields.context(), in.count());
        return new Step(Checked.of(fields, builder::build).state(), out);
    }
}
