package dev.brine.benchmarks.gate;

import java.io.IOException;

/** A JVM of an arm did not do what it was asked to. */
final class ForkFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    ForkFailedException(String message) {
        super(message);
    }
}
