package dev.brine.format.testkit.toy;

import dev.brine.format.FormatVariant;
import dev.brine.format.ModelWriter;
import dev.brine.format.WriteOptions;
import dev.brine.manifest.Manifest;
import dev.brine.model.SavedModel;
import dev.brine.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32C;

/** Writes the layout of {@link ToyModelFormat}. */
final class ToyModelWriter implements ModelWriter {
    private static final int BUFFER_BYTES = 1 << 16;

    private final ToyLayout layout;

    ToyModelWriter(ToyLayout layout) {
        this.layout = layout;
    }

    @Override
    public void write(SavedModel model, FormatVariant variant, WritableByteChannel sink, WriteOptions options)
            throws IOException {
        Manifest manifest = Manifest.of(model, options);
        CRC32C crc = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        buffer.putInt(layout.magic()).putInt(ToyLayout.VERSION).putInt(manifest.bytes().length);
        writeFully(sink, buffer.flip(), crc);
        writeFully(sink, ByteBuffer.wrap(manifest.bytes()), crc);
        for (Tensor tensor : manifest.tensors()) {
            long step = BUFFER_BYTES / tensor.elementType().byteSize();
            for (long first = 0; first < tensor.elementCount(); first += step) {
                tensor.copyTo(first, buffer.clear());
                writeFully(sink, buffer.flip(), crc);
            }
        }
        int checksum = (int) crc.getValue();
        writeFully(sink, buffer.clear().putInt(checksum).flip(), crc);
    }

    private static void writeFully(WritableByteChannel sink, ByteBuffer bytes, CRC32C crc) throws IOException {
        crc.update(bytes.duplicate());
        while (bytes.hasRemaining()) {
            sink.write(bytes);
        }
    }
}
