package dev.brine.format.sklearn.estimator;

import dev.brine.error.UnsupportedModelException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The texts that the encoders and imputers of a model know, for each input column that holds texts. A text's code is its
 * place; texts are only ever added, so a code that was given stays.
 */
final class Vocabularies {
    private final Import context;
    private final Map<Integer, Vocabulary> texts = new TreeMap<>();
    private final Map<String, BitSet> numberUsers = new TreeMap<>();

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

        /** Says that a user refuses every other text. */
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

    Vocabularies(Import context) {
        this.context = context;
    }

    /** Returns the texts of an input column for a class that takes it as texts. */
    Vocabulary of(int input, String user) {
        return texts.computeIfAbsent(input, column -> new Vocabulary(user));
    }

    /**
     * Says that a class takes all columns of a flow as numbers.
     *
     * @throws UnsupportedModelException if one holds codes of texts
     */
    void useAsNumbers(Flow flow, String user) throws UnsupportedModelException {
        for (int column = 0; column < flow.count(); column++) {
            useAsNumber(flow, column, user);
        }
    }

    /** Says that a class takes one column of a flow as a number. */
    void useAsNumber(Flow flow, int column, String user) throws UnsupportedModelException {
        if (flow.isTextCode(column)) {
            throw context.unsupported("%s takes column %d as a number, but it holds texts".formatted(user, column));
        }
        if (flow.isInput(column)) {
            numberUsers.computeIfAbsent(user, name -> new BitSet()).set(flow.input(column));
        }
    }

    /** Returns the texts of the input columns that hold texts, by column. */
    Map<Integer, Vocabulary> all() {
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
}
