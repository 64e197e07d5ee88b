package dev.brine.cli;

import dev.brine.reports.result.RunResult;

/** The benchmarks of the suite. */
final class SuiteBenchmarks implements BenchRunner {
    @Override
    public RunResult run(BenchOptions options) {
        throw new IllegalArgumentException("no benchmarks are built in");
    }
}
