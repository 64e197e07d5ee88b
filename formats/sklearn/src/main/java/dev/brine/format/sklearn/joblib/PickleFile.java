package dev.brine.format.sklearn.joblib;

import dev.brine.format.ModelSource;
import dev.brine.format.ReadLimits;
import dev.brine.format.UnsupportedModelException;
import dev.brine.format.sklearn.pickle.PyNone;
import dev.brine.format.sklearn.pickle.PyObject;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/** A pickle or joblib file, read into values. Arrays of an uncompressed file stay in it and are read until this is closed. */
public final class PickleFile implements Closeable {
    /** What sees each object right after it got its state, while the file is read. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Looks at an object; may attach what it made of it and remove attributes, so that their memory can be had again.
         *
         * @throws IOException if the object contradicts its class; ends the reading
         */
        void built(PyObject object) throws IOException;
    }

    private final Object root;

    private PickleFile(Object root) {
        this.root = root;
    }

    /**
     * Reads a file. The caller closes it.
     *
     * @throws dev.brine.format.ModelFormatException if the bytes are no sound pickle, name a global that is not allowed or
     *     pass a limit
     * @throws IOException if the source cannot be read
     */
    public static PickleFile open(ModelSource source, ReadLimits limits, Listener listener) throws IOException {
        try (SeekableByteChannel channel = source.open()) {
            if (channel.size() > 0) {
                throw new UnsupportedModelException("scikit-learn files cannot be read yet", source.name());
            }
        }
        return new PickleFile(PyNone.NONE);
    }

    /** Returns the value of the file. */
    public Object root() {
        return root;
    }

    /** Returns the name of the codec around the stream: none, zlib, gzip, bz2, xz, lzma or lz4. */
    public String codecName() {
        return "none";
    }

    /** Closes the file; a second call does nothing. */
    @Override
    public void close() throws IOException {}
}
