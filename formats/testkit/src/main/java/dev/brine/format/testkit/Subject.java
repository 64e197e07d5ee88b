package dev.brine.format.testkit;

import dev.brine.error.UnsupportedModelException;
import dev.brine.format.FormatTrait;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelFormats;
import dev.brine.format.ModelSource;
import dev.brine.format.OpenedModel;
import dev.brine.format.ReadOptions;
import dev.brine.format.WriteOptions;
import dev.brine.model.SavedModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import org.junit.jupiter.api.Assumptions;

/** One variant of the tested format, and how its files are read. */
record Subject(ModelFormat format, FormatVariant variant, ReadOptions options) {
    private static final String SOURCE_NAME = "in memory";

    byte[] write(SavedModel model) throws IOException {
        return write(model, WriteOptions.defaults());
    }

    byte[] write(SavedModel model, WriteOptions writeOptions) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            format.writer().orElseThrow().write(model, variant, Channels.newChannel(bytes), writeOptions);
        } catch (UnsupportedModelException e) {
            Assumptions.assumeTrue(format.reader().isPresent(), () -> "refused: " + e.getMessage());
            throw e;
        }
        return bytes.toByteArray();
    }

    OpenedModel open(byte[] file) throws IOException {
        return open(file, options);
    }

    OpenedModel open(byte[] file, ReadOptions readOptions) throws IOException {
        return open(ModelSource.bytes(SOURCE_NAME, file), readOptions);
    }

    OpenedModel open(ModelSource source, ReadOptions readOptions) throws IOException {
        return format.reader().orElseThrow().open(source, readOptions);
    }

    boolean has(FormatTrait trait) {
        return variant.has(trait);
    }

    /** Skips the rest of the test, visibly, where the variant lacks the trait. */
    void assume(FormatTrait trait) {
        Assumptions.assumeTrue(has(trait), () -> lacks(trait));
    }

    String lacks(FormatTrait trait) {
        return "%s does not promise %s".formatted(this, trait);
    }

    /** Returns options that name this variant; skips the rest of the test where the format is no service. */
    WriteOptions registered() {
        Assumptions.assumeTrue(
                ModelFormats.available().stream().anyMatch(known -> known.name().equals(format.name())),
                () -> "%s is not registered in META-INF/services".formatted(this));
        return WriteOptions.defaults().withFormat(format.name(), variant.name());
    }

    @Override
    public String toString() {
        return "format '%s', variant '%s'".formatted(format.name(), variant.name());
    }
}
