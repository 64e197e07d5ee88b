package dev.brine.benchmarks.gate;

import dev.brine.benchmarks.gate.Plan.Pace;
import dev.brine.benchmarks.process.NotAvailableException;
import dev.brine.benchmarks.process.PageCache;
import dev.brine.benchmarks.run.Machine;
import dev.brine.reports.gate.GateJudge;
import dev.brine.reports.gate.GatePolicy;
import dev.brine.reports.gate.NullControl;
import dev.brine.reports.gate.TimePair;
import dev.brine.reports.result.RunEnvironment;
import dev.brine.reports.statistics.SmallestEffect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Looks at the machine, measures the same against itself, and says what can be measured here. */
public final class Doctor {
    private static final List<String> ROWS = List.of("kryo-tuned/load", "mmap-raw/save", "mmap-raw/predict");
    private static final int MOST_PAIRS = 10;
    private static final int FEWEST_PAIRS = 4;
    private static final Duration LIMIT = Duration.ofSeconds(50);
    private static final double USUAL_EFFECT = 0.20;
    private static final double SMALL_EFFECT = 0.10;
    private static final double NOTED_STEAL = 0.01;
    private static final double NOTED_LOAD = 0.3;
    private static final double MIB = 1 << 20;

    private final Path work;
    private final Forks forks;
    private final Sides sides;
    private final HostFacts host;
    private final Budget budget;
    private final Consumer<String> progress;
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final List<String> can = new ArrayList<>();
    private final List<String> cannot = new ArrayList<>();

    Doctor(Path work, Forks forks, Sides sides, HostFacts host, LongSupplier clock, Consumer<String> progress) {
        this.work = work;
        this.forks = forks;
        this.sides = sides;
        this.host = host;
        this.budget = new Budget(clock, LIMIT);
        this.progress = progress;
    }

    /**
     * Looks, in under a minute.
     *
     * @param folder of the file system in question; what is written there is removed
     * @throws IOException if the folder cannot be written or no JVM starts
     */
    public static DoctorReport run(Path folder, Consumer<String> progress) throws IOException, InterruptedException {
        try (GateFolder work = GateFolder.temporary(folder)) {
            Arm arm = Arm.current();
            Sides sides = work.sides(arm, arm);
            return new Doctor(
                            work.path(),
                            new JvmForks(work.path()),
                            sides,
                            new HostFacts(Path.of("/")),
                            System::nanoTime,
                            progress)
                    .report();
        }
    }

    DoctorReport report() throws IOException, InterruptedException {
        Description description = forks.describe(sides.base());
        forks.describe(sides.head());
        forks.describe(sides.copy());
        machine(description);
        memory(description);
        Optional<HostFacts.Ticks> before = host.ticks();
        List<DoctorReport.Noise> noise = noise();
        steal(before);
        pageCache();
        judge(noise);
        return new DoctorReport(facts, noise, can, cannot);
    }

    private void machine(Description description) throws IOException {
        RunEnvironment machine = Machine.environment(work, Map.of());
        facts.put("processor", machine.cpuModel());
        facts.put("cores", Integer.toString(machine.cores()));
        facts.put("governor", known(host.governor()));
        facts.put("processor limit of the control group", known(host.processorLimit()));
        facts.put("system", machine.operatingSystem() + ", kernel " + machine.kernel());
        facts.put("file system", machine.fileSystem());
        facts.put("huge pages", known(host.hugePages()));
        facts.put("java", description.java());
        facts.put("clock step", HostFacts.clockStep() + " ns");
        double load = HostFacts.loadAverage();
        facts.put("load average", load < 0 ? "unknown" : String.format(Locale.ROOT, "%.2f", load));
        if (load > NOTED_LOAD * machine.cores()) {
            cannot.add("Something else has kept the processors busy: what is measured now is noisier than need be.");
        }
        if (!host.governor().isEmpty() && !host.governor().equals("performance")) {
            cannot.add("The governor '%s' changes the processor's speed: compare in turns only, as the gate does."
                    .formatted(host.governor()));
        }
    }

