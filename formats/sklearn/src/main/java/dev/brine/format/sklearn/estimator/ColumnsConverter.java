package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.PyNone;
import java.io.IOException;
import java.util.List;

/** {@code ColumnTransformer}: transformers side by side, each over columns of its own. */
final class ColumnsConverter implements Converter {
    @Override
    public boolean isTransformer(Fields fields) {
        return true;
    }

    @Override
    public Step transformer(Fields fields, Flow in) throws IOException {
        fields.ignore("n_features_in_", "output_indices_", "sparse_output_", "_n_features");
        fields.leave("transformers", "remainder", "_columns", "_remainder");
        List<Object> tuples = fields.list("transformers_");
        ColumnSelection selection = new ColumnSelection(fields, in.count());
        Parts parts = new Parts(fields, in);
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
            Named named = Named.of(fields, place, name, tuple.get(1));
            int[] columns = named.isDropped() ? new int[0] : selection.of(name, place, tuple.get(2));
            if (columns.length > 0) {
                parts.add(named, columns);
            }
        }
        return parts.step();
    }
}
