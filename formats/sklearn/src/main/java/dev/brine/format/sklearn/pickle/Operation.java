package dev.brine.format.sklearn.pickle;

import java.io.IOException;

/** What one opcode does. */
@FunctionalInterface
interface Operation {
    void run(PickleMachine machine) throws IOException;
}
