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

    private static final List<String> STARTS = List.of(
            "Process starts: fresh processes in shuffled turns; milliseconds since the process was started, when that many rows had "
                    + "been predicted: the first alone, the others in batches of up to 1,000. A later decade is left out where it would end "
                    + "after the time bound.",
            "library-ready: the format was found among those on the class path, or Python has imported joblib and the model's modules; "
                    + "what a format's library loads of its own accord later falls to opened.",
            "guest-cold: the file was forced to the device and taken out of this system's page cache, checked; a virtual machine's host "
                    + "may still hold it.",
            "Memory of whole processes: the smallest heap and the retained heap with the serial collector, the others with G1 and a heap "
                    + "that begins at 8 MiB. What JVMs on this machine share (the JVM's own code) counts by share, this one's included.");

    private RunNotes() {}

    static List<String> of(BenchProfile profile, boolean hasPeers, boolean hasStarts, List<String> more) {
        List<String> notes = new ArrayList<>(List.of(
                "Each fork is a fresh JVM that measures one operation of one format: its calls are monomorphic, the best case.",
                "Before a row is kept, each fork loads its file back and compares every tensor bitwise and every prediction exactly.",
                "Opening a mapped file reads no elements: the first prediction pays for the pages that it touches, and its reads "
                        + "are not compared with checksums. Loading mmap onto the heap is checked.",
                "predict is one pass over the model's verification rows, one row after the other.",
                "JSON rows of a corpus over 16 MiB run on a cut of about 16 MiB, with one warm-up and one shot a fork; sizes are in "
                        + "the rows.",
                "The models are the same state for every format: the same fields in the same records.",
                profile.budget(hasPeers)
                        .map(budget -> "Cells that were not begun after %d minutes say n/a: time budget."
                                .formatted(budget.toMinutes()))
                        .orElse("No bound on time.")));
        if (hasStarts) {
            notes.addAll(STARTS);
        }
        if (hasPeers) {
            notes.addAll(PEERS);
            if (profile.budget().isPresent()) {
                notes.add(
                        "On the model that Python holds too, the quick profile takes one variant of each format, and xz once.");
            }
        }
        notes.addAll(more);
        return List.copyOf(notes);
    }
}