    private void memory(Description description) throws IOException {
        OptionalLong available = host.memory("MemAvailable");
        facts.put("memory", mib(host.memory("MemTotal")));
        facts.put("memory available", mib(available));
        facts.put("memory limit of the control group", known(host.memoryLimit()));
        if (available.isPresent()) {
            long model = available.getAsLong() / WorkerCommand.HEAP_PER_MODEL / 2;
            String size = String.format(Locale.ROOT, "%,.0f MiB", model / MIB);
            (model > description.tensorBytes() ? can : cannot)
                    .add("Two JVMs and the page cache have room for models of up to %s.".formatted(size));
        }
    }

    private List<DoctorReport.Noise> noise() throws IOException, InterruptedException {
        Map<TimedRow, Pace> paces = new ExactTier(forks, sides, progress)
                .check(ROWS.stream().map(TimedRow::parse).toList())
                .paces();
        Map<TimedRow, List<TimePair>> pairs = new LinkedHashMap<>();
        double longest = 0;
        for (int round = 0; round < MOST_PAIRS; round++) {
            for (Map.Entry<TimedRow, Pace> row : paces.entrySet()) {
                if (round < FEWEST_PAIRS || budget.allows(longest)) {
                    double before = budget.elapsedSeconds();
                    progress.accept(
                            "noise of %s, %d of %d".formatted(row.getKey().id(), round + 1, MOST_PAIRS));
                    pairs.computeIfAbsent(row.getKey(), any -> new ArrayList<>())
                            .add(forks.pair(sides.base(), sides.copy(), row.getKey(), row.getValue(), round % 2 == 0));
                    longest = Math.max(longest, budget.elapsedSeconds() - before);
                }
            }
        }
        return pairs.entrySet().stream()
                .map(row -> noise(row.getKey().id(), row.getValue()))
                .toList();
    }

    private static DoctorReport.Noise noise(String row, List<TimePair> pairs) {
        GatePolicy policy = GatePolicy.standard(Gate.DEFAULT_ROWS.size());
        NullControl control = new GateJudge(policy).nullControl(row, pairs);
        double effect = SmallestEffect.of(
                policy.judgeRounds(),
                control.spread(),
                policy.margin(),
                policy.alpha() / policy.rows(),
                policy.boundLevel());
        return new DoctorReport.Noise(row, control.ratio(), control.spread(), pairs.size(), effect);
    }

    private void steal(Optional<HostFacts.Ticks> before) throws IOException {
        Optional<HostFacts.Ticks> after = host.ticks();
        if (before.isEmpty() || after.isEmpty()) {
            facts.put("stolen by the host", "unknown");
            return;
        }
        double stolen = after.get().stolenSince(before.get());
        facts.put("stolen by the host", percent(stolen));
        if (stolen > NOTED_STEAL) {
            cannot.add("The host gave %s of the processors' time to others.".formatted(percent(stolen)));
        }
    }

    private void pageCache() throws IOException, InterruptedException {
        Path file = work.resolve("evicted");
        Files.copy(sides.base().arm().modelFile(), file);
        try {
            PageCache.requireTools();
            PageCache.evict(file);
            facts.put("page cache", "files can be taken out of it");
            can.add(
                    "Cold starts: the guest's page cache can be emptied of a file. The host's cannot: call it guest-cold.");
        } catch (NotAvailableException e) {
            facts.put("page cache", "files stay: " + e.getMessage());
            cannot.add("Cold starts: " + e.getMessage() + ".");
        } finally {
            Files.delete(file);
        }
    }

    private void judge(List<DoctorReport.Noise> noise) {
        can.add(
                "Exact figures: file bytes, hashes, allocation and smallest heap do not depend on the machine's noise.");
        for (DoctorReport.Noise row : noise) {
            String sees = "%s: pairs scatter by %s, so that the gate sees slowdowns from %s on"
                    .formatted(row.row(), percent(row.spread()), percent(row.smallestEffect()));
            if (row.smallestEffect() <= SMALL_EFFECT) {
                can.add(sees + ".");
            } else if (row.smallestEffect() <= USUAL_EFFECT) {
                can.add(sees + ": enough for a gate against large regressions.");
            } else {
                cannot.add(sees + ": too coarse for a gate.");
            }
        }
    }

    private static String known(String text) {
        return text.isEmpty() ? "unknown" : text;
    }

    private static String mib(OptionalLong bytes) {
        return bytes.isEmpty() ? "unknown" : String.format(Locale.ROOT, "%,.0f MiB", bytes.getAsLong() / MIB);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
