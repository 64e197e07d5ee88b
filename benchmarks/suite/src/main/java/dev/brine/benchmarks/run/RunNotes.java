package dev.brine.benchmarks.run;

import java.util.List;

/** What a reader of the figures must know. */
final class RunNotes {
    private RunNotes() {}

    static List<String> of(BenchProfile profile) {
        return List.of(
                "Each fork is a fresh JVM that measures one operation of one format: its calls are monomorphic, the best case.",
                "Before a row is kept, each fork loads its file back and compares every tensor bitwise and every prediction exactly.",
                "Opening a mapped file reads no elements: the first prediction pays for the pages that it touches, and its reads "
                        + "are not compared with checksums. Loading mmap onto the heap is checked.",
                "predict is one pass over the model's verification rows, one row after the other.",
                "JSON rows of a corpus over 16 MiB run on a cut of about 16 MiB, with one warm-up and one shot a fork; sizes are in "
                        + "the rows.",
                "The models are the same state for every format: the same fields in the same records.",
                profile.budget().isPresent()
                        ? "Cells that were not begun after eight minutes say n/a: time budget."
                        : "No bound on time.");
    }
}
