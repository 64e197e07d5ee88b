package dev.brine.reports.result;

/** How the heap of a measured JVM was set. The text form ({@link #toString()}) is the id used in files. */
public enum HeapSetting {
    /** As the JVM starts when nobody asks for anything: pages are faulted in while the operation runs. */
    DEFAULT("default"),
    /** Fixed size, every page touched before the operation. */
    PRETOUCHED("pretouched");

    private final String id;

    HeapSetting(String id) {
        this.id = id;
    }

    @Override
    public String toString() {
        return id;
    }
}
