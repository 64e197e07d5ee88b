package dev.brine.format.sklearn.estimator;

import dev.brine.kind.OneHotEncoder;
import dev.brine.model.Signature;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code OneHotEncoder}: each column becomes a block of zeros with a one at its category's place. */
final class OneHotConverter implements Converter {
    @Override
    public boolean isTransformer(Fields fields) {
        return true;
    }

    @Override
    public Step transformer(Fields fields, Flow in) throws IOException {
        fields.ignore("n_features_in_", "feature_names_in_", "_n_features_outs", "drop");
        fields.context().refusals().ofInfinite(in);
        String unknown = fields.textOr("handle_unknown", "error");
        Categories categories = new Categories(fields, in, unknown.equals("error"));
        OneHotEncoder.Builder builder = OneHotEncoder.builder(Signature.unnamed(in.count()));
        long width = 0;
        for (int column = 0; column < in.count(); column++) {
            double[] codes = categories.of(column);
            Grouping grouping = Grouping.of(fields, column, codes.length);
            Integer dropped = dropped(fields, column, grouping);
            int[] slots = new int[codes.length];
            for (int i = 0; i < slots.length; i++) {
                slots[i] = slot(grouping.groupOf(i), dropped);
            }
            int columnWidth = grouping.groupCount() - (dropped == null ? 0 : 1);
            width += columnWidth;
            int other = unknownSlot(fields, unknown, grouping, dropped);
            Checked.of(fields, () -> builder.column(codes, slots, columnWidth, other));
        }
        Flow out = Flow.ofNumbers(fields.context(), width);
        return new Step(Checked.of(fields, builder::build).state(), out);
    }

    private static int slot(int group, @Nullable Integer dropped) {
        if (dropped == null || group < dropped) {
            return group;
        }
        return group == dropped ? OneHotEncoder.NO_SLOT : group - 1;
    }

    private static int unknownSlot(Fields fields, String unknown, Grouping grouping, @Nullable Integer dropped)
            throws IOException {
        return switch (unknown) {
            case "error" -> OneHotEncoder.REFUSED;
            case "ignore" -> OneHotEncoder.NO_SLOT;
            case "infrequent_if_exist", "warn" ->
                grouping.infrequent() < 0 ? OneHotEncoder.NO_SLOT : slot(grouping.infrequent(), dropped);
            default -> throw fields.unsupported("handle_unknown '%s'".formatted(unknown));
        };
    }

    /** Since 1.3 {@code drop_idx_} counts categories and another attribute their groups; before, it counts groups itself. */
    private static @Nullable Integer dropped(Fields fields, int column, Grouping grouping) throws IOException {
        String name = fields.object().has("_drop_idx_after_grouping") ? "_drop_idx_after_grouping" : "drop_idx_";
        fields.ignore("drop_idx_");
        Object value = Grouping.element(fields, name, column);
        if (value == null) {
            return null;
        }
        int index = Grouping.integer(fields, name, value);
        if (index < 0 || index >= grouping.groupCount()) {
            throw fields.corrupt("drops category %d of %d".formatted(index, grouping.groupCount()));
        }
        return index;
    }
}
