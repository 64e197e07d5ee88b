package dev.brine.format.sklearn.pickle;

import java.io.IOException;

/** What sees each record right after a BUILD gave it its state. */
@FunctionalInterface
public interface BuildHook {
    /**
     * Returns what shall stand in the record's place on the stack, most often itself; may read on in the stream, which is
     * right behind the operation.
     *
     * @param frameEnd where the frame ends that the operation lies in, or -1 outside of frames
     */
    Object built(PyObject object, PickleInput in, Budget budget, long frameEnd) throws IOException;
}
