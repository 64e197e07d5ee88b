package dev.brine.benchmarks.process;

import java.io.IOException;
import java.util.OptionalLong;

/**
 * Looks for the smallest heap with which a fresh JVM does its work: doubles, halves, and repeats what it found.
 *
 * @param stepMib what heaps are multiples of
 * @param part of a heap to which it is found, where that is more than a step
 */
public record HeapSearch(long stepMib, double part) {
    /** How often a heap must be enough, one time after the other. */
    public static final int REPEATS = 3;

    /** Starts a JVM. */
    @FunctionalInterface
    public interface Attempt {
        /** Returns whether a JVM with so many MiB of heap does its work. */
        boolean fits(long mib) throws IOException, InterruptedException;
    }

    /**
     * Returns the MiB that are enough every time; empty where none are.
     *
     * @param least a heap that is known to be too small
     * @param guess the first heap that is tried
     * @param most the largest heap that is tried
     */
    public OptionalLong smallest(long least, long guess, long most, Attempt attempt)
            throws IOException, InterruptedException {
        long none = least;
        long some = whole(guess);
        while (!attempt.fits(some)) {
            if (some * 2 > most) {
                return OptionalLong.empty();
            }
            none = some;
            some = whole(some * 2);
        }
        while (some - none > resolution(some)) {
            long middle = whole((none + some) / 2);
            boolean fits = attempt.fits(middle);
            some = fits ? middle : some;
            none = fits ? none : middle;
        }
        return OptionalLong.of(confirmed(some, attempt));
    }

    private long confirmed(long found, Attempt attempt) throws IOException, InterruptedException {
        long mib = found;
        int enough = 1;
        while (enough < REPEATS) {
            boolean fits = attempt.fits(mib);
            mib = fits ? mib : whole(mib + resolution(mib));
            enough = fits ? enough + 1 : 0;
        }
        return mib;
    }

    private long resolution(long mib) {
        return Math.max(stepMib, (long) (part * mib));
    }

    private long whole(long mib) {
        return (mib + stepMib - 1) / stepMib * stepMib;
    }
}
