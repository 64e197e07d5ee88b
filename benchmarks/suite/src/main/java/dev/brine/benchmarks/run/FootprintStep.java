package dev.brine.benchmarks.run;

import dev.brine.benchmarks.process.NotAvailableException;
import dev.brine.reports.result.Operation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** One look at the memory of one variant: a fork of several cells at once. */
record FootprintStep(Footprint footprint, Footprint.Held held, List<Cell> cells, RowCollector rows) implements Step {
    @Override
    public String label() {
        return "%s, %s".formatted(held.tested().label(), footprint.label());
    }

    @Override
    public boolean isDue(int round) {
        return cells.stream().allMatch(rows::isDue);
    }

    @Override
    public void run() throws InterruptedException {
        try {
            Map<Operation, Double> figures = footprint.measure(held);
            for (Cell cell : cells) {
                rows.add(
                        cell,
                        new ForkOutcome(
                                List.of(figures.getOrDefault(cell.operation(), 0.0)),
                                OptionalDouble.empty(),
                                footprint.proof(),
                                ""));
            }
        } catch (NotAvailableException e) {
            cells.forEach(cell -> rows.missing(cell, String.valueOf(e.getMessage())));
        } catch (IOException e) {
            cells.forEach(cell -> rows.add(cell, ForkOutcome.failed(String.valueOf(e.getMessage()))));
        }
    }

    @Override
    public boolean hasFailed() {
        return cells.stream().anyMatch(rows::hasFailed);
    }

    @Override
    public void forgetFailure() {
        cells.forEach(rows::forgetFailure);
    }
}
