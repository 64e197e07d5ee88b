package dev.brine.format.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.CorruptModelException;
import dev.brine.error.LimitExceededException;
import dev.brine.error.ReadLimit;
import dev.brine.error.ReadLimits;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelSource;
import dev.brine.format.OpenedModel;
import dev.brine.format.ReadOptions;
import dev.brine.format.WriteOptions;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens around a library, with one that writes the manifest only. */
final class PayloadFormatTest {
    private static final FormatVariant VARIANT = new FormatVariant("default", List.of(), Set.of());
    private static final SavedModel MODEL =
            SavedModel.of(ModelState.builder("k", 1, Signature.unnamed(1), Outputs.regression(1))
                    .build());

    @TempDir
    Path folder;

    private static class ToyCodec implements PayloadCodec {
        @Override
        public ModelPayload prepare(ModelPayload payload) throws UnsupportedModelException {
            return payload;
        }

        @Override
        public void write(ModelPayload payload, PayloadSink sink) throws IOException {
            sink.write(payload.manifest());
        }

        @Override
        public ModelPayload read(PayloadSource source, ReadLimits limits) throws IOException {
            return ModelPayload.of(source.readAllBytes(), new Object[0]);
        }
    }

    @Test
    void writesHeaderAndLibraryBytesOnly() throws IOException {
        byte[] file = write(new ToyCodec());
        assertThat(format(new ToyCodec()).recognizes(ByteBuffer.wrap(file))).isTrue();
        try (OpenedModel opened = open(new ToyCodec(), ModelSource.bytes("test", file))) {
            assertThat(opened.saved().state().kind()).isEqualTo("k");
        }
    }

    @Test
    void passesOnWhatTheChannelThrewHoweverTheLibraryWrapsIt() {
        IOException full = new IOException("no space left on device");
        ToyCodec wrapping = new ToyCodec() {
            @Override
            public void write(ModelPayload payload, PayloadSink sink) {
                try {
                    sink.write(new byte[1 << 20]);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        WritableByteChannel failing = new WritableByteChannel() {
            @Override
            public int write(ByteBuffer source) throws IOException {
                throw full;
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {}
        };
        assertThatThrownBy(() ->
                        format(wrapping).writer().orElseThrow().write(MODEL, VARIANT, failing, WriteOptions.defaults()))
                .isSameAs(full);
    }

    @Test
    void passesOnWhatTheSourceThrew() throws IOException {
        Path file = Files.write(folder.resolve("model"), write(new ToyCodec()));
        ToyCodec wrapping = new ToyCodec() {
            @Override
            public ModelPayload read(PayloadSource source, ReadLimits limits) {
                try {
                    source.readAllBytes();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                throw new AssertionError("the source did not fail");
            }
        };
        ModelSource closing = new ModelSource() {
            @Override
            public String name() {
                return "closing";
            }

            @Override
            public SeekableByteChannel open() throws IOException {
                return new FailingChannel(Files.newByteChannel(file));
            }
        };
        assertThatThrownBy(() -> open(wrapping, closing)).hasMessage("device gone");
    }

    @Test
    void wrapsWhatALibraryThrowsOnceWithItsCause() throws IOException {
        IllegalStateException cause = new IllegalStateException("odd byte");
        ToyCodec throwing = new ToyCodec() {
            @Override
            public ModelPayload read(PayloadSource source, ReadLimits limits) {
                throw cause;
            }
        };
        ModelSource source = ModelSource.bytes("test", write(new ToyCodec()));
        assertThatThrownBy(() -> open(throwing, source))
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("odd byte")
                .hasMessageContaining("at offset 16")
                .cause()
                .isSameAs(cause);
    }

    @Test
    void findsTheReasonInsideWhatALibraryThrows() throws IOException {
        ToyCodec throwing = new ToyCodec() {
            @Override
            public ModelPayload read(PayloadSource source, ReadLimits limits) {
                throw new IllegalStateException(new LimitExceededException(ReadLimit.RANK, 2, 1, "test", 5));
            }
        };
        ModelSource source = ModelSource.bytes("test", write(new ToyCodec()));
        assertThatThrownBy(() -> open(throwing, source)).isInstanceOf(LimitExceededException.class);
    }

    @Test
    void rejectsBytesThatTheLibraryLeft() throws IOException {
        byte[] file = write(new ToyCodec() {
            @Override
            public void write(ModelPayload payload, PayloadSink sink) throws IOException {
                super.write(payload, sink);
                sink.write(0);
            }
        });
        int manifestBytes = file.length - 16 - 1;
        ToyCodec exact = new ToyCodec() {
            @Override
            public ModelPayload read(PayloadSource source, ReadLimits limits) throws IOException {
                return ModelPayload.of(source.readNBytes(manifestBytes), new Object[0]);
            }
        };
        assertThatThrownBy(() -> open(exact, ModelSource.bytes("test", file)))
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("1 bytes follow the model, at offset " + (file.length - 1));
    }

    @Test
    void verifyReadsTheFileAgain() throws IOException {
        Path file = Files.write(folder.resolve("model"), write(new ToyCodec()));
        try (OpenedModel opened = open(new ToyCodec(), ModelSource.file(file))) {
            opened.verify();
            Files.write(file, new byte[3]);
            assertThatThrownBy(opened::verify)
                    .isInstanceOf(CorruptModelException.class)
                    .hasMessageContaining("3 bytes");
        }
    }

    private static byte[] write(PayloadCodec codec) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        format(codec).writer().orElseThrow().write(MODEL, VARIANT, Channels.newChannel(bytes), WriteOptions.defaults());
        return bytes.toByteArray();
    }

    private static OpenedModel open(PayloadCodec codec, ModelSource source) throws IOException {
        return format(codec).reader().orElseThrow().open(source, ReadOptions.defaults());
    }

    private static PayloadFormat format(PayloadCodec codec) {
        return new PayloadFormat("toy", 9, List.of(VARIANT), variant -> codec) {};
    }

    /** Gives the header, then fails. */
    private static final class FailingChannel implements SeekableByteChannel {
        private final SeekableByteChannel channel;

        FailingChannel(SeekableByteChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            if (channel.position() > 0) {
                throw new IOException("device gone");
            }
            ByteBuffer header = ByteBuffer.allocate(16);
            int count = channel.read(header);
            target.put(header.flip());
            return count;
        }

        @Override
        public int write(ByteBuffer source) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long position() throws IOException {
            return channel.position();
        }

        @Override
        public SeekableByteChannel position(long position) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
