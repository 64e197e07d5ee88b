package dev.brine.benchmarks.gate;

import dev.brine.benchmarks.process.WorkFolder;
import dev.brine.benchmarks.run.BenchStop;
import dev.brine.benchmarks.run.Machine;
import dev.brine.model.Environment;
import dev.brine.reports.gate.GateArm;
import dev.brine.reports.gate.GateJudge;
import dev.brine.reports.gate.GateResult;
import dev.brine.reports.result.MachineClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Compares two arms: exact checks first, then times, within a limit. */
public final class Gate {
    /** What is timed unless something else is asked for. */
    public static final List<String> DEFAULT_ROWS = List.of(
            "mmap-raw/save",
            "mmap-raw/load",
            "mmap-raw/first-prediction",
            "mmap-raw/predict",
            "mmap-balanced/save",
            "mmap-balanced/load",
            "mmap-balanced/first-prediction",
            "kryo-tuned/save",
            "kryo-tuned/load",
            "kryo-tuned/first-prediction",
            "kryo-tuned/predict",
            "java-default/load");

    private static final String JOURNAL = "gate-partial.jsonl";
    private static final String WORK = "gate-work";

    private final GateOptions options;
    private final Consumer<String> progress;
    private final BenchStop stop;
    private final Path work;

    private Gate(GateOptions options, Consumer<String> progress, BenchStop stop) {
        this.options = options;
        this.progress = progress;
        this.stop = stop;
        this.work = options.out().toAbsolutePath().resolve(WORK);
    }

    /**
     * Runs the gate. What it has found is kept in the folder after every pair, until the run is complete.
     *
     * @param progress is told what is being done
     * @param stop ends the run after the step under way; its result lists what was left
     * @throws IllegalArgumentException if the options make no gate: an arm without Brine, an unknown row, rules under which
     *     nothing can fail, or arms that are the same in all
     * @throws IOException if an arm does not start, the folder cannot be written, there is nothing to resume, or the run
     *     was stopped before the first pair
     */
    public static GateResult run(GateOptions options, Consumer<String> progress, BenchStop stop)
            throws IOException, InterruptedException {
        return new Gate(options, progress, stop).run(System::nanoTime);
    }

    /** Returns whether a round trip or the predictions differ, which no speed makes good. */
    public static boolean differs(GateResult result) {
        return ExactTier.differs(result.exactChecks());
    }

    private GateResult run(LongSupplier clock) throws IOException, InterruptedException {
        Planner.refuseHopeless(options);
        options.base().requireBrine();
        options.head().requireBrine();
        boolean made = !Files.exists(options.out());
        Path journal = options.out().resolve(JOURNAL);
        if (options.resumes()) {
            Journal.require(journal);
        } else {
            new WorkFolder(work).close();
            Files.deleteIfExists(journal);
        }
        GateFolder folder = GateFolder.at(work);
        Sides sides = folder.sides(options.base(), options.head());
        try {
            GateResult result =
                    run(new StoppableForks(new JvmForks(work), stop), sides, options, clock, work, progress);
            if (result.complete()) {
                forget(folder, made);
            }
            return result;
        } catch (IOException | InterruptedException | RuntimeException e) {
            if (!Journal.hasPlan(journal)) {
                forget(folder, made);
            }
            throw e;
        }
    }

    /** Nothing is there to go on with. */
    private void forget(GateFolder folder, boolean made) throws IOException {
        folder.close();
        Files.deleteIfExists(options.out().resolve(JOURNAL));
        if (made) {
            Files.deleteIfExists(options.out());
        }
    }

    /** Runs with any forks and any clock. */
    static GateResult run(
            Forks forks, Sides sides, GateOptions options, LongSupplier clock, Path work, Consumer<String> progress)
            throws IOException, InterruptedException {
        Budget budget = new Budget(clock, options.limit());
        Description described = forks.describe(sides.base());
        GateArm base = facts(sides.base().arm(), described);
        GateArm head = facts(sides.head().arm(), forks.describe(sides.head()));
        forks.describe(sides.copy());
        refuseSame(options, base, head);
        Journal journal = journal(options, base, head);
        if (journal.plan().isEmpty()) {
            journal.plan(new Planner(forks, sides, options, budget, progress).make(described, List.of()));
        }
        Plan plan = journal.plan().orElseThrow();
        double elapsedBefore = journal.elapsedSeconds();
        Schedule schedule = new Schedule(plan, forks, sides, budget, journal, progress);
        schedule.run();
        return new GateResult(
                Environment.brineVersion(),
                options.commandLine(),
                journal.start().startedAt(),
                elapsedBefore + budget.elapsedSeconds(),
                base,
                head,
                machine(work, described),
                plan.policy(),
                options.enforces(),
                new GateJudge(plan.policy()).rows(schedule.rows(), schedule.nullControls()),
                plan.checks(),
                schedule.nullControls(),
                schedule.left(),
                plan.notes());
    }

    /** Returns what an arm comes to: two arms with equal facts are the same. */
    private static GateArm facts(Arm arm, Description description) throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("brine", description.brine());
        for (Path entry : arm.classPath()) {
            facts.put("sha-256 of " + entry.getFileName(), Fingerprint.of(entry));
        }
        facts.put("java", description.java());
        facts.put("flags", String.join(" ", arm.flags()));
        facts.put("sha-256 of the model", Fingerprint.of(arm.modelFile()));
        description.libraries().forEach((library, version) -> facts.put("library " + library, version));
        return new GateArm(arm.text(), facts);
    }

    private static void refuseSame(GateOptions options, GateArm base, GateArm head) {
        if (!options.allowsSame() && base.facts().equals(head.facts())) {
            throw new IllegalArgumentException(
                    "both arms are the same in jar, JVM, flags and model; --allow-same compares them nevertheless");
        }
    }

    private static Journal journal(GateOptions options, GateArm base, GateArm head) throws IOException {
        Path file = options.out().resolve(JOURNAL);
        List<String> asked = new ArrayList<>(options.rows());
        asked.add(base.facts().toString());
        asked.add(head.facts().toString());
        asked.add(options.margin() + " " + options.judgeRounds() + " " + options.screenRounds());
        String key = Fingerprint.of(asked);
        if (options.resumes()) {
            return Journal.resume(file, key);
        }
        Instant now = Instant.now();
        return Journal.begin(file, new Journal.Start(key, now, options.seed().orElse(now.toEpochMilli())));
    }

    private static MachineClass machine(Path work, Description base) throws IOException {
        MachineClass here = MachineClass.of(Machine.environment(work, base.libraries()));
        return new MachineClass(
                here.cpuModel(), here.cores(), here.operatingSystem(), here.kernel(), here.fileSystem(), base.java());
    }
}
