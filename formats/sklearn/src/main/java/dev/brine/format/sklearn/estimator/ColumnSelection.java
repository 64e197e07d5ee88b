package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.NdArray;
import dev.brine.format.sklearn.pickle.PyDict;
import dev.brine.format.sklearn.pickle.PyNone;
import dev.brine.format.sklearn.pickle.PySlice;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The columns that a part of a {@code ColumnTransformer} takes: by index, name, slice or mask. */
final class ColumnSelection {
    private final Fields fields;
    private final int columnCount;

    ColumnSelection(Fields fields, int columnCount) {
        this.fields = fields;
        this.columnCount = columnCount;
    }

    /** Returns the indices, in the part's order. Since 1.0 the transformer holds them; before, it holds what was asked for. */
    int[] of(String part, String place, Object columns) throws IOException {
        if (fields.find("_transformer_to_input_indices").orElse(null) instanceof PyDict indices && indices.has(part)) {
            Object value = indices.get(part);
            return indices(
                    place, Values.elements(value == null ? PyNone.NONE : value).orElse(List.of()));
        }
        if (columns instanceof PySlice slice) {
            return slice(place, slice);
        }
        if (columns instanceof NdArray || Values.list(columns).isPresent() || Fields.isListLike(columns)) {
            return indices(place, Values.elements(columns).orElseThrow(() -> wrong(place, columns)));
        }
        return indices(place, List.of(columns));
    }

    private int[] indices(String place, List<Object> elements) throws IOException {
        if (!elements.isEmpty() && elements.stream().allMatch(Boolean.class::isInstance)) {
            if (elements.size() != columnCount) {
                throw fields.wrongLength(place, elements.size(), columnCount);
            }
            return IntStream.range(0, columnCount)
                    .filter(i -> (Boolean) elements.get(i))
                    .toArray();
        }
        int[] indices = new int[elements.size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = index(place, elements.get(i));
        }
        return indices;
    }

    private int index(String place, Object element) throws IOException {
        if (element instanceof String name) {
            return indexOf(place, name);
        }
        if (element instanceof Long index && index < columnCount && index >= -columnCount) {
            return (int) (index < 0 ? index + columnCount : index);
        }
        throw wrong(place, element);
    }

    private int indexOf(String place, String name) throws IOException {
        int index = names().indexOf(name);
        if (index < 0 || index >= columnCount) {
            throw fields.corrupt("%s takes column '%s', which feature_names_in_ does not hold".formatted(place, name));
        }
        return index;
    }

    private List<String> names() throws IOException {
        String attribute = fields.firstOf("_feature_names_in", "feature_names_in_");
        Object value = fields.value(attribute);
        List<String> names = new ArrayList<>();
        for (Object element : Values.elements(value).orElse(List.of())) {
            names.add(String.valueOf(element));
        }
        return names;
    }

    private int[] slice(String place, PySlice slice) throws IOException {
        int step = slice.step() == PyNone.NONE ? 1 : fields.integer(place, slice.step());
        boolean byName = slice.start() instanceof String || slice.stop() instanceof String;
        if (step < 1) {
            throw fields.unsupported("%s takes columns backwards".formatted(place));
        }
        int first = bound(place, slice.start(), 0);
        int end = bound(place, slice.stop(), columnCount) + (byName && slice.stop() != PyNone.NONE ? 1 : 0);
        return IntStream.iterate(first, i -> i < end, i -> i + step).toArray();
    }

    private int bound(String place, Object value, int none) throws IOException {
        if (value == PyNone.NONE) {
            return none;
        }
        if (value instanceof String name) {
            return indexOf(place, name);
        }
        int bound = fields.integer(place, value);
        return Math.max(0, Math.min(columnCount, bound < 0 ? bound + columnCount : bound));
    }

    private IOException wrong(String place, Object value) {
        return fields.wrong(place, value, "columns by name, index, slice or mask, of %d".formatted(columnCount));
    }
}
