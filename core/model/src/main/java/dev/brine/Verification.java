package dev.brine;

import dev.brine.error.CorruptModelException;
import dev.brine.error.ModelFormatException;
import dev.brine.format.FormatTrait;
import dev.brine.manifest.StateDigest;
import dev.brine.model.ComparisonRule;
import dev.brine.model.ExpectedOutputs;
import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
import dev.brine.model.SavedModel;
import dev.brine.model.VerificationSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was found out about a file: its checksums held (or the format has none), the digest of its content, and how its
 * predictions compare with the expected ones.
 *
 * @param isChecksummed whether the format has checksums; those that it has were checked
 * @param digest SHA-256 of the state, 64 hexadecimal digits
 * @param recordedDigest the digest that the file records, where it does
 * @param predictions the replay of the verification rows
 * @param unproved what whoever imported the model put together, where no expected outputs of the source are in the file;
 *     see {@link SavedModel#unproved()}
 */
public record Verification(
        boolean isChecksummed,
        String digest,
        Optional<String> recordedDigest,
        Replay predictions,
        Optional<String> unproved) {
    /**
     * Expected and predicted outputs, compared.
     *
     * @param origin who made the expected outputs
     * @param rule when two outputs are equal
     * @param rowCount rows compared; 0 where the file holds none
     * @param differingRows rows of which an output differs
     * @param largestDifference of any output, absolute; NaN where only one of two was NaN
     */
    public record Replay(
            VerificationSet.Origin origin,
            ComparisonRule rule,
            long rowCount,
            long differingRows,
            double largestDifference) {
        /** Returns origin, rule and outcome in one line. */
        @Override
        public String toString() {
            if (rowCount == 0) {
                return "no verification rows";
            }
            String reference = origin == VerificationSet.Origin.SOURCE
                    ? "the source's outputs"
                    : "outputs recorded by Brine at import";
            return differingRows == 0
                    ? "%d rows predict as %s (%s; largest difference %s)"
                            .formatted(rowCount, reference, rule, largestDifference)
                    : "%d of %d rows differ from %s (%s; largest difference %s)"
                            .formatted(differingRows, rowCount, reference, rule, largestDifference);
        }
    }

    /** Returns whether nothing differs. */
    public boolean passed() {
        return recordedDigest.map(digest::equals).orElse(true) && predictions.differingRows() == 0;
    }

    static Verification of(ModelFile file) throws IOException {
        file.verifyChecksums();
        SavedModel saved = file.saved();
        checkElements(file);
        Replay replay = saved.verification().rowCount() == 0
                ? new Replay(saved.verification().origin(), saved.verification().rule(), 0, 0, 0)
                : replay(file, saved.verification());
        return new Verification(
                file.variant().has(FormatTrait.CHECKSUMMED),
                StateDigest.of(saved.state()),
                file.recordedDigest(),
                replay,
                saved.unproved());
    }

    /** What contradicts itself in a file is the file's fault, not the caller's. */
    private static Replay replay(ModelFile file, VerificationSet set) throws IOException {
        Model model = file.model();
        return readable(file, () -> replay(model, set));
    }

    private static void checkElements(ModelFile file) throws IOException {
        readable(file, () -> {
            ModelKinds.checkElements(file.saved().state());
            return true;
        });
    }

    private static <T> T readable(ModelFile file, Supplier<T> reading) throws IOException {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new CorruptModelException(String.valueOf(e.getMessage()), file.name(), -1, e);
        } catch (UncheckedIOException e) {
            throw new CorruptModelException(
                    e.getCause() instanceof ModelFormatException known
                            ? known.reason()
                            : String.valueOf(e.getMessage()),
                    file.name(),
                    -1,
                    e);
        }
    }

    /**
     * Predicts the rows of a set, their class probabilities where it holds those, and compares.
     *
     * @throws IllegalArgumentException if the set's rows or outputs do not fit the model
     */
    public static Replay replay(Model model, VerificationSet set) {
        set.check(model.state());
        ExpectedOutputs outputs = ExpectedOutputs.of(model, set);
        double[] found = new double[outputs.count()];
        long differing = 0;
        double largest = 0;
        for (long row = 0; row < set.rowCount(); row++) {
            outputs.compute(set.row(model.state().signature(), row), found);
            boolean same = true;
            for (int i = 0; i < found.length; i++) {
                double expected = set.expected().getDouble(row * found.length + i);
                same &= set.rule().accepts(expected, found[i]);
                double difference = Math.abs(expected - found[i]);
                boolean bothNaN = Double.isNaN(expected) && Double.isNaN(found[i]);
                largest = bothNaN || expected == found[i] ? largest : Math.max(largest, difference);
            }
            differing += same ? 0 : 1;
        }
        return new Replay(set.origin(), set.rule(), set.rowCount(), differing, largest);
    }
}
