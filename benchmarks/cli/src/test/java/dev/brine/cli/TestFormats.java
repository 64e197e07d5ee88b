package dev.brine.cli;

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
import dev.brine.tensor.ElementType;
import dev.brine.tensor.Shape;
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
import java.util.zip.CRC32C;

/** Formats that do what real ones should not, and a plain one beside them. */
public final class TestFormats {
    private static final int MAGIC_BYTES = 4;
    private static final int HEADER_BYTES = 16;

    private TestFormats() {}

    /** Magic, CRC32C, lengths, manifest, elements. */
    abstract static class Simple implements ModelFormat {
        private final String name;
        private final byte[] magic;
        private final FormatVariant variant;

        Simple(String name, String magic, Set<FormatTrait> traits) {
            this.name = name;
            this.magic = magic.getBytes(StandardCharsets.US_ASCII);
            this.variant = new FormatVariant("default", List.of(name), traits);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<FormatVariant> variants() {
            return List.of(variant);
        }

        @Override
        public boolean recognizes(ByteBuffer start) {
            return start.remaining() >= MAGIC_BYTES
                    && start.slice(0, MAGIC_BYTES).equals(ByteBuffer.wrap(magic));
        }

        @Override
        public Optional<ModelWriter> writer() {
            return Optional.of((model, unused, sink, options) -> write(encode(model, options), sink));
        }

        @Override
        public Optional<ModelReader> reader() {
            return Optional.of(this::open);
        }

        void write(ByteBuffer bytes, WritableByteChannel sink) throws IOException {
            while (bytes.hasRemaining()) {
                sink.write(bytes);
            }
        }

        private ByteBuffer encode(SavedModel model, WriteOptions options) {
            Manifest manifest = Manifest.of(model, options);
            long elements =
                    manifest.tensors().stream().mapToLong(Tensor::byteSize).sum();
            ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + manifest.bytes().length + Math.toIntExact(elements));
            bytes.put(magic).putInt(0).putInt(manifest.bytes().length).putInt(Math.toIntExact(elements));
            bytes.put(manifest.bytes());
            manifest.tensors().forEach(tensor -> tensor.copyTo(0, bytes));
            bytes.flip().putInt(MAGIC_BYTES, checksum(bytes));
            return bytes;
        }

        private static int checksum(ByteBuffer bytes) {
            CRC32C crc = new CRC32C();
            crc.update(bytes.duplicate().position(2 * MAGIC_BYTES));
            return (int) crc.getValue();
        }

        OpenedModel open(ModelSource source, ReadOptions options) throws IOException {
            ByteBuffer bytes = readAll(source);
            if (bytes.remaining() < HEADER_BYTES) {
                throw new CorruptModelException(
                        "%d bytes, expected a header of %d".formatted(bytes.remaining(), HEADER_BYTES),
                        source.name(),
                        bytes.remaining());
            }
            if (bytes.getInt(MAGIC_BYTES) != checksum(bytes)) {
                throw new CorruptModelException("checksum differs", source.name(), MAGIC_BYTES);
            }
            int manifestLength = bytes.getInt(2 * MAGIC_BYTES);
            ByteBuffer elements = bytes.duplicate().position(HEADER_BYTES + manifestLength);
            Manifest.Decoded decoded = Manifest.read(
                    bytes.slice(HEADER_BYTES, manifestLength),
                    source.name(),
                    HEADER_BYTES,
                    options.limits(),
                    (index, type, shape) -> tensor(elements, type, shape));
            return new Opened(decoded, variant);
        }

        private static Tensor tensor(ByteBuffer elements, ElementType type, Shape shape) {
            TensorBuilder builder = TensorBuilder.exact(type, shape);
            int length = Math.toIntExact(shape.elementCount() * type.byteSize());
            builder.put(elements.slice(elements.position(), length));
            elements.position(elements.position() + length);
            return builder.build();
        }

        private static ByteBuffer readAll(ModelSource source) throws IOException {
            try (SeekableByteChannel channel = source.open()) {
                ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
                int count = 0;
                while (bytes.hasRemaining() && count >= 0) {
                    count = channel.read(bytes);
                }
                return bytes.flip();
            }
        }
    }

    private record Opened(Manifest.Decoded decoded, FormatVariant variant) implements OpenedModel {
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

    /** Does its work. */
    public static final class Plain extends Simple {
        /** Found as a service. */
        public Plain() {
            super("plain", "PLN1", Set.of(FormatTrait.CHECKSUMMED, FormatTrait.UNTRUSTED_INPUT));
        }
    }

    /** Meets a full disk after a few bytes. */
    public static final class FullDisk extends Simple {
        /** Found as a service. */
        public FullDisk() {
            super("fulldisk", "FUL1", Set.of(FormatTrait.UNTRUSTED_INPUT));
        }

        @Override
        void write(ByteBuffer bytes, WritableByteChannel sink) throws IOException {
            super.write(bytes.limit(HEADER_BYTES), sink);
            throw new IOException("No space left on device");
        }
    }

    /** Loses the sign of the first element's last byte, with a sound checksum. */
    public static final class Lossy extends Simple {
        /** Found as a service. */
        public Lossy() {
            super("lossy", "LSY1", Set.of(FormatTrait.UNTRUSTED_INPUT));
        }

        @Override
        void write(ByteBuffer bytes, WritableByteChannel sink) throws IOException {
            int firstElement = HEADER_BYTES + bytes.getInt(2 * MAGIC_BYTES);
            int last = firstElement + Long.BYTES - 1;
            bytes.put(last, (byte) (bytes.get(last) ^ 0x80));
            bytes.putInt(MAGIC_BYTES, Simple.checksum(bytes));
            super.write(bytes, sink);
        }
    }

    /** Fails as a fault of Brine would. */
    public static final class Broken extends Simple {
        /** Found as a service. */
        public Broken() {
            super("broken", "BRK1", Set.of(FormatTrait.UNTRUSTED_INPUT));
        }

        @Override
        void write(ByteBuffer bytes, WritableByteChannel sink) {
            if (bytes.remaining() > 1 << 16) {
                throw new OutOfMemoryError("as if");
            }
            throw new IllegalStateException("a fault\nin two lines");
        }
    }

    /** Writes what its reader refuses: the checksum is of other bytes. */
    public static final class Unreadable extends Simple {
        /** Found as a service. */
        public Unreadable() {
            super("unreadable", "URD1", Set.of(FormatTrait.UNTRUSTED_INPUT, FormatTrait.CHECKSUMMED));
        }

        @Override
        void write(ByteBuffer bytes, WritableByteChannel sink) throws IOException {
            bytes.putInt(MAGIC_BYTES, ~bytes.getInt(MAGIC_BYTES));
            super.write(bytes, sink);
        }
    }

    /** Unsafe with files from strangers, and in need of flags. */
    public static final class Risky extends Simple {
        /** Found as a service. */
        public Risky() {
            super("risky", "RSK1", Set.of());
        }

        @Override
        public List<String> jvmFlags(int jdk) {
            return jdk < Relaunch.FIRST_JAVA_WITH_UNSAFE_WARNINGS
                    ? List.of("--add-opens=java.base/java.lang=ALL-UNNAMED")
                    : List.of("--add-opens=java.base/java.lang=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
        }
    }
}
