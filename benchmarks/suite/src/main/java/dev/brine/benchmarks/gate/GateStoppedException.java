package dev.brine.benchmarks.gate;

import java.io.IOException;

/** The run was asked to end early. */
final class GateStoppedException extends IOException {
    private static final long serialVersionUID = 1L;

    GateStoppedException() {
        super("stopped before the first pair; nothing is kept");
    }
}
