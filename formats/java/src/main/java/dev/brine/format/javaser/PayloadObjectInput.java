package dev.brine.format.javaser;

import dev.brine.error.ReadLimits;
import dev.brine.format.payload.ArrayAllowance;
import dev.brine.format.payload.ModelPayload;
import dev.brine.format.payload.PayloadSource;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a payload and nothing else: no other class is even looked up, and no array is allocated whose bytes are not there.
 */
final class PayloadObjectInput extends ObjectInputStream {
    private static final Set<Class<?>> CHUNK_CLASSES =
            Set.of(byte[].class, short[].class, int[].class, long[].class, float[].class, double[].class);
    private static final Map<String, Class<?>> CLASSES = Map.of(
            ModelPayload.class.getName(), ModelPayload.class,
            Object[].class.getName(), Object[].class,
            byte[].class.getName(), byte[].class,
            short[].class.getName(), short[].class,
            int[].class.getName(), int[].class,
            long[].class.getName(), long[].class,
            float[].class.getName(), float[].class,
            double[].class.getName(), double[].class);

    private static final int FIELD_DEPTH = 2;
    private static final int CHUNK_DEPTH = 3;

    /** Payload, its two fields and the classes of all, as the filter counts them; chunks come on top. */
    private static final int MOST_OTHER_REFERENCES = 64;

    /** Bytes of a chunk, at least: a reference to one before. */
    private static final int LEAST_CHUNK_BYTES = 5;

    private final PayloadSource source;
    private final ArrayAllowance allowance;
    private long claimedChunks;
    private int describedClasses;

    PayloadObjectInput(PayloadSource source, ReadLimits limits) throws IOException {
        super(source);
        this.source = source;
        this.allowance = new ArrayAllowance(source, limits);
        setObjectInputFilter(this::check);
    }

    private ObjectInputFilter.Status check(ObjectInputFilter.FilterInfo info) {
        if (info.depth() > CHUNK_DEPTH || info.references() > MOST_OTHER_REFERENCES + claimedChunks) {
            return ObjectInputFilter.Status.REJECTED;
        }
        Class<?> type = info.serialClass();
        if (type == null) {
            return ObjectInputFilter.Status.UNDECIDED;
        }
        boolean isAllowed = info.arrayLength() < 0
                ? CLASSES.containsValue(type)
                : isAllowedArray(type, info.arrayLength(), info.depth());
        return isAllowed ? ObjectInputFilter.Status.ALLOWED : ObjectInputFilter.Status.REJECTED;
    }

    private boolean isAllowedArray(Class<?> type, long length, long depth) {
        try {
            if (depth == FIELD_DEPTH && type == byte[].class) {
                allowance.checkManifest(length, source.remaining());
            } else if (depth == FIELD_DEPTH && type == Object[].class) {
                claimChunks(length);
            } else if (depth == CHUNK_DEPTH && CHUNK_CLASSES.contains(type)) {
                allowance.checkChunk(type, length, ModelPayload.elementBytes(type), source.remaining());
            } else {
                return false;
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void claimChunks(long length) throws IOException {
        if (length > source.remaining() / LEAST_CHUNK_BYTES) {
            throw source.corrupt(
                    "%d chunks claimed, but %d bytes are left".formatted(length, source.remaining()),
                    source.position(),
                    null);
        }
        claimedChunks = length;
    }

    /** Called before anything else is done with a class that the file names; each of ours is described once. */
    @Override
    protected Class<?> resolveClass(ObjectStreamClass described) throws InvalidClassException {
        Class<?> known = CLASSES.get(described.getName());
        if (known == null || ++describedClasses > CLASSES.size()) {
            throw new InvalidClassException(described.getName(), "is not part of a payload");
        }
        return known;
    }

    @Override
    protected Class<?> resolveProxyClass(String[] interfaces) throws InvalidClassException {
        throw new InvalidClassException(List.of(interfaces).toString(), "a proxy is not part of a payload");
    }
}
