package dev.brine.benchmarks.run;

import dev.brine.reports.result.HeapSetting;
import java.util.List;

/**
 * The circumstances of a figure.
 *
 * @param heap how the heap is set
 * @param isCold whether the file is taken out of the page cache before the one shot that counts
 * @param processors how many the JVM sees, with the collector that uses one and a pre-touched heap; 0 for all
 */
public record CellSetting(HeapSetting heap, boolean isCold, int processors) {
    /** A heap that grows, a file in the page cache, all processors. */
    public static final CellSetting DEFAULT = new CellSetting(HeapSetting.DEFAULT, false, 0);

    /** A heap whose memory was touched before. */
    public static final CellSetting PRETOUCHED = new CellSetting(HeapSetting.PRETOUCHED, false, 0);

    /** A file that is not in the page cache. */
    public static final CellSetting COLD = new CellSetting(HeapSetting.DEFAULT, true, 0);

    /** Returns the setting of a JVM that sees so many processors. */
    public static CellSetting ofProcessors(int count) {
        return new CellSetting(HeapSetting.PRETOUCHED, false, count);
    }

    /** Returns the name of the page cache's state in rows. */
    String pageCache() {
        return isCold ? "guest-cold" : "warm";
    }

    /** Returns what is not usual, each after a comma. */
    String words() {
        String words = heap == HeapSetting.PRETOUCHED && processors == 0 ? ", pre-touched heap" : "";
        return words
                + (isCold ? ", not in the page cache" : "")
                + (processors == 0 ? "" : ", %d processors".formatted(processors));
    }

    /** Returns the JVM's flags beside those of the collector. */
    List<String> flags() {
        return processors == 0 ? List.of() : List.of("-XX:ActiveProcessorCount=" + processors);
    }
}
