package dev.brine.benchmarks.run;

import java.io.IOException;

/** A fork of a cell: by JMH, or a fresh JVM that is measured whole. */
record CellStep(Cell cell, BenchPlan plan, JmhFork jmh, FreshJvm jvm, RowCollector rows) implements Step {
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
        rows.add(cell, cell.isProcess() ? jvm.run(cell) : jmh.run(cell));
    }

    @Override
    public boolean hasFailed() {
        return rows.hasFailed(cell);
    }

    @Override
    public void forgetFailure() {
        rows.forgetFailure(cell);
    }
}
