package dev.brine;

import dev.brine.error.CorruptModelException;
import dev.brine.format.FormatTrait;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelReader;
import dev.brine.format.ModelSource;
import dev.brine.format.ModelWriter;
import dev.brine.format.OpenedModel;
import dev.brine.format.ReadOptions;
import dev.brine.format.WriteOptions;
import dev.brine.manifest.Manifest;
import dev.brine.model.SavedModel;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Formats of the tests: magic, manifest length, manifest, elements. Only the traits and halves differ. */
public abstract class TestFormat implements ModelFormat {
    private final String name;
    private final FormatVariant variant;

    TestFormat(String name, FormatTrait... traits) {
        this.name = name;
        this.variant = new FormatVariant("default", List.of(name), Set.of(traits));
    }

    /** May be opened without trust. */
    public static final class Plain extends TestFormat {
        public Plain() {
            super("plain", FormatTrait.UNTRUSTED_INPUT, FormatTrait.CHECKSUMMED);
        }
    }

    /** Needs trust. */
    public static final class Unsafe extends TestFormat {
        public Unsafe() {
            super("unsafe");
        }
    }

    /** Is only read. */
    public static final class ReadOnly extends TestFormat {
        public ReadOnly() {
            super("readonly", FormatTrait.UNTRUSTED_INPUT);
        }

        @Override
        public Optional<ModelWriter> writer() {
            return Optional.empty();
        }
    }

    /** Writes some bytes, then fails as a full disk does; its files start as those of {@link Plain} do. */
    public static final class Failing extends TestFormat {
        public Failing() {
            super("failing", FormatTrait.UNTRUSTED_INPUT);
        }

        @Override
        public boolean recognizes(ByteBuffer start) {
            return new Plain().recognizes(start);
        }

        @Override
        public boolean confirms(ModelSource source) {
            return source.name().endsWith(".failing");
        }

        @Override
        public Optional<ModelWriter> writer() {
            return Optional.of((model, variant, sink, options) -> {
                sink.write(ByteBuffer.allocate(1000));
                throw new IOException("no space left on device");
            });
        }

        @Override
        public Optional<ModelReader> reader() {
            return Optional.empty();
        }
    }

    @Override
    public boolean confirms(ModelSource source) {
        return !source.name().endsWith(".failing");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<FormatVariant> variants() {
        return List.of(variant);
    }

    private byte[] magic() {
        return (name + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public boolean recognizes(ByteBuffer start) {
        byte[] magic = magic();
        return start.remaining() >= magic.length && start.slice(0, magic.length).equals(ByteBuffer.wrap(magic));
    }

    @Override
    public Optional<ModelWriter> writer() {
        return Optional.of(this::write);
    }

    private void write(SavedModel model, FormatVariant chosen, WritableByteChannel sink, WriteOptions options)
            throws IOException {
        Manifest manifest = Manifest.of(model, options);
        sink.write(ByteBuffer.wrap(magic()));
        sink.write(ByteBuffer.allocate(4).putInt(manifest.bytes().length).flip());
        sink.write(ByteBuffer.wrap(manifest.bytes()));
        for (Tensor tensor : manifest.tensors()) {
            ByteBuffer bytes = ByteBuffer.allocate((int) tensor.byteSize());
            tensor.copyTo(0, bytes);
            sink.write(bytes.flip());
        }
    }

    @Override
    public Optional<ModelReader> reader() {
        return Optional.of(this::open);
    }

    private OpenedModel open(ModelSource source, ReadOptions options) throws IOException {
        ByteBuffer bytes;
        try (SeekableByteChannel channel = source.open()) {
            bytes = ByteBuffer.allocate((int) channel.size());
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
        }
        bytes.flip().position(magic().length);
        int manifestBytes = bytes.getInt();
        ByteBuffer manifest = bytes.slice(bytes.position(), manifestBytes);
        bytes.position(bytes.position() + manifestBytes);
        Manifest.Decoded decoded =
                Manifest.read(manifest, source.name(), magic().length, options.limits(), (index, type, shape) -> {
                    TensorBuilder builder = TensorBuilder.exact(type, shape);
                    int byteSize = (int) shape.elementCount() * type.byteSize();
                    if (byteSize > bytes.remaining()) {
                        throw new CorruptModelException("tensor %d is cut off".formatted(index), source.name(), -1);
                    }
                    builder.put(bytes.slice(bytes.position(), byteSize));
                    bytes.position(bytes.position() + byteSize);
                    return builder.build();
                });
        return new TestOpened(decoded, variant);
    }

    private record TestOpened(Manifest.Decoded decoded, FormatVariant variant) implements OpenedModel {
        @Override
        public SavedModel saved() {
            return decoded.saved();
        }

        @Override
        public Optional<String> recordedDigest() {
            return decoded.recordedDigest();
        }

        @Override
        public boolean isMapped() {
            return false;
        }

        @Override
        public void verify() {}

        @Override
        public void close() {}
    }
}
