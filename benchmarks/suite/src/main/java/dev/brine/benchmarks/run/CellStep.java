package dev.brine.benchmarks.run;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.benchmarks.process.ChildOutput;
import dev.brine.benchmarks.process.ChildProcess;
import dev.brine.benchmarks.process.FirstPrediction;
import dev.brine.model.Model;
import dev.brine.model.Row;
import dev.brine.model.SavedModel;
import dev.brine.reports.result.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A fork of a cell: by JMH, or a fresh JVM that is measured whole. */
record CellStep(Cell cell, BenchPlan plan, JmhFork jmh, RowCollector rows) implements Step {
    private static final double BYTES_PER_MB = 1e6;

    private static final int TIMEOUT_SECONDS = 300;

    @Override
    public String label() {
        return cell.key().id();
    }

    @Override
    public boolean isDue(int round) {
        return plan.refusal(cell).isEmpty() && plan.failure(cell).isEmpty() && rows.isDue(cell);
    }

    @Override
    public void run() throws IOException, InterruptedException {
        rows.add(cell, cell.isProcess() ? runWhole() : jmh.run(cell));
    }

    @Override
    public void failed(String why) {
        rows.failed(cell, why);
    }

    /** Measures a JVM from its start to its first prediction, or the most memory that it held until then. */
    private ForkOutcome runWhole() throws IOException, InterruptedException {
        Row row;
        double[] expected;
        try (ModelFile reference = Brine.open(cell.subject().reference())) {
            Model model = reference.model();
            SavedModel saved = reference.saved();
            row = saved.verification().row(model.state().signature(), 0);
            expected = new double[model.state().outputs().count()];
            model.newPredictor().predict(row, expected);
        }
        Path folder = cell.subject().reference().resolveSibling("");
        List<String> command =
                FirstPrediction.command(JvmArguments.of(cell), cell.file(), row, folder.resolve("fresh-jvm-row"));
        ChildOutput output = ChildProcess.run(command, folder, TIMEOUT_SECONDS);
        if (!output.isGood()) {
            throw new IOException(output.failure());
        }
        String predicted = output.lines().get(0);
        long peakBytes = Long.parseLong(output.lines().get(1));
        if (!predicted.equals(FirstPrediction.hex(expected))) {
            throw new IOException("the fresh JVM predicts otherwise: bits '%s', expected '%s'"
                    .formatted(predicted, FirstPrediction.hex(expected)));
        }
        if (cell.operation() == Operation.PEAK_MEMORY && peakBytes < 0) {
            throw new IOException("this system does not say how much memory a process held");
        }
        double sample = cell.operation() == Operation.PEAK_MEMORY ? peakBytes / BYTES_PER_MB : output.firstLineMillis();
        return ForkOutcome.of(sample, "1 prediction equal bit by bit");
    }
}
