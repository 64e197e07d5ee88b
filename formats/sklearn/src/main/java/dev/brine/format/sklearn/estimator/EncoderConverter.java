package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.estimator.Converter.Step;
import dev.brine.format.sklearn.pickle.PyDict;
import dev.brine.kind.OneHotEncoder;
import dev.brine.kind.OrdinalEncoder;
import dev.brine.model.Signature;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Encoders of categories: {@code OneHotEncoder}, of which each column becomes a block of zeros with a one at its category's
 * place, and {@code OrdinalEncoder}, of which each category becomes its number.
 */
final class EncoderConverter {
    private static final int NONE = -1;

    private EncoderConverter() {}

    /** Converts a {@code OneHotEncoder}. */
    static Step oneHot(Fields fields, ColumnTrace in) throws IOException {
        fields.ignore("n_features_in_", "feature_names_in_", "_n_features_outs", "drop");
        fields.inputs().refuseInfinite(in);
        String unknown = fields.textOr("handle_unknown", "error");
        Categories categories = new Categories(fields, in, unknown.equals("error"));
        OneHotEncoder.Builder builder = OneHotEncoder.builder(Signature.unnamed(in.count()));
        long width = 0;
        for (int column = 0; column < in.count(); column++) {
            double[] codes = categories.of(column);
            Categories.Grouping grouping = Categories.Grouping.of(fields, column, codes.length);
            Integer dropped = dropped(fields, column, grouping);
            int[] slots = new int[codes.length];
            for (int i = 0; i < slots.length; i++) {
                slots[i] = slot(grouping.groupOf(i), dropped);
            }
            int columnWidth = grouping.groupCount() - (dropped == null ? 0 : 1);
            width += columnWidth;
            int other = unknownSlot(fields, unknown, grouping, dropped);
            fields.checked(() -> builder.column(codes, slots, columnWidth, other));
        }
        ColumnTrace out = ColumnTrace.ofNumbers(fields.context(), width);
        return new Step(fields.checked(builder::build).state(), out);
    }

    private static int slot(int group, @Nullable Integer dropped) {
        if (dropped == null || group < dropped) {
            return group;
        }
        return group == dropped ? OneHotEncoder.NO_SLOT : group - 1;
    }

    private static int unknownSlot(
            Fields fields, String unknown, Categories.Grouping grouping, @Nullable Integer dropped) throws IOException {
        return switch (unknown) {
            case "error" -> OneHotEncoder.REFUSED;
            case "ignore" -> OneHotEncoder.NO_SLOT;
            case "infrequent_if_exist", "warn" ->
                grouping.infrequent() < 0 ? OneHotEncoder.NO_SLOT : slot(grouping.infrequent(), dropped);
            default -> throw fields.unsupported("handle_unknown '%s'".formatted(unknown));
        };
    }

    /** Returns the dropped group: since 1.3 {@code drop_idx_} counts categories and another attribute their groups. */
    private static @Nullable Integer dropped(Fields fields, int column, Categories.Grouping grouping)
            throws IOException {
        String name = fields.object().has("_drop_idx_after_grouping") ? "_drop_idx_after_grouping" : "drop_idx_";
        fields.ignore("drop_idx_");
        Object value = Categories.Grouping.element(fields, name, column);
        if (value == null) {
            return null;
        }
        int index = fields.integer(name, value);
        if (index < 0 || index >= grouping.groupCount()) {
            throw fields.corrupt("drops category %d of %d".formatted(index, grouping.groupCount()));
        }
        return index;
    }

    /** Converts an {@code OrdinalEncoder}. */
    static Step ordinal(Fields fields, ColumnTrace in) throws IOException {
        fields.ignore("n_features_in_", "feature_names_in_");
        fields.inputs().refuseInfinite(in);
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
            Categories.Grouping grouping = Categories.Grouping.of(fields, column, values.length);
            double[] codes = new double[values.length];
            double codeOfMissing = unknownCode;
            for (int i = 0; i < codes.length; i++) {
                int group = i == missing[column] ? i : grouping.groupOf(i);
                codes[i] = group == missing[column] ? missingCode : group;
                codeOfMissing = Double.isNaN(values[i]) ? codes[i] : codeOfMissing;
            }
            isPresent[column] = !Double.isNaN(codeOfMissing);
            fields.checked(() -> refuses ? builder.column(values, codes) : builder.column(values, codes, unknownCode));
        }
        ColumnTrace out = in.bounded(fields.context()).present(isPresent);
        return new Step(fields.checked(builder::build).state(), out);
    }

    /** Returns by column the place of the category that becomes {@code encoded_missing_value}; None is a category as others. */
    private static int[] missingIndices(Fields fields, int columns) throws IOException {
        int[] indices = new int[columns];
        Arrays.fill(indices, NONE);
        if (!fields.has("_missing_indices")) {
            return indices;
        }
        for (PyDict.Entry entry : fields.dict("_missing_indices").entries()) {
            int column = fields.integer("_missing_indices", entry.key());
            if (column < 0 || column >= columns) {
                throw fields.corrupt("_missing_indices names column %d of %d".formatted(column, columns));
            }
            indices[column] = fields.integer("_missing_indices", entry.value());
        }
        return indices;
    }
}
