package dev.brine.format.json;

import dev.brine.error.ReadLimits;
import dev.brine.format.ModelSource;
import dev.brine.format.OpenedModel;
import dev.brine.format.ReadOptions;
import dev.brine.format.WriteOptions;
import dev.brine.model.SavedModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;

/** Writes and reads files in memory. */
final class JsonFiles {
    private JsonFiles() {}

    static byte[] write(Codec codec, SavedModel model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        JsonModelWriter.write(
                model,
                codec.variant(),
                Channels.newChannel(bytes),
                WriteOptions.defaults().withDigest());
        return bytes.toByteArray();
    }

    static String text(SavedModel model) throws IOException {
        return new String(write(Codec.PLAIN, model), StandardCharsets.UTF_8);
    }

    static byte[] compress(Codec codec, String text) throws IOException {
        return compress(codec, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] compress(Codec codec, byte[] text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = CodecStreams.compressing(codec, bytes)) {
            out.write(text);
        }
        return bytes.toByteArray();
    }

    static byte[] decompress(Codec codec, byte[] file) throws IOException {
        try (InputStream in = CodecStreams.decompressing(codec, new ByteArrayInputStream(file))) {
            return in.readAllBytes();
        }
    }

    static OpenedModel open(byte[] file) throws IOException {
        return open(file, ReadLimits.defaults());
    }

    static OpenedModel open(byte[] file, ReadLimits limits) throws IOException {
        return JsonModelReader.open(
                ModelSource.bytes("test", file), ReadOptions.defaults().withLimits(limits));
    }

    static OpenedModel openText(String text) throws IOException {
        return open(text.getBytes(StandardCharsets.UTF_8));
    }
}
