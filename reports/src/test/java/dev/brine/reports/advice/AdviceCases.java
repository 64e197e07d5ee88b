package dev.brine.reports.advice;

import dev.brine.reports.result.ResultStore;
import dev.brine.reports.result.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Needs and the answers that a person worked out from the invented run beside this class, {@code run.json}. Its figures
 * are round, to be checked by hand. Model {@code forest}; times in ms; samples spread by 2 %, so intervals by 5 %:
 *
 * <pre>
 * candidate                    MB  first prediction  process  heap  memory of 1, 2, 4   save  predict
 * java                       67.2                40      240   160    250   480   940     43       38
 * kryo default               67.5                88      420   160    270   520  1020     89       38
 * kryo tuned                 67.2 15 (9.6 to 25)         380   150    260   500   980   18.6       38
 * fst                        67.2                50      460   230    300   580  1140     42       40
 * json gzip                  20.0              1300     1700   400    420   800  1560   6500       38
 * json zstd                  16.0              1100     1500   380    410   780  1520   1250       38
 * mmap raw, mapped           67.2              0.55      150     8     95   125   185   18.7     38.5
 * mmap raw, read whole       67.2    15.4 (checked)      200     -      -     -     -   18.7        -
 * mmap balanced, lazily read 24.0                30      210    90    160   300   580    400       38
 * mmap balanced, read whole  24.0      90 (checked)      280     -      -     -     -    400        -
 * </pre>
 *
 * and three that can never be picked: joblib (Python), avro (ERROR), json xz (n/a). Model {@code perceptron} is as an
 * old run would have it: three formats, no memory, no process start, one fork of kryo.
 */
public final class AdviceCases {
    public static final String MAPPED = "mmap raw, mapped";
    public static final String WHOLE = "mmap raw, read whole";
    public static final String BALANCED = "mmap balanced, lazily read";
    public static final String BALANCED_WHOLE = "mmap balanced, read whole";
    public static final String ZSTD = "json zstd";
    public static final String GZIP = "json gzip";
    public static final String TUNED = "kryo tuned";
    private static final String FOREST = "forest";
    private static final String PERCEPTRON = "perceptron";
    private static final String NONE = "";

    private static final Objective FILE = Objective.FILE;
    private static final Objective LOAD = Objective.FIRST_PREDICTION;
    private static final Objective START = Objective.PROCESS_START;
    private static final Objective MEMORY = Objective.HOST_MEMORY;

    private final List<Case> cases = new ArrayList<>();

    private AdviceCases() {}

    /**
     * One case.
     *
     * @param pick label of the pick, blank for none
     * @param runnerUp label of the runner-up, blank for none
     * @param ties labels of what ties with the pick
     * @param says parts of the advice as JSON
     */
    public record Case(
            String name,
            String model,
            Needs needs,
            String pick,
            String runnerUp,
            List<String> ties,
            List<String> says) {
        @Override
        public String toString() {
            return name;
        }

        Case tying(String... labels) {
            return new Case(name, model, needs, pick, runnerUp, List.of(labels), says);
        }
    }

