package dev.brine.benchmarks.run;

import dev.brine.benchmarks.process.NotAvailableException;
import dev.brine.benchmarks.run.Cell.Tested;
import dev.brine.reports.result.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A way to look at the memory of fresh JVMs that hold a model. */
interface Footprint {
    /**
     * What is held.
     *
     * @param file the model's file, which nobody else maps
     */
    record Held(Tested tested, Path file, ServedModel model) {}

    /** Returns the rows that it fills. */
    List<Operation> operations();

    /** Returns a few words for the progress line. */
    String label();

    /**
     * Measures once, and proves what the JVMs predicted.
     *
     * @return a figure in MB (10^6 bytes) for each row
     * @throws IOException if a JVM fails or predicts otherwise
     * @throws NotAvailableException if this system does not tell
     */
    Map<Operation, Double> measure(Held held) throws IOException, InterruptedException, NotAvailableException;

    /** Returns what {@link #measure} compares. */
    String proof();
}
