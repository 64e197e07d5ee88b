package dev.brine.format.fst;

import dev.brine.error.ReadLimits;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.payload.ModelPayload;
import dev.brine.format.payload.PayloadCodec;
import dev.brine.format.payload.PayloadSink;
import dev.brine.format.payload.PayloadSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** FST behind the length of its block, since it reads and writes whole objects in one array. */
final class FstCodec implements PayloadCodec {
    /** The longest array that every JVM allocates. */
    static final long MAX_BLOCK_BYTES = Integer.MAX_VALUE - 8;

    /** FST writes an element of a {@code short[]} in 1 or 3 bytes, and first makes room for 3. */
    private static final int MOST_SHORT_BYTES = 3;

    /** Class, length and tag of a chunk, at most. */
    private static final int MOST_CHUNK_HEAD_BYTES = 16;

    /** What FST writes besides the chunks and the manifest, with room for what it asks for too much. */
    private static final int OTHER_BYTES = 1 << 10;

    private final long maxBlockBytes;

    FstCodec(long maxBlockBytes) {
        this.maxBlockBytes = maxBlockBytes;
    }

    /** FST writes every NaN as the canonical one. */
    @Override
    public ModelPayload prepare(ModelPayload payload) throws UnsupportedModelException {
        long blockBytes = mostBlockBytes(payload);
        if (blockBytes > maxBlockBytes) {
            throw new UnsupportedModelException(
                    "the model needs %d bytes, but FST writes through one array of at most %d; use 'java', 'kryo' or 'mmap'"
                            .formatted(blockBytes, maxBlockBytes),
                    "fst");
        }
        return payload.keepingNanBits();
    }

    static long mostBlockBytes(ModelPayload payload) {
        long shortElements = 0;
        for (Object chunk : payload.chunks()) {
            if (chunk instanceof short[] shorts) {
                shortElements += shorts.length;
            }
        }
        return OTHER_BYTES
                + payload.byteSize()
                + shortElements * (MOST_SHORT_BYTES - Short.BYTES)
                + (long) payload.chunks().length * MOST_CHUNK_HEAD_BYTES;
    }

    @Override
    public void write(ModelPayload payload, PayloadSink sink) throws IOException {
        try {
            FstLibrary.Block block = FstLibrary.encode(payload, (int) mostBlockBytes(payload));
            sink.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(block.byteCount())
                    .array());
            sink.write(block.bytes(), 0, block.byteCount());
        } catch (LinkageError e) {
            throw missingFlags("fst", e);
        }
    }

    @Override
    public ModelPayload read(PayloadSource source, ReadLimits limits) throws IOException, ClassNotFoundException {
        byte[] block = new byte[readBlockLength(source)];
        if (source.readNBytes(block, 0, block.length) < block.length) {
            throw source.corrupt("the block ends early", source.position(), null);
        }
        try {
            return FstLibrary.decode(block);
        } catch (LinkageError e) {
            throw missingFlags(source.name(), e);
        } catch (OutOfMemoryError | StackOverflowError e) {
            throw source.corrupt("the block asks for more than there is: " + e, source.position(), e);
        }
    }

    /** Returns the length of the block, which is all that follows it. */
    private int readBlockLength(PayloadSource source) throws IOException {
        long offset = source.position();
        byte[] bytes = source.readNBytes(Long.BYTES);
        if (bytes.length < Long.BYTES) {
            throw source.corrupt("block length needs 8 bytes, %d are left".formatted(bytes.length), offset, null);
        }
        long byteCount = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (byteCount != source.remaining() || byteCount > maxBlockBytes) {
            throw source.corrupt(
                    "block length is %d, but %d bytes are left of at most %d"
                            .formatted(byteCount, source.remaining(), maxBlockBytes),
                    offset,
                    null);
        }
        return (int) byteCount;
    }

    private static UnsupportedModelException missingFlags(String source, LinkageError e) {
        return new UnsupportedModelException(
                "FST cannot start: %s; run java with %s"
                        .formatted(
                                e,
                                String.join(
                                        " ",
                                        new FstModelFormat()
                                                .jvmFlags(Runtime.version().feature()))),
                source,
                e);
    }
}
