package dev.brine.benchmarks.run;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.benchmarks.process.ChildJvm;
import dev.brine.benchmarks.process.FirstPrediction;
import dev.brine.benchmarks.process.FreshProcess;
import dev.brine.model.Model;
import dev.brine.model.Row;
import dev.brine.model.SavedModel;
import dev.brine.reports.result.Operation;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** Measures a JVM from its start to its first prediction, and the most memory that it held until then. */
final class FreshJvm {
    private static final double BYTES_PER_MB = 1e6;

    /** What the process said, and when. */
    private record Answer(int status, String prediction, double millis, long peakBytes) {}

    ForkOutcome run(Cell cell) throws IOException, InterruptedException {
        Row row;
        double[] expected;
        try (ModelFile reference = Brine.open(cell.subject().reference())) {
            Model model = reference.model();
            SavedModel saved = reference.saved();
            row = saved.verification().row(model.state().signature(), 0);
            expected = new double[model.state().outputs().count()];
            model.newPredictor().predict(row, expected);
        }
        Path errors = cell.subject().reference().resolveSibling("fresh-jvm-errors");
        Answer answer = ask(command(cell, row), errors);
        if (answer.status() != 0) {
            return ForkOutcome.failed(
                    "a fresh JVM ended with status %d: %s".formatted(answer.status(), FreshProcess.firstLine(errors)));
        }
        if (!answer.prediction().equals(FirstPrediction.hex(expected))) {
            return ForkOutcome.failed("the fresh JVM predicts otherwise: bits '%s', expected '%s'"
                    .formatted(answer.prediction(), FirstPrediction.hex(expected)));
        }
        if (cell.operation() == Operation.PEAK_MEMORY && answer.peakBytes() < 0) {
            return ForkOutcome.failed("this system does not say how much memory a process held");
        }
        double sample = cell.operation() == Operation.PEAK_MEMORY ? answer.peakBytes() / BYTES_PER_MB : answer.millis();
        return new ForkOutcome(List.of(sample), OptionalDouble.empty(), "1 prediction equal bit by bit", "");
    }

    private static List<String> command(Cell cell, Row row) throws IOException {
        List<String> command = ChildJvm.command(JvmArguments.of(cell), FirstPrediction.class);
        command.add(cell.file().toString());
        command.addAll(FirstPrediction.arguments(row, cell.subject().reference().resolveSibling("fresh-jvm-row")));
        return command;
    }

    private static Answer ask(List<String> command, Path errors) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        long start = System.nanoTime();
        Process process = builder.start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
            String prediction = lines.readLine();
            double millis = (System.nanoTime() - start) / 1e6;
            String peak = lines.readLine();
            int status = process.waitFor();
            return prediction != null && peak != null
                    ? new Answer(status, prediction, millis, Long.parseLong(peak))
                    : new Answer(status, "", millis, -1);
        } finally {
            process.destroyForcibly();
        }
    }
}
