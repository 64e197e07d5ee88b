package dev.brine.benchmarks.run;

import java.time.Duration;
import java.util.Optional;

/**
 * How much is measured in whole processes, on one model of a run.
 *
 * @param starts rounds of process starts; 0 measures no whole process
 * @param warmCap how long after its start a process may serve predictions from a file in the page cache; the last decade is
 *     not begun if it would end later
 * @param firstCap the same for the first process of a line, which goes further than the others
 * @param coldCap the same from a file that was taken out of the page cache
 * @param startBudget after how long no further start is begun; empty for no bound
 * @param memoryBudget after how long no further memory figure is begun; empty for no bound
 */
public record ProcessEffort(
        int starts,
        Duration warmCap,
        Duration firstCap,
        Duration coldCap,
        Optional<Duration> startBudget,
        Optional<Duration> memoryBudget) {
    /** Property of the rounds of process starts, in place of the profile's. */
    public static final String STARTS = "brine.starts";

    /** No whole process. */
    public static final ProcessEffort NONE =
            new ProcessEffort(0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Optional.empty(), Optional.empty());

    /** Five rounds within four minutes, and three quarters of a minute for memory. */
    public static final ProcessEffort QUICK = new ProcessEffort(
            5,
            Duration.ofSeconds(3),
            Duration.ofSeconds(30),
            Duration.ofMillis(400),
            Optional.of(Duration.ofSeconds(230)),
            Optional.of(Duration.ofSeconds(45)));

    /** Three rounds within 30 seconds, and 25 for memory. */
    public static final ProcessEffort SHORT = new ProcessEffort(
            3,
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofMillis(400),
            Optional.of(Duration.ofSeconds(30)),
            Optional.of(Duration.ofSeconds(25)));

    /** Twenty-one rounds, no bound. */
    public static final ProcessEffort FULL = new ProcessEffort(
            21,
            Duration.ofSeconds(12),
            Duration.ofSeconds(60),
            Duration.ofSeconds(3),
            Optional.empty(),
            Optional.empty());

    /** Returns this effort with the rounds that the property {@value #STARTS} asks for, if it does. */
    ProcessEffort asAsked() {
        int asked = starts == 0 ? 0 : Integer.getInteger(STARTS, starts);
        return new ProcessEffort(asked, warmCap, firstCap, coldCap, startBudget, memoryBudget);
    }
}