    /** The run that the answers are about. */
    public static RunResult run() {
        try {
            return ResultStore.read(Path.of("src/test/resources/dev/brine/reports/advice/run.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The choices of a model of that run. */
    public static Choices choices(String model) {
        return Choices.of(run(), Optional.of(model), Optional.empty());
    }

    public static List<Case> all() {
        AdviceCases table = new AdviceCases();
        table.profiles();
        table.bandwidths();
        table.limits();
        table.promises();
        table.objectives();
        table.oldRun();
        return table.cases;
    }

    private void add(String name, Needs needs, String pick, String runnerUp, String... says) {
        cases.add(new Case(name, FOREST, needs, pick, runnerUp, List.of(), List.of(says)));
    }

    /** The last case's pick ties with these. */
    private void tying(String... labels) {
        cases.add(cases.remove(cases.size() - 1).tying(labels));
    }

    private void profiles() {
        add(
                "general: 0.55 ms to the first prediction, the next file takes 15",
                profile("general"),
                MAPPED,
                TUNED,
                "has the soonest first prediction: 550 us",
                "the runner-up, kryo tuned, has 15.0 ms (9.61 ms to 24.9 ms), 27.27x",
                "\"pareto\":[\"json:zstd:heap\",\"mmap:raw:mapped\",\"mmap:balanced:lazy\"]",
                "kryo tuned does not promise what mmap raw, mapped does: checksums, other languages.",
                "below 1.54 GB/s: mmap balanced, lazily read",
                "if every read must be checked: mmap raw, read whole",
                "if the file must be at most 66.5 MB: mmap balanced, lazily read");
        add(
                "edge: 16 MB at 1 MB/s and 1.1 s, against 20 and 1.3",
                profile("edge"),
                ZSTD,
                GZIP,
                "the soonest first prediction, transfer included: 17.1 s",
                "21.3 s (21.2 s to 21.4 s), 1.25x",
                "9 of 13 candidates meet the constraints: untrusted input, no JVM flags.",
                "above 7.10 MB/s: mmap balanced, lazily read");
        add(
                "serverless: 240 ms of transfer and 210 ms, against 672 and 150",
                profile("serverless"),
                BALANCED,
                MAPPED,
                "the soonest first prediction of a fresh process, transfer included: 450 ms",
                "822 ms (815 ms to 830 ms), 1.83x",
                "needs --add-opens=java.base/java.lang=ALL-UNNAMED and 2 more on JDK 17");
        add(
                "server: predictions tie, and of 4 replicas the mapped file takes 185 MB",
                profile("server"),
                MAPPED,
                BALANCED,
                "About the same in prediction: java 38.0 ms",
                "the least memory of 4 replicas on a host: 185 MB",
                "580 MB (577 MB to 583 MB), 3.14x",
                "Left out, as prediction was not measured: mmap raw, read whole, mmap balanced, read whole.");
        add(
                "archive: of the checked and documented the smaller file",
                profile("archive"),
                BALANCED_WHOLE,
                WHOLE,
                "has the smallest file: 24.0 MB; the runner-up, mmap raw, read whole, has 67.2 MB, 2.80x",
                "2 of 13 candidates meet the constraints: other languages, checked reads.");
        add(
                "python: as serverless, but in a JVM that runs",
                profile("python"),
                BALANCED,
                MAPPED,
                "transfer included: 270 ms",
                "673 ms, 2.49x",
                "\"id\":\"fst:default:heap\",\"label\":\"fst\",\"failures\":[{\"constraint\":\"untrusted\",\"text\":\"is for trusted"
                        + " files only\"");
        add(
                "batch: 0.4 s and 24 times 0.27, against 24 times 0.67",
                profile("batch"),
                BALANCED,
                MAPPED,
                "the least time a day for one save and 24 loads, transfer included: 6.88 s",
                "16.2 s",
                "below 0.893 loads a day: mmap raw, mapped");
    }

    private void bandwidths() {
        Needs general = profile("general");
        add("1 GB/s: 67.8 ms against 54", general.withBytesPerSecond(1e9), BALANCED, MAPPED, "above 1.54 GB/s");
        add("2 GB/s: 34.2 ms against 42", general.withBytesPerSecond(2e9), MAPPED, BALANCED, "34.2 ms");
        add("100 MB/s: 270 ms against 673", general.withBytesPerSecond(1e8), BALANCED, MAPPED, "270 ms");
        add(
                "10 MB/s: 2.43 s against 2.7",
                general.withBytesPerSecond(1e7),
                BALANCED,
                ZSTD,
                "below 7.88 MB/s: json zstd");
        add("1 MB/s: 17.1 s against 21.3", general.withBytesPerSecond(1e6), ZSTD, GZIP, "17.1 s");
        add(
                "7.6 MB/s: 3.19 s and 3.21 are about the same, and the file decides",
                general.withBytesPerSecond(7.6e6),
                ZSTD,
                BALANCED,
                "About the same in time to the first prediction: mmap balanced, lazily read 3.19 s",
                "the smallest file: 16.0 MB");
        add(
                "checked process start at 100 MB/s: 520 ms against 872",
                needs(START).with(Promise.CHECKED).withBytesPerSecond(1e8),
                BALANCED_WHOLE,
                WHOLE,
                "above 540 MB/s: mmap raw, read whole, about the same up to 768 MB/s");
        add(
                "one load a day: 670 ms with its save, and 691: a tie",
                needs(Objective.DAY).withBytesPerSecond(1e8),
                BALANCED,
                MAPPED,
                "A tie in time a day: mmap balanced, lazily read 670 ms");
        tying(MAPPED);
        add(
                "a thousand loads a day at 1 MB/s: the smallest file",
                needs(Objective.DAY).withBytesPerSecond(1e6).withLoadsADay(1000),
                ZSTD,
                GZIP,
                "one save and 1,000 loads");
        add("a load a day from a local file: 19 ms", needs(Objective.DAY), MAPPED, TUNED, "19.3 ms");
        tying(); // 18.7 + 0.55 against 18.6 + 15 (9.6 to 25)
    }

    private void limits() {
        Needs general = profile("general");
        add("at most 20 MB: both JSON files", general.withLimit(Limit.FILE, 20e6), ZSTD, GZIP, "2 of 13 candidates");
        add(
                "at most 15 MB: none, nearest is 16",
                general.withLimit(Limit.FILE, 15e6),
                NONE,
                NONE,
                "Nothing meets the constraints: largest file at most 15.0 MB excludes all.",
                "The nearest is json zstd: largest file of 16.0 MB is over 15.0 MB.",
                "\"nearest\":{\"id\":\"json:zstd:heap\"");
        add(
                "a heap of 64 MB: 8 is the only one",
                general.withLimit(Limit.HEAP, 64e6),
                MAPPED,
                NONE,
                "is the only candidate that meets the constraints",
                "heap was not measured",
                "heap of 150 MB (149 MB to 151 MB) is over 64.0 MB");
        add("a heap of 100 MB: 8 and 90", general.withLimit(Limit.HEAP, 100e6), MAPPED, BALANCED, "2 of 13 candidates");
        add(
                "a heap of 90 MB: an interval that reaches over it is over it",
                general.withLimit(Limit.HEAP, 90e6),
                MAPPED,
                NONE,
                "heap of 90.0 MB (89.6 MB to 90.4 MB) reaches over 90.0 MB");
        add(
                "20 ms to the first prediction: 15 (9.6 to 25) is not proved",
                general.withLimit(Limit.LOAD, 0.02),
                MAPPED,
                NONE,
                "first prediction of 15.0 ms (9.61 ms to 24.9 ms) reaches over 20.0 ms",
                "2 of 13 candidates meet the constraints: first prediction at most 20.0 ms.");
        add(
                "20 ms, checked: 15.4",
                general.withLimit(Limit.LOAD, 0.02).with(Promise.CHECKED),
                WHOLE,
                NONE,
                "is the only candidate");
        add(
                "1 s to the first prediction at 100 MB/s: 1.1 s of JSON are over",
                general.withLimit(Limit.LOAD, 1).withBytesPerSecond(1e8),
                BALANCED,
                MAPPED,
                "first prediction of 1.26 s (1.21 s to 1.32 s) is over 1.00 s");
        add("a process in 200 ms: 150", general.withLimit(Limit.START, 0.2), MAPPED, NONE, "reaches over 200 ms");
        add(
                "a process in 100 ms: none, nearest is 150",
                general.withLimit(Limit.START, 0.1),
                NONE,
                NONE,
                "The nearest is mmap raw, mapped: process start of 150 ms (143 ms to 158 ms) is over 100 ms.");
        add(
                "a file of 30 MB and a process in 250 ms: 24 and 210",
                general.withLimit(Limit.FILE, 30e6).withLimit(Limit.START, 0.25),
                BALANCED,
                NONE,
                "largest file at most 30.0 MB, process start at most 250 ms");
        add(
                "a file of 20 MB and a heap of 100: one excludes what the other leaves",
                general.withLimit(Limit.FILE, 20e6).withLimit(Limit.HEAP, 100e6),
                NONE,
                NONE,
                "largest file at most 20.0 MB excludes java, kryo default, kryo tuned, fst and 4 more",
                "heap at most 100 MB excludes java, kryo default, kryo tuned, fst and 4 more",
                "The nearest is mmap balanced, lazily read: largest file of 24.0 MB is over 20.0 MB.");
    }

    private void promises() {
        Needs general = profile("general");
        add("checked: 15.4 against 90", general.with(Promise.CHECKED), WHOLE, BALANCED_WHOLE, "15.4 ms");
        add(
                "checked, at most 30 MB: 24 is the only one",
                general.with(Promise.CHECKED).withLimit(Limit.FILE, 30e6),
                BALANCED_WHOLE,
                NONE,
                "is the only candidate that meets the constraints; time to the first prediction: 90.0 ms");
        add("other languages: mapped", general.with(Promise.LANGUAGES), MAPPED, BALANCED, "is not documented for");
        add("no flags: all but fst", general.with(Promise.NO_FLAGS), MAPPED, TUNED, "9 of 13 candidates");
        add("untrusted: all but fst", general.with(Promise.UNTRUSTED), MAPPED, TUNED, "is for trusted files only");
        add(
                "all four promises: checked decides",
                general.with(Promise.CHECKED)
                        .with(Promise.LANGUAGES)
                        .with(Promise.NO_FLAGS)
                        .with(Promise.UNTRUSTED),
                WHOLE,
                BALANCED_WHOLE,
                "if reads need no check: mmap raw, mapped");
        add(
                "no flags on JDK 25: a warning is no flag",
                general.with(Promise.NO_FLAGS).withJdk(25),
                MAPPED,
                TUNED,
                "Measured on JDK 17, not on JDK 25.",
                "JDK 25 warns of mmap raw, mapped unless it is given --enable-native-access=ALL-UNNAMED.",
                "and 2 more on JDK 25");
        add("no flags on JDK 21: as on 17", general.with(Promise.NO_FLAGS).withJdk(21), MAPPED, TUNED, "JDK 21");
        add(
                "JDK 26: nothing speaks for it",
                general.withJdk(26),
                NONE,
                NONE,
                "JDK 26 excludes all",
                "nothing in the result speaks for JDK 26");
        add(
                "the smallest checked file that others can read, no flags",
                needs(FILE).with(Promise.CHECKED).with(Promise.LANGUAGES).with(Promise.NO_FLAGS),
                BALANCED_WHOLE,
                WHOLE,
                "24.0 MB");
        add(
                "other languages, untrusted, at most 20 MB: JSON",
                general.with(Promise.LANGUAGES).with(Promise.UNTRUSTED).withLimit(Limit.FILE, 20e6),
                ZSTD,
                GZIP,
                "1.10 s");
        add(
                "checked, at most 20 MB: neither alone, but both together leave nothing",
                general.with(Promise.CHECKED).withLimit(Limit.FILE, 20e6),
                NONE,
                NONE,
                "checked reads excludes java, kryo default, kryo tuned, fst and 4 more",
                "The nearest is mmap balanced, read whole: largest file of 24.0 MB is over 20.0 MB.");
    }

    private void objectives() {
        add("the smallest file: 16 MB", needs(FILE), ZSTD, GZIP, "the smallest file: 16.0 MB", "1.25x");
        add("the smallest file under 16 MB: none", needs(FILE).withLimit(Limit.FILE, 15.9e6), NONE, NONE, "15.9 MB");
        add(
                "predictions alone: a tie of all that may be given strangers' files",
                needs(Objective.PREDICTION).with(Promise.UNTRUSTED),
                "java",
                "kryo default",
                "A tie in prediction: java 38.0 ms",
                "any of them will do");
        tying("kryo default", TUNED, GZIP, ZSTD, BALANCED, MAPPED);
        add("memory of one: 95 MB against 160", needs(MEMORY), MAPPED, BALANCED, "the least memory: 95.0 MB");
        add("memory of 8: 305 MB", needs(MEMORY).withReplicas(8), MAPPED, BALANCED, "305 MB", "straight line through");
        add("memory of 3: 155 MB", needs(MEMORY).withReplicas(3), MAPPED, BALANCED, "155 MB", "straight line through");
        add(
                "memory of 2, at most 30 MB: 300 against 780",
                needs(MEMORY).withReplicas(2).withLimit(Limit.FILE, 30e6),
                BALANCED,
                ZSTD,
                "the least memory of 2 replicas on a host: 300 MB",
                "780 MB (776 MB to 784 MB), 2.60x");
        add(
                "process start from a local file: 150 ms against 210",
                profile("serverless").withBytesPerSecond(0),
                MAPPED,
                BALANCED,
                "150 ms (143 ms to 158 ms)");
        add(
                "server with one replica: 95 MB against 160",
                profile("server").withReplicas(1),
                MAPPED,
                BALANCED,
                "the least memory: 95.0 MB");
        add(
                "file, then time: the two ways of one file differ in time only",
                needs(FILE, LOAD).with(Promise.CHECKED).withLimit(Limit.FILE, 70e6),
                BALANCED_WHOLE,
                WHOLE,
                "24.0 MB");
        add(
                "file, then time, among those that map: of one file the mapped way",
                needs(FILE, LOAD).with(Promise.LANGUAGES).withLimit(Limit.LOAD, 0.02),
                MAPPED,
                NONE,
                "About the same in file size: mmap raw, mapped 67.2 MB, mmap raw, read whole 67.2 MB.",
                "has the soonest first prediction: 550 us");
    }

    private void oldRun() {
        old(
                "no memory, no start: said, and one fork is given a wide range",
                profile("general"),
                MAPPED,
                TUNED,
                List.of(),
                "Not measured for this model: the start of a process, the smallest heap, memory.",
                "Fewer than 3 forks claim no interval",
                "Measured at another size only, so not compared here: json zstd (16 MiB cut).",
                "23.1 ms (17.6 ms to 30.3 ms), 1.83x");
        old(
                "serverless without a start: the first prediction decides; 684 ms and 690 differ by less than 1 %",
                profile("serverless"),
                MAPPED,
                TUNED,
                List.of(WHOLE),
                "Decided without time from the start of a process to the first prediction, which was not measured.",
                "A tie in file size");
        old(
                "a heap that was not measured is not met",
                profile("general").withLimit(Limit.HEAP, 100e6),
                NONE,
                NONE,
                List.of(),
                "heap at most 100 MB excludes all",
                "The nearest is mmap raw, mapped: heap was not measured.");
        old(
                "memory alone: nothing that decides was measured",
                needs(MEMORY),
                NONE,
                NONE,
                List.of(),
                "Nothing that decides was measured: memory.");
        old(
                "checked: the load, 19 ms",
                profile("general").with(Promise.CHECKED),
                WHOLE,
                NONE,
                List.of(),
                "is the only candidate");
        old(
                "JDK 25: an old file knows no flags of it",
                profile("general").withJdk(25),
                MAPPED,
                TUNED,
                List.of(),
                "Measured on JDK 17, not on JDK 25.");
    }

    private void old(String name, Needs needs, String pick, String runnerUp, List<String> ties, String... says) {
        cases.add(new Case(name, PERCEPTRON, needs, pick, runnerUp, ties, List.of(says)));
    }

    private static Needs profile(String name) {
        return Profile.ofName(name).needs();
    }

    private static Needs needs(Objective... objectives) {
        return Needs.of("none", objectives);
    }
}
