package dev.brine.benchmarks.process;

/** When a process reached each stage, by {@link System#nanoTime()}, which on Linux is one clock for all processes. */
final class Stages {
    private static final int MOST = 16;

    private final String[] names = new String[MOST];
    private final long[] nanos = new long[MOST];
    private int count;

    void mark(String name) {
        mark(name, System.nanoTime());
    }

    void mark(String name, long at) {
        names[count] = name;
        nanos[count++] = at;
    }

    /** Returns how long ago, in milliseconds, the stage before the last was reached when the last one was. */
    double lastMillis() {
        return (nanos[count - 1] - nanos[count - 2]) / 1e6;
    }

    /** Returns the milliseconds from the first stage to the last. */
    double allMillis() {
        return (nanos[count - 1] - nanos[0]) / 1e6;
    }

    /** Prints a line for each stage: its name, a space, and nanoseconds. */
    void print() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(names[i]).append(' ').append(nanos[i]).append('\n');
        }
        System.out.print(text);
        System.out.flush();
    }
}
