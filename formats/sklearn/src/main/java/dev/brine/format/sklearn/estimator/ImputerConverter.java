package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.PyNone;
import dev.brine.kind.ColumnTransformer;
import dev.brine.kind.Imputer;
import dev.brine.model.ModelState;
import dev.brine.model.Signature;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** {@code SimpleImputer}, and the {@code MissingIndicator} that it may hold or that stands alone. */
final class ImputerConverter implements Converter.Transformer {
    @Override
    public Step transformer(Fields fields, ColumnTrace in) throws IOException {
        fields.ignore("n_features_in_", "feature_names_in_", "strategy", "_fit_dtype", "_fill_dtype", "fill_value");
        boolean isIndicator = fields.className().equals("MissingIndicator");
        Optional<String> marker = marker(fields);
        double missing = marker.isPresent() ? Double.NaN : missing(fields);
        fields.inputs().refuseInfinite(in);
        boolean[] isPresent = new boolean[in.count()];
        Arrays.fill(isPresent, Double.isNaN(missing) && marker.isEmpty());
        if (!Double.isNaN(missing)) {
            fields.inputs().refuseMissing(in);
        }
        double[] fill = new double[in.count()];
        boolean[] isText = new boolean[in.count()];
        int[] kept = isIndicator ? new int[0] : fill(fields, in, fill, isText);
        int[] indicated = isIndicator ? indicated(fields, in) : indicatedBeside(fields, in);
        useIndicated(fields, in, indicated, isText);
        ColumnTrace out = in.replaced(isText)
                .present(isPresent)
                .select(fields.context(), kept)
                .followedBy(fields.context(), ColumnTrace.ofNumbers(fields.context(), indicated.length));
        if (marker.isPresent()) {
            return new Step(byColumn(fields, in, marker.get(), fill, kept, indicated), out);
        }
        Imputer imputer =
                fields.checked(() -> Imputer.of(Signature.unnamed(in.count()), missing, fill, kept, indicated));
        return new Step(imputer.state(), out);
    }

    /** Returns the text that stands for a missing value, where it is one. */
    private static Optional<String> marker(Fields fields) throws IOException {
        return fields.value("missing_values") instanceof String text && !text.equals("NaN")
                ? Optional.of(text)
                : Optional.empty();
    }

    /** Returns an imputer for each column, as each has its own code for a text. */
    private static ModelState byColumn(
            Fields fields, ColumnTrace in, String marker, double[] fill, int[] kept, int[] indicated)
            throws IOException {
        if (indicated.length > 0 || kept.length == 0) {
            throw fields.unsupported("missing_values '%s' with indicators or without a column".formatted(marker));
        }
        ColumnTransformer.Builder builder = ColumnTransformer.builder(Signature.unnamed(in.count()));
        for (int column : kept) {
            double code = code(fields, in, column, marker);
            double[] value = {fill[column]};
            fields.checked(() -> builder.part(
                    "column-" + column, Imputer.of(Signature.unnamed(1), code, value), new int[] {column}));
        }
        return fields.checked(builder::build).state();
    }

    private static double missing(Fields fields) throws IOException {
        Object value = fields.value("missing_values");
        if (value == PyNone.NONE || value.equals("NaN")) {
            return Double.NaN;
        }
        return fields.number("missing_values");
    }

    /** Fills in what replaces missing values and returns the columns that stay: a statistic of NaN leaves its column out. */
    private static int[] fill(Fields fields, ColumnTrace in, double[] fill, boolean[] isText) throws IOException {
        Object value = fields.value("statistics_");
        List<Object> statistics =
                Values.elements(value).orElseThrow(() -> fields.wrong("statistics_", value, "an array"));
        if (statistics.size() != in.count()) {
            throw fields.wrongLength("statistics_", statistics.size(), in.count());
        }
        boolean keepsEmpty = fields.flagOr("keep_empty_features", false);
        IntStream.Builder kept = IntStream.builder();
        for (int column = 0; column < fill.length; column++) {
            Object statistic = statistics.get(column);
            if (Categories.isMissing(statistic) && !keepsEmpty) {
                fill[column] = Double.NaN;
                continue;
            }
            kept.add(column);
            isText[column] = statistic instanceof String;
            fill[column] = isText[column]
                    ? code(fields, in, column, (String) statistic)
                    : number(fields, in, column, statistic);
        }
        return kept.build().toArray();
    }

    private static double code(Fields fields, ColumnTrace in, int column, String text) throws IOException {
        if (!in.isInput(column)) {
            throw fields.unsupported("fills column %d with a text, but it holds computed numbers".formatted(column));
        }
        return fields.context()
                .inputs()
                .texts(in.input(column), fields.className())
                .code(text);
    }

    private static double number(Fields fields, ColumnTrace in, int column, Object statistic) throws IOException {
        fields.inputs().useAsNumber(in, column, fields.className());
        return Categories.isMissing(statistic)
                ? Double.NaN
                : Values.number(statistic)
                        .orElseThrow(() -> fields.wrong("statistics_", statistic, "numbers or texts"));
    }

    private static int[] indicatedBeside(Fields fields, ColumnTrace in) throws IOException {
        if (!fields.flagOr("add_indicator", false) || !fields.has("indicator_")) {
            return new int[0];
        }
        Fields indicator = new Fields(fields.context(), fields.object("indicator_"));
        int[] indicated = indicated(indicator, in);
        indicator.recordDropped();
        return indicated;
    }

    private static int[] indicated(Fields indicator, ColumnTrace in) throws IOException {
        indicator.ignore("missing_values", "_n_features", "_precomputed", "features");
        double[] numbers = indicator.doubles("features_");
        int[] columns = new int[numbers.length];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = indicator.integer("features_", numbers[i]);
            if (columns[i] < 0 || columns[i] >= in.count()) {
                throw indicator.corrupt("indicates column %d of %d".formatted(columns[i], in.count()));
            }
        }
        return columns;
    }

    /** An indicated column that is left out of the rest is used all the same. */
    private static void useIndicated(Fields fields, ColumnTrace in, int[] indicated, boolean[] isText)
            throws IOException {
        for (int column : indicated) {
            if (!isText[column] && !in.isTextCode(column)) {
                fields.inputs().useAsNumber(in, column, fields.className());
            }
        }
    }
}
