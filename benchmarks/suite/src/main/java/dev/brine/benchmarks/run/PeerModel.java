package dev.brine.benchmarks.run;

import dev.brine.benchmarks.corpus.Corpus;
import dev.brine.benchmarks.process.RowFiles;
import dev.brine.model.ComparisonRule;
import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
import dev.brine.model.Row;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.model.VerificationSet;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A model that Python and Brine both hold.
 *
 * @param source the file that Python loads it from
 * @param rowsFile the verification rows as Python reads them
 * @param expected Brine's own predictions for the rows, row-major
 * @param rule when Python's predictions equal them
 */
record PeerModel(
        Subject subject, Path source, Path rowsFile, int rowCount, int inputs, Tensor expected, ComparisonRule rule) {
    private static final ComparisonRule OTHER_SUM_ORDER = ComparisonRule.within(1e-12, 1e-12);

    /** Predicts the verification rows of a corpus that Python loads too, and writes them beside the subject's reference. */
    static PeerModel of(Subject subject, Corpus corpus) throws IOException {
        VerificationSet set = corpus.model().verification();
        ComparisonRule rule = set.origin() == VerificationSet.Origin.SOURCE ? set.rule() : OTHER_SUM_ORDER;
        return of(subject, corpus.model(), corpus.pickled().orElseThrow(), rule);
    }

    static PeerModel of(Subject subject, SavedModel saved, Path source, ComparisonRule rule) throws IOException {
        Model model = ModelKinds.view(saved.state());
        VerificationSet set = saved.verification();
        Signature signature = saved.state().signature();
        List<Row> rows = LongStream.range(0, set.rowCount())
                .mapToObj(row -> set.row(signature, row))
                .toList();
        double[] expected = ServedModel.outputs(model, rows);
        Path rowsFile = subject.reference().resolveSibling(subject.reference().getFileName() + "-rows");
        RowFiles.write(rowsFile, signature, rows);
        return new PeerModel(
                subject,
                source,
                rowsFile,
                rows.size(),
                signature.count(),
                HeapTensor.of(expected, expected.length),
                rule);
    }

    /** Returns the file of a variant, or one more that belongs to it. */
    Path file(PeerVariant variant, String suffix) {
        Path reference = subject.reference();
        return reference.resolveSibling(
                reference.getFileName() + "-peer-" + variant.writer().scriptName() + suffix);
    }

    /**
     * Compares the outputs that Python wrote with Brine's.
     *
     * @throws IOException if they differ, saying how
     */
    void prove(Path outputs) throws IOException {
        ByteBuffer found = ByteBuffer.wrap(Files.readAllBytes(outputs)).order(ByteOrder.LITTLE_ENDIAN);
        if (found.remaining() != expected.byteSize()) {
            throw new IOException("Python gives %d outputs, Brine %d"
                    .formatted(found.remaining() / Double.BYTES, expected.elementCount()));
        }
        for (long i = 0; i < expected.elementCount(); i++) {
            double output = found.getDouble();
            if (!rule.accepts(expected.getDouble(i), output)) {
                throw new IOException(
                        "Python's output %d is %s, Brine's %s".formatted(i, output, expected.getDouble(i)));
            }
        }
    }
}
