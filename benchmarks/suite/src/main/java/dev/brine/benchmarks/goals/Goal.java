package dev.brine.benchmarks.goals;

import java.util.Locale;

/** What the native container promises. Each is a ratio of two figures of one run, so that it holds on any machine. */
public enum Goal {
    SAVE("save raw against a raw channel write of the same bytes, speed", Bound.AT_LEAST, 0.9),
    LOAD("load to the heap against a raw read into fresh heap arrays, speed", Bound.AT_LEAST, 0.85),
    OPEN("open a file of 3 GiB against one of 3 MiB, time", Bound.AT_MOST, 2),
    FIRST_AGAINST_BARE_MAP("open to first prediction: mmap against a bare map, time", Bound.AT_MOST, 1.15),
    FIRST_AGAINST_KRYO("open to first prediction: tuned Kryo against mmap, default heap, time", Bound.AT_LEAST, 12),
    FIRST_AGAINST_KRYO_PRETOUCHED(
            "open to first prediction: tuned Kryo against mmap, pre-touched heap, time", Bound.AT_LEAST, 4),
    START_AGAINST_KRYO("process start to first prediction: tuned Kryo against mmap, time", Bound.AT_LEAST, 2.5),
    START_AGAINST_JOBLIB(
            "process start to first prediction: joblib in Python, import included, against mmap, time",
            Bound.AT_LEAST,
            10),
    COLD("not in the page cache: first prediction against a sequential read of the file, time", Bound.AT_MOST, 0.5),
    PREDICT("predictions a second: mapped against heap", Bound.AT_LEAST, 0.95),
    NODE_RAW("bytes a node of a forest, raw", Bound.AT_MOST, 16.5),
    NODE_BALANCED("bytes a node of a forest, compressed 'balanced'", Bound.AT_MOST, 4.5),
    COMPRESS_THREADS("compress 'balanced': 2 threads against 1, speed", Bound.AT_LEAST, 1.7),
    DECOMPRESS_THREADS("decompress 'balanced': 2 threads against 1, speed", Bound.AT_LEAST, 1.7),
    COMPRESSED_LOAD("load 'balanced' to the heap against tuned Kryo's load, time", Bound.AT_MOST, 1.5),
    HEAP_SAVE("peak extra heap, save raw, against 5 % of the payload + 16 MiB", Bound.AT_MOST, 1),
    HEAP_LOAD("peak extra heap, load raw, against 5 % of the payload + 16 MiB", Bound.AT_MOST, 1),
    HEAP_SAVE_BALANCED("peak extra heap, save 'balanced', against 5 % of the payload + 16 MiB", Bound.AT_MOST, 1),
    HEAP_LOAD_BALANCED("peak extra heap, load 'balanced', against 5 % of the payload + 16 MiB", Bound.AT_MOST, 1),
    SHARED("memory of four JVMs that predict from one file against one JVM's, PSS", Bound.AT_MOST, 1.5);

    /** Which side of the target is good. */
    enum Bound {
        AT_LEAST,
        AT_MOST
    }

    private final String text;
    private final Bound bound;
    private final double target;

    Goal(String text, Bound bound, double target) {
        this.text = text;
        this.bound = bound;
        this.target = target;
    }

    /** Returns the name in files, such as {@code first-against-kryo}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String text() {
        return text;
    }

    /** Returns the target in words, such as {@code >= 0.9}. */
    String targetText() {
        String figure = target == Math.rint(target) ? Long.toString((long) target) : Double.toString(target);
        return (bound == Bound.AT_LEAST ? ">= " : "<= ") + figure;
    }

    /** Compares a ratio with the target; the target itself is good. A ratio that is no number is a miss. */
    Verdict judge(double ratio) {
        boolean isGood = bound == Bound.AT_LEAST ? ratio >= target : ratio <= target;
        return isGood ? Verdict.MET : Verdict.MISSED;
    }
}
