package dev.brine.cli.inspect;

import dev.brine.ModelFile;
import dev.brine.cli.csv.CsvRows;
import dev.brine.cli.csv.CsvRows.CsvRow;
import dev.brine.cli.csv.RowFile;
import dev.brine.cli.io.RefusedException;
import dev.brine.error.UnsupportedModelException;
import dev.brine.manifest.StateDigest;
import dev.brine.model.Model;
import dev.brine.model.SavedModel;
import dev.brine.model.VerificationSet;
import dev.brine.reports.text.Numbers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How two model files differ. They hold the same model if the digests are equal; environment and verification rows are
 * told, and make no difference.
 *
 * @param environment entries that differ, of either file
 * @param verification rows, origin and rule of each file
 * @param predictions by the name of the file that the rows are from
 */
public record ModelDiff(
        String digestA,
        String digestB,
        StateDiff state,
        List<StateDiff.Change> environment,
        StateDiff.Change verification,
        Map<String, Predictions> predictions) {
    private static final String NONE = "(none)";

    /**
     * The comparison of some rows.
     *
     * @param obstacle why the models cannot predict them, or empty
     */
    record Predictions(Optional<PredictionDiff> diff, String obstacle) {}

    /** Returns whether both hold the same model. */
    public boolean isSame() {
        return digestA.equals(digestB);
    }

    /** Compares two files, on the rows given or on their own. */
    public static ModelDiff of(ModelFile a, ModelFile b, Optional<RowFile> rows) throws IOException {
        SavedModel savedA = a.saved();
        SavedModel savedB = b.saved();
        Map<String, Predictions> predictions = new LinkedHashMap<>();
        if (rows.isPresent()) {
            predictions.put(rows.get().path().toString(), given(a, b, rows.get()));
        } else {
            putRecorded(predictions, a.name(), a, b, savedA.verification());
            if (!haveSameRows(savedA.verification(), savedB.verification())) {
                putRecorded(predictions, b.name(), a, b, savedB.verification());
            }
        }
        return new ModelDiff(
                StateDigest.of(savedA.state()),
                StateDigest.of(savedB.state()),
                StateDiff.of(savedA.state(), savedB.state()),
                environment(savedA, savedB),
                new StateDiff.Change("verification", rows(savedA.verification()), rows(savedB.verification())),
                predictions);
    }

    private static List<StateDiff.Change> environment(SavedModel a, SavedModel b) {
        Map<String, String> left = a.environment().entries();
        Map<String, String> right = b.environment().entries();
        TreeSet<String> keys = new TreeSet<>(left.keySet());
        keys.addAll(right.keySet());
        List<StateDiff.Change> changes = new ArrayList<>();
        for (String key : keys) {
            StateDiff.Change change =
                    new StateDiff.Change(key, left.getOrDefault(key, NONE), right.getOrDefault(key, NONE));
            if (!change.a().equals(change.b())) {
                changes.add(change);
            }
        }
        return changes;
    }

    private static String rows(VerificationSet set) {
        return set.rowCount() == 0
                ? NONE
                : "%s rows, %s, %s".formatted(Numbers.count(set.rowCount()), set.origin(), set.rule());
    }

    private static boolean haveSameRows(VerificationSet a, VerificationSet b) {
        return a.rows().contentEquals(b.rows()) && a.texts().equals(b.texts());
    }

    /** Rows that the models cannot predict are told, not refused: the user did not choose them. */
    private static void putRecorded(
            Map<String, Predictions> predictions, String name, ModelFile a, ModelFile b, VerificationSet set)
            throws IOException {
        if (set.rowCount() == 0) {
            return;
        }
        try {
            Model first = a.model();
            Model second = b.model();
            PredictionDiff diff = PredictionDiff.of(first, second);
            for (long row = 0; row < set.rowCount(); row++) {
                diff.add(
                        set.row(first.state().signature(), row),
                        set.row(second.state().signature(), row));
            }
            predictions.put(name, new Predictions(Optional.of(diff), ""));
        } catch (UnsupportedModelException | IllegalArgumentException e) {
            predictions.put(name, new Predictions(Optional.empty(), String.valueOf(e.getMessage())));
        }
    }

    /** Columns go by name in each model where the file names them. */
    private static Predictions given(ModelFile a, ModelFile b, RowFile rows) throws IOException {
        Model first = a.model();
        Model second = b.model();
        try (CsvRows rowsA = rows.open(first);
                CsvRows rowsB = rows.open(second)) {
            PredictionDiff diff = PredictionDiff.of(first, second);
            @Nullable CsvRow forFirst = rowsA.next();
            @Nullable CsvRow forSecond = rowsB.next();
            while (forFirst != null && forSecond != null) {
                add(diff, rows.path(), forFirst, forSecond);
                forFirst = rowsA.next();
                forSecond = rowsB.next();
            }
            return new Predictions(Optional.of(diff), "");
        } catch (IllegalArgumentException e) {
            throw new RefusedException(rows.path() + ": " + e.getMessage(), e);
        }
    }

    private static void add(PredictionDiff diff, Path file, CsvRow forFirst, CsvRow forSecond) throws RefusedException {
        try {
            diff.add(forFirst.row(), forSecond.row());
        } catch (IllegalArgumentException e) {
            throw new RefusedException("%s: line %d: %s".formatted(file, forFirst.line(), e.getMessage()), e);
        }
    }
}
