package dev.brine.internal;

import java.util.Collection;

/** Waits for threads, also when interrupted: what they read or write is in use until they end. */
public final class UninterruptibleJoin {
    private UninterruptibleJoin() {}

    /** Returns when all threads have ended; an interrupt in the meantime is passed on to the caller. */
    public static void of(Collection<Thread> threads) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
