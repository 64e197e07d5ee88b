package dev.brine.format.payload;

import dev.brine.error.CorruptModelException;
import dev.brine.error.ModelFormatException;
import dev.brine.error.ReadLimits;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.FormatVariant;
import dev.brine.format.HeapModel;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelReader;
import dev.brine.format.ModelSource;
import dev.brine.format.ModelWriter;
import dev.brine.format.OpenedModel;
import dev.brine.format.ReadOptions;
import dev.brine.format.WriteOptions;
import dev.brine.manifest.Manifest;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A format that hands a {@link ModelPayload} to a library: header, library's bytes, nothing after. A subclass names the
 * library's versions and flags.
 */
public abstract class PayloadFormat implements ModelFormat {
    private static final int VERIFIED_BYTES = 64 << 10;

    private static final int VERSION = 1;

    private final String name;
    private final int formatCode;
    private final List<FormatVariant> variants;
    private final IntFunction<PayloadCodec> codecs;

    /**
     * Ties a format to its codecs.
     *
     * @param formatCode 1 to 127, of this format alone
     * @param variants in the order of their codes, from 0; never reordered
     * @param codecs gives a codec for a variant's code; not called before a file is written or read
     */
    protected PayloadFormat(
            String name, int formatCode, List<FormatVariant> variants, IntFunction<PayloadCodec> codecs) {
        this.name = name;
        this.formatCode = formatCode;
        this.variants = variants;
        this.codecs = codecs;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final List<FormatVariant> variants() {
        return variants;
    }

    @Override
    public final boolean recognizes(ByteBuffer start) {
        return PayloadHeader.recognizes(start, formatCode);
    }

    @Override
    public final Optional<ModelWriter> writer() {
        return Optional.of(this::write);
    }

    @Override
    public final Optional<ModelReader> reader() {
        return Optional.of(this::open);
    }

    private void write(SavedModel model, FormatVariant variant, WritableByteChannel channel, WriteOptions options)
            throws IOException {
        int variantCode = variants.indexOf(variant);
        PayloadCodec codec = codecs.apply(variantCode);
        ModelPayload payload = codec.prepare(ModelPayload.of(Manifest.of(model, options)));
        PayloadSink sink = new PayloadSink(channel, PayloadHeader.BYTE_SIZE + payload.byteSize());
        try {
            sink.write(PayloadHeader.encode(formatCode, variantCode, VERSION));
            codec.write(payload, sink);
            sink.drain();
        } catch (RuntimeException e) {
            sink.rethrowFailure();
            throw new UnsupportedModelException("cannot be written: " + e, name, e);
        }
    }

    private OpenedModel open(ModelSource source, ReadOptions options) throws IOException {
        try (SeekableByteChannel channel = source.open()) {
            PayloadSource bytes = new PayloadSource(channel, source.name());
            int variantCode = PayloadHeader.read(bytes, formatCode, variants.size(), VERSION);
            ModelPayload payload = readPayload(bytes, codecs.apply(variantCode), options.limits());
            if (bytes.remaining() != 0) {
                throw bytes.corrupt("%d bytes follow the model".formatted(bytes.remaining()), bytes.position(), null);
            }
            Manifest.Decoded decoded = decode(payload, bytes, options.limits());
            long byteSize = bytes.position();
            return new HeapModel(
                    source,
                    variants.get(variantCode),
                    decoded.saved(),
                    decoded.recordedDigest(),
                    () -> verify(source, byteSize));
        }
    }

    /** Reads every byte again; there is no checksum to compare, so only a changed length is found. */
    private static void verify(ModelSource source, long byteSize) throws IOException {
        try (SeekableByteChannel channel = source.open()) {
            PayloadSource bytes = new PayloadSource(channel, source.name());
            byte[] block = new byte[VERIFIED_BYTES];
            while (bytes.read(block, 0, block.length) >= 0) {
                // reading is the check
            }
            if (bytes.position() != byteSize) {
                throw new CorruptModelException(
                        "%d bytes, it had %d when it was opened".formatted(bytes.position(), byteSize),
                        source.name(),
                        bytes.position());
            }
        }
    }

    private ModelPayload readPayload(PayloadSource bytes, PayloadCodec codec, ReadLimits limits) throws IOException {
        try {
            return codec.read(bytes, limits);
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            bytes.rethrowFailure();
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof ModelFormatException known) {
                    throw known;
                }
            }
            throw bytes.corrupt("'%s' cannot read it: %s".formatted(name, e), bytes.position(), e);
        }
    }

    @SuppressWarnings("NullAway") // a library sets the fields from the file, past the constructor
    private static Manifest.Decoded decode(ModelPayload payload, PayloadSource bytes, ReadLimits limits)
            throws IOException {
        byte @Nullable [] manifest = payload.manifest();
        @Nullable Object @Nullable [] chunks = payload.chunks();
        if (manifest == null || chunks == null) {
            throw bytes.corrupt("a field of the payload is null", -1, null);
        }
        ChunkTensors tensors = new ChunkTensors(chunks, bytes.name());
        Manifest.Decoded decoded = Manifest.read(ByteBuffer.wrap(manifest), bytes.name(), -1, limits, tensors);
        tensors.requireAllTaken();
        return decoded;
    }
}
