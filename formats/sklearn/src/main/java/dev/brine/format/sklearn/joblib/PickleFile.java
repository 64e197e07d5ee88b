package dev.brine.format.sklearn.joblib;

import dev.brine.error.CorruptModelException;
import dev.brine.error.ModelFormatException;
import dev.brine.error.ReadLimit;
import dev.brine.error.ReadLimits;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.ModelSource;
import dev.brine.format.sklearn.pickle.Budget;
import dev.brine.format.sklearn.pickle.FileBytes;
import dev.brine.format.sklearn.pickle.PickleInput;
import dev.brine.format.sklearn.pickle.PickleMachine;
import dev.brine.format.sklearn.pickle.StreamOrigin;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A pickle or joblib file, read into values. Large arrays of an uncompressed file stay in it and are read until this is
 * closed.
 */
public final class PickleFile implements Closeable {
    private final FileBytes file;
    private final Object root;

    private PickleFile(FileBytes file, Object root) {
        this.file = file;
        this.root = root;
    }

    /** Returns whether a file that starts with these bytes may be a pickle, plain or compressed. */
    public static boolean recognizes(ByteBuffer start) {
        return StartBytes.isPickle(start)
                || StartBytes.isOldCompressed(start)
                || Codec.startingWith(start) != Codec.NONE;
    }

    /**
     * Returns whether a file holds a pickle, by its first bytes, decompressed where it is compressed; one that cannot be
     * decompressed does not.
     *
     * @throws IOException if the source cannot be read
     */
    public static boolean confirms(ModelSource source) throws IOException {
        try (FileBytes file = new FileBytes(source.open())) {
            ByteBuffer start = start(file);
            Codec codec = Codec.startingWith(start);
            if (codec == Codec.NONE) {
                return StartBytes.isPickle(start) || StartBytes.isOldCompressed(start);
            }
            try (DecompressedInput in = new DecompressedInput(
                    file, codec, source.name(), new Budget(ReadLimits.defaults(), source.name()))) {
                return StartBytes.isPickle(ByteBuffer.wrap(in.readNBytes(StartBytes.BYTES)));
            } catch (ModelFormatException e) {
                return false;
            }
        }
    }

    /**
     * Reads a file. The caller closes it.
     *
     * @throws dev.brine.error.ModelFormatException if the bytes are no sound pickle, name a dangerous global or
     *     pass a limit
     * @throws IOException if the source cannot be read
     */
    public static PickleFile open(ModelSource source, ReadLimits limits) throws IOException {
        SeekableByteChannel channel = source.open();
        PickleFile opened = null;
        try {
            FileBytes file = new FileBytes(channel);
            Codec codec = codec(file, source.name());
            Object root = codec == Codec.NONE
                    ? plain(file, source.name(), limits)
                    : compressed(file, codec, source.name(), limits);
            opened = new PickleFile(file, root);
            return opened;
        } catch (OutOfMemoryError e) {
            throw new UnsupportedModelException(
                    "its values do not fit into the heap of this JVM; raise -Xmx if you trust the file",
                    source.name(),
                    e);
        } finally {
            if (opened == null) {
                channel.close();
            }
        }
    }

    private static Codec codec(FileBytes file, String source) throws IOException {
        ByteBuffer start = start(file);
        if (StartBytes.isOldCompressed(start)) {
            throw new UnsupportedModelException(
                    "it is compressed as joblib before 0.10 did; load it there and dump it with a newer joblib",
                    source,
                    0);
        }
        return Codec.startingWith(start);
    }

    private static ByteBuffer start(FileBytes file) throws IOException {
        byte[] start = new byte[(int) Math.min(StartBytes.BYTES, file.byteSize())];
        file.read(0, start, 0, start.length);
        return ByteBuffer.wrap(start);
    }

    private static Object plain(FileBytes file, String source, ReadLimits limits) throws IOException {
        limits.check(ReadLimit.PICKLE_BYTES, file.byteSize(), source, -1);
        try {
            return only(PickleInput.of(file, new StreamOrigin(source, false)), new Budget(limits, source));
        } catch (CorruptModelException e) {
            String damage = TextDamage.of(file);
            throw damage == null ? e : new CorruptModelException(damage, source, e.offset(), e);
        }
    }

    private static Object compressed(FileBytes file, Codec codec, String source, ReadLimits limits) throws IOException {
        Budget budget = new Budget(limits, source);
        try (DecompressedInput stream = new DecompressedInput(file, codec, source, budget)) {
            Object root = only(PickleInput.of(stream, new StreamOrigin(source, true)), budget);
            stream.requireEnd();
            return root;
        }
    }

    /** Reads the only pickle of a stream; where others follow, they are read too, within the same limits, and counted. */
    private static Object only(PickleInput in, Budget budget) throws IOException {
        Object root = PickleMachine.read(in, budget, WrappedArrays::built);
        if (in.isAtEnd()) {
            return root;
        }
        long end = in.position();
        int count = 1;
        try {
            while (!in.isAtEnd()) {
                PickleMachine.read(in, budget, WrappedArrays::built);
                count++;
            }
        } catch (CorruptModelException e) {
            if (count == 1) {
                throw in.origin().corrupt("bytes follow the end of the pickle", end, e);
            }
        }
        throw in.origin()
                .unsupported(
                        "holds %d objects, dumped one after another, expected one: load each in Python, and dump the fitted estimator, or a Pipeline of them, to a file of its own"
                                .formatted(count),
                        end);
    }

    /** Returns the value of the file. */
    public Object root() {
        return root;
    }

    /** Closes the file; a second call does nothing. */
    @Override
    public void close() throws IOException {
        file.close();
    }

    /** Traces that copying or saving as text leaves in a file. */
    private static final class TextDamage {
        private static final int SEARCHED_BYTES = 1 << 20;
        /** U+FFFD in UTF-8, which stands for each byte past 0x7f; a pickle starts with one. */
        private static final String REPLACED = "\u00ef\u00bf\u00bd";

        private static final Pattern LINE_FEED = Pattern.compile("\n");
        private static final Pattern LONE_LINE_FEED = Pattern.compile("(?<!\r)\n");
        /** The number of line feeds that do not all follow a carriage return by chance. */
        private static final int MANY = 4;

        private TextDamage() {}

        /** Returns what a damaged file shows, and what to do; null where it shows nothing. */
        static @Nullable String of(FileBytes file) throws IOException {
            byte[] bytes = new byte[(int) Math.min(SEARCHED_BYTES, file.byteSize())];
            file.read(0, bytes, 0, bytes.length);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            if (text.startsWith(REPLACED)) {
                return "its bytes past 0x7f were replaced by U+FFFD (ef bf bd), as saving as text does; copy or download the file again as binary";
            }
            boolean isTranslated = LINE_FEED.matcher(text).results().limit(MANY).count() == MANY
                    && !LONE_LINE_FEED.matcher(text).find();
            return isTranslated
                    ? "each line feed has a carriage return before it, as copying as text does; copy or download the file again as binary"
                    : null;
        }
    }
}
