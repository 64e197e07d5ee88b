package dev.brine.benchmarks.run;

import dev.brine.benchmarks.process.ChildJvm;
import dev.brine.benchmarks.process.ChildProcess;
import dev.brine.benchmarks.process.Holding;
import dev.brine.benchmarks.process.NotAvailableException;
import dev.brine.benchmarks.run.Cell.Tested;
import dev.brine.model.ComparisonRule;
import dev.brine.reports.result.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A way to look at the memory of fresh JVMs that hold a model. */
interface Footprint {
    /**
     * What is held.
     *
     * @param file the model's file, which nobody else maps
     */
    record Held(Tested tested, Path file, ServedModel model) {
        private static final int TIMEOUT_SECONDS = 3600;

        /** Returns the flags of a JVM that is looked at. */
        List<String> flags(Operation operation) {
            return JvmArguments.of(Optional.of(tested), operation, CellSetting.DEFAULT);
        }

        /** Starts a JVM that holds the model, and waits until it has predicted its first row. */
        ChildProcess start(List<String> flags) throws IOException {
            return start(flags, List.of(file, model.rowsFile(), model.inputs(), outputs()));
        }

        /** Starts a JVM that holds nothing. */
        ChildProcess startIdle(List<String> flags) throws IOException {
            return start(flags, List.of());
        }

        private ChildProcess start(List<String> flags, List<?> arguments) throws IOException {
            List<String> command = ChildJvm.command(flags, Holding.class, arguments);
            ChildProcess child = ChildProcess.start(command, model.file("held-errors"), TIMEOUT_SECONDS);
            try {
                child.answer();
                return child;
            } catch (IOException e) {
                child.close();
                throw e;
            }
        }

        private Path outputs() {
            return model.file("held-outputs");
        }

        /** Compares what the last JVM predicted. */
        void prove() throws IOException {
            model.prove(outputs(), ComparisonRule.exact());
        }
    }

    /** Returns the rows that it fills. */
    List<Operation> operations();

    /** Returns a few words for the progress line. */
    String label();

    /**
     * Measures once, and proves what the JVMs predicted.
     *
     * @return a figure in MB (10^6 bytes) for each row
     * @throws IOException if a JVM fails or predicts otherwise
     * @throws NotAvailableException if this system does not tell
     */
    Map<Operation, Double> measure(Held held) throws IOException, InterruptedException, NotAvailableException;

    /** Returns what {@link #measure} compares. */
    String proof();

    /** One look at the memory of one variant: a fork of several cells at once. */
    record Look(Footprint footprint, Held held, List<Cell> cells, RowCollector rows) implements Step {
        @Override
        public String label() {
            return "%s, %s".formatted(held.tested().label(), footprint.label());
        }

        @Override
        public boolean isDue(int round) {
            return cells.stream().allMatch(rows::isDue);
        }

        @Override
        public void run() throws IOException, InterruptedException, NotAvailableException {
            Map<Operation, Double> figures = footprint.measure(held);
            for (Cell cell : cells) {
                double figure = figures.getOrDefault(cell.operation(), 0.0);
                rows.add(cell, ForkOutcome.of(figure, footprint.proof()));
            }
        }

        @Override
        public void failed(String why) {
            cells.forEach(cell -> rows.failed(cell, why));
        }

        @Override
        public void notAvailable(String why) {
            cells.forEach(cell -> rows.missing(cell, why));
        }
    }
}
