package dev.brine.format.sklearn.estimator;

import dev.brine.error.UnsupportedModelException;
import dev.brine.model.AcceptedInputs;
import dev.brine.model.AcceptedInputs.Refusal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The uses of a model's input columns by its estimators: texts that its encoders and imputers know, or numbers; and
 * which numbers they refuse, as each release of scikit-learn checks what it is given. A text's code is its place; texts are
 * only ever added, so a code that was given stays.
 */
final class InputUses {
    private final ImportContext context;
    private final Map<Integer, Vocabulary> texts = new TreeMap<>();
    private final Map<String, BitSet> numberUsers = new TreeMap<>();
    private final Map<Refusal, BitSet> refused = new EnumMap<>(Refusal.class);

    /** The texts of one column, who uses them first, and whether another text is refused. */
    static final class Vocabulary {
        private final Map<String, Integer> codes = new LinkedHashMap<>();
        private final String user;
        private boolean isStrict;

        Vocabulary(String user) {
            this.user = user;
        }

        /** Returns the code of a text, which is added if it is new. */
        int code(String text) {
            Integer code = codes.putIfAbsent(text, codes.size());
            return code == null ? codes.size() - 1 : code;
        }

        /** Refuses every text that has no code. */
        void makeStrict() {
            isStrict = true;
        }

        boolean isStrict() {
            return isStrict;
        }

        List<String> texts() {
            return new ArrayList<>(codes.keySet());
        }
    }

    InputUses(ImportContext context) {
        this.context = context;
    }

    /** Returns the texts of an input column for a class that takes it as texts. */
    Vocabulary texts(int input, String user) {
        return texts.computeIfAbsent(input, column -> new Vocabulary(user));
    }

    /**
     * Records that a class takes all columns as numbers.
     *
     * @throws UnsupportedModelException if one holds codes of texts
     */
    void useAsNumbers(ColumnTrace flow, String user) throws UnsupportedModelException {
        for (int column = 0; column < flow.count(); column++) {
            useAsNumber(flow, column, user);
        }
    }

    /** Records that a class takes one column as a number. */
    void useAsNumber(ColumnTrace flow, int column, String user) throws UnsupportedModelException {
        if (flow.isTextCode(column)) {
            throw context.unsupported("%s takes column %d as a number, but it holds texts".formatted(user, column));
        }
        if (flow.isInput(column)) {
            numberUsers.computeIfAbsent(user, name -> new BitSet()).set(flow.input(column));
        }
    }

    /** Returns the texts of the input columns that hold texts, by column. */
    Map<Integer, Vocabulary> texts() {
        return texts;
    }

    /** Returns whether any estimator takes an input column. */
    boolean isUsed(int input) {
        return texts.containsKey(input) || numberUsers.values().stream().anyMatch(columns -> columns.get(input));
    }

    /**
     * Checks that no column is taken as texts and as numbers.
     *
     * @param names of the input columns, or none
     */
    void check(List<String> names) throws UnsupportedModelException {
        for (Map.Entry<Integer, Vocabulary> entry : texts.entrySet()) {
            int input = entry.getKey();
            for (Map.Entry<String, BitSet> user : numberUsers.entrySet()) {
                if (user.getValue().get(input)) {
                    String name = names.isEmpty() ? "column " + input : "column '" + names.get(input) + "'";
                    throw context.unsupported("%s is taken as texts by %s and as numbers by %s, which Brine cannot hold"
                            .formatted(name, entry.getValue().user, user.getKey()));
                }
            }
        }
    }

    /** Records that an estimator refuses what is missing or infinite. */
    void refuseNotFinite(ColumnTrace in) {
        refuseMissing(in);
        refuseInfinite(in);
    }

    /** Records that an estimator refuses what is missing. */
    void refuseMissing(ColumnTrace in) {
        refuse(Refusal.MISSING, in.missing());
    }

    /** Records that an estimator refuses what is infinite. */
    void refuseInfinite(ColumnTrace in) {
        refuse(Refusal.INFINITE, in.sizes());
    }

    /** Records that an estimator rounds to 32 bits, and refuses what is infinite then. */
    void refuseBeyondFloat32(ColumnTrace in) {
        refuseInfinite(in);
        refuse(Refusal.BEYOND_FLOAT32, in.sizes());
    }

    private void refuse(Refusal refusal, BitSet columns) {
        refused.computeIfAbsent(refusal, key -> new BitSet()).or(columns);
    }

    AcceptedInputs accepted(int columnCount) {
        return AcceptedInputs.refusing(columnCount, refused);
    }
}
