package dev.brine.format.json;

import dev.brine.error.UnsupportedModelException;
import dev.brine.format.FormatVariant;
import dev.brine.format.WriteOptions;
import dev.brine.model.SavedModel;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** Writes a model in one pass. */
final class JsonModelWriter {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET, StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .build();

    private JsonModelWriter() {}

    static void write(SavedModel model, FormatVariant variant, WritableByteChannel sink, WriteOptions options)
            throws IOException {
        WritableCheck.check(model);
        Codec codec = Codec.of(variant);
        try (OutputStream file = new BufferedOutputStream(new SinkOutput(sink), BUFFER_BYTES);
                OutputStream text = CodecStreams.compressing(codec, file);
                JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text, JsonEncoding.UTF8)) {
            new DocumentWriter(json).write(model, options);
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new UnsupportedModelException("cannot be written as JSON: " + e.getOriginalMessage(), "json", e);
        }
    }

    /** Leaves the sink open. */
    private static final class SinkOutput extends FilterOutputStream {
        SinkOutput(WritableByteChannel sink) {
            super(Channels.newOutputStream(sink));
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            out.write(bytes, offset, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
