package dev.brine.format.javaser;

import dev.brine.format.ReadLimits;
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

    /** The payload, its array of chunks, a chunk, a chunk's class. */
    private static final int MAX_DEPTH = 4;

    /** Bytes of an element of the array of chunks, at least: a reference to null. */
    private static final int LEAST_REFERENCE_BYTES = 1;

    private final PayloadSource source;
    private final ArrayAllowance allowance;
    private final long maxReferences;
    private int describedClasses;

    PayloadObjectInput(PayloadSource source, ReadLimits limits) throws IOException {
        super(source);
        this.source = source;
        this.allowance = new ArrayAllowance(source, limits);
        this.maxReferences = 2L * limits.maxTensors() + 2L * CLASSES.size() + source.remaining() / (1 << 20);
        setObjectInputFilter(this::check);
    }

    private ObjectInputFilter.Status check(ObjectInputFilter.FilterInfo info) {
        if (info.depth() > MAX_DEPTH || info.references() > maxReferences) {
            return ObjectInputFilter.Status.REJECTED;
        }
        Class<?> type = info.serialClass();
        if (type != null && !CLASSES.containsValue(type)) {
            return ObjectInputFilter.Status.REJECTED;
        }
        if (type != null && info.arrayLength() >= 0) {
            checkArray(type, info.arrayLength());
        }
        return type == null ? ObjectInputFilter.Status.UNDECIDED : ObjectInputFilter.Status.ALLOWED;
    }

    private void checkArray(Class<?> type, long length) {
        try {
            if (CHUNK_CLASSES.contains(type)) {
                int elementBytes = ModelPayload.elementBytes(type);
                allowance.check(type, length, elementBytes, source.remaining(), source.position());
            } else if (length > Math.min(maxReferences, source.remaining() / LEAST_REFERENCE_BYTES)) {
                throw source.corrupt(
                        "%d chunks claimed, but %d bytes are left".formatted(length, source.remaining()),
                        source.position(),
                        null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
