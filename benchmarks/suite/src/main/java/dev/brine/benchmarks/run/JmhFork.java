package dev.brine.benchmarks.run;

import dev.brine.benchmarks.jmh.Trial;
import dev.brine.benchmarks.process.ChildOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs one fork of one cell in a JVM of its own. */
final class JmhFork {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /** What JMH ends a line with before it prints an exception. */
    private static final String FAILURE_MARK = "<failure>";

    private final CommandLineOptions asked;
    private final Path work;

    /**
     * @param jmh JMH's own options, without the dash; they replace ours
     * @throws IllegalArgumentException if JMH does not know one
     */
    JmhFork(Map<String, String> jmh, Path work) {
        List<String> arguments = new ArrayList<>();
        jmh.forEach((name, value) -> {
            arguments.add("-" + name);
            if (!value.isEmpty()) {
                arguments.add(value);
            }
        });
        try {
            this.asked = new CommandLineOptions(arguments.toArray(String[]::new));
        } catch (CommandLineOptionException e) {
            throw new IllegalArgumentException(
                    "JMH refuses its options %s: %s".formatted(arguments, e.getMessage()), e);
        }
        this.work = work;
    }

    /** Returns how many forks JMH's options ask for. */
    int forks(int ours) {
        return asked.getForkCount().orElse(ours);
    }

    int warmupShots(Cell cell) {
        return asked.getWarmupIterations().orElse(cell.shots().warmup());
    }

    int measuredShots(Cell cell) {
        return asked.getMeasurementIterations().orElse(cell.shots().measurement());
    }

    ForkOutcome run(Cell cell) throws IOException {
        Path proof = work.resolve("proof.txt");
        Path log = work.resolve("fork.log");
        Files.deleteIfExists(proof);
        try {
            Collection<RunResult> results = new Runner(options(cell, proof, log).build()).run();
            if (results.isEmpty() || !Files.exists(proof)) {
                String reason = reason(log);
                throw new IOException(reason.isBlank() ? "the fork failed" : reason);
            }
            return outcome(cell, results.iterator().next(), Files.readString(proof));
        } catch (RunnerException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private ChainedOptionsBuilder options(Cell cell, Path proof, Path log) {
        List<String> jvmArguments = new ArrayList<>(JvmArguments.of(cell));
        asked.getJvmArgsAppend().orElse(List.of()).forEach(jvmArguments::add);
        jvmArguments.add("-D" + Trial.REFERENCE + "=" + cell.subject().reference());
        jvmArguments.add("-D" + Trial.FILE + "=" + cell.file());
        jvmArguments.add("-D" + Trial.PROOF + "=" + proof);
        jvmArguments.add("-D" + Trial.COLLECTED + "=" + cell.isCollected());
        if (cell.setting().isCold()) {
            jvmArguments.add("-D" + Trial.COLD + "=" + cell.file().resolveSibling("cold-copy"));
        }
        cell.variant().ifPresent(tested -> {
            jvmArguments.add("-D" + Trial.FORMAT + "=" + tested.format().name());
            jvmArguments.add("-D" + Trial.VARIANT + "=" + tested.variant().name());
        });
        return new OptionsBuilder()
                .parent(asked)
                .include(cell.benchmark())
                .forks(1)
                .warmupIterations(warmupShots(cell))
                .measurementIterations(measuredShots(cell))
                .jvmArgsAppend(jvmArguments.toArray(String[]::new))
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(false)
                .output(log.toString());
    }

    private static ForkOutcome outcome(Cell cell, RunResult result, String proof) {
        List<Double> samples = new ArrayList<>();
        List<Double> allocated = new ArrayList<>();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                samples.add(iteration.getPrimaryResult().getScore());
                for (String name : iteration.getSecondaryResults().keySet()) {
                    if (name.endsWith(ALLOCATED)) {
                        allocated.add(iteration.getSecondaryResults().get(name).getScore());
                    }
                }
            }
        }
        if (cell.isProvedAfterwards() && !allocated.isEmpty()) {
            allocated.remove(allocated.size() - 1);
        }
        return new ForkOutcome(samples, median(allocated), proof);
    }

    private static OptionalDouble median(List<Double> values) {
        return values.stream()
                .sorted()
                .mapToDouble(Double::doubleValue)
                .filter(value -> !Double.isNaN(value))
                .skip(values.size() / 2)
                .findFirst();
    }

    /** Returns the first line of the failure that the fork printed. */
    private static String reason(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        boolean isInFailure = false;
        for (String line : lines) {
            if (isInFailure && !line.isBlank()) {
                String reason = line.strip().replaceFirst("^(?:[a-z]+\\.)+([A-Z][A-Za-z]*(?:Exception|Error): )", "$1");
                return ChildOutput.shortened(reason);
            }
            isInFailure |= line.endsWith(FAILURE_MARK);
        }
        return "";
    }
}
