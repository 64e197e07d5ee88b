package dev.brine.format.sklearn.skops;

import dev.brine.error.ModelFormatException;
import dev.brine.error.ReadLimits;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.ModelSource;
import dev.brine.format.sklearn.pickle.Budget;
import dev.brine.format.sklearn.pickle.FileBytes;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A skops file, told by its member {@code schema.json}. */
public final class SkopsFile {
    static final String SCHEMA = "schema.json";

    private SkopsFile() {}

    /** Returns whether a file that starts with these bytes may be one. */
    public static boolean recognizes(ByteBuffer start) {
        return ZipArchive.recognizes(start);
    }

    /**
     * Returns whether a file is a zip archive that holds a schema.
     *
     * @throws IOException if the source cannot be read
     */
    public static boolean confirms(ModelSource source) throws IOException {
        try (FileBytes file = new FileBytes(source.open())) {
            return ZipArchive.open(file, source.name(), new Budget(ReadLimits.defaults(), source.name()))
                    .has(SCHEMA);
        } catch (ModelFormatException e) {
            return false;
        }
    }

    /**
     * Reads a file whole and returns its value.
     *
     * @throws ModelFormatException if the bytes are no sound skops file, name what is refused or pass a limit
     * @throws IOException if the source cannot be read
     */
    public static Object read(ModelSource source, ReadLimits limits) throws IOException {
        try (FileBytes file = new FileBytes(source.open())) {
            Budget budget = new Budget(limits, source.name());
            ZipArchive archive = ZipArchive.open(file, source.name(), budget);
            return new SchemaReader(archive, budget).read();
        } catch (OutOfMemoryError e) {
            throw new UnsupportedModelException(
                    "its values do not fit into the heap of this JVM; raise -Xmx if you trust the file",
                    source.name(),
                    e);
        }
    }
}
