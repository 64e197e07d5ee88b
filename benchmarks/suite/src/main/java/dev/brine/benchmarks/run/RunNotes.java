package dev.brine.benchmarks.run;

import java.util.ArrayList;
import java.util.List;

/** What a reader of the figures must know. */
final class RunNotes {
    private static final List<String> PEERS = List.of(
            "Python's rows: each fork is a fresh Python process on the same model and rows, one thread, n_jobs=1. Its predictions "
                    + "are compared with Brine's before a row is kept. Loading a pickle runs the code in it.",
            "From process start: nothing is warm but the page cache. Python imports what the pickle names, a JVM runs a main "
                    + "method that opens the file and predicts; both until the prediction is printed.",
            "Peak memory is the kernel's count (VmHWM) at that moment, mapped pages that were touched included.",
            "How a model was stored makes no difference to Python's predictions: they are timed once, for joblib. mmap is "
                    + "mmap_mode='r' on the file of joblib.");

    private RunNotes() {}

    static List<String> of(BenchProfile profile, boolean hasPeers, List<String> more) {
        List<String> notes = new ArrayList<>(List.of(
                "Each fork is a fresh JVM that measures one operation of one format: its calls are monomorphic, the best case.",
                "Before a row is kept, each fork loads its file back and compares every tensor bitwise and every prediction exactly.",
                "Opening a mapped file reads no elements: the first prediction pays for the pages that it touches, and its reads "
                        + "are not compared with checksums. Loading mmap onto the heap is checked.",
                "predict is one pass over the model's verification rows, one row after the other.",
                "JSON rows of a corpus over 16 MiB run on a cut of about 16 MiB, with one warm-up and one shot a fork; sizes are in "
                        + "the rows.",
                "The models are the same state for every format: the same fields in the same records.",
                profile.budget().isPresent()
                        ? "Cells that were not begun after %s minutes say n/a: time budget."
                                .formatted(hasPeers ? "ten" : "eight")
                        : "No bound on time."));
        if (hasPeers) {
            notes.addAll(PEERS);
            if (profile.budget().isPresent()) {
                notes.add(
                        "On the model that Python holds too, the quick profile takes one fork of each cell and of xz, and one variant of each "
                                + "format.");
            }
        }
        notes.addAll(more);
        return List.copyOf(notes);
    }
}
