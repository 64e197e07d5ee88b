package dev.brine.format.mmap;

import dev.brine.error.CorruptModelException;
import dev.brine.error.ReadLimit;
import dev.brine.internal.BinaryInput;
import dev.brine.manifest.Manifest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Header, footer and manifest of a file: all that is read when it is opened, in two reads where the manifest fits {@link
 * #TAIL_BYTES}.
 *
 * @param effort what the writer tried
 * @param manifest the manifest's bytes, position 0
 */
record ContainerIndex(Effort effort, ContainerFooter footer, ByteBuffer manifest) {
    /** Bytes read from the end of the file in one go; they hold the manifest of most models. */
    private static final int TAIL_BYTES = 4 << 10;

    /** Reads and checks rules 1 to 10. */
    static ContainerIndex read(InputFile file) throws IOException {
        long fileBytes = file.channel().size();
        int leastBytes = ContainerHeader.BYTES + ContainerFooter.BYTES;
        if (fileBytes < leastBytes) {
            throw file.corrupt("file of %d bytes, expected at least %d".formatted(fileBytes, leastBytes), fileBytes);
        }
        ByteBuffer header = Container.newBuffer(ContainerHeader.BYTES);
        file.readFully(0, header);
        ContainerHeader.check(header, file);
        int tailBytes = (int) Math.min(TAIL_BYTES, fileBytes - ContainerHeader.BYTES);
        ByteBuffer tail = Container.newBuffer(tailBytes);
        file.readFully(fileBytes - tailBytes, tail);
        int footerStart = tailBytes - ContainerFooter.BYTES;
        ContainerFooter footer =
                ContainerFooter.decode(header, slice(tail, footerStart, ContainerFooter.BYTES), fileBytes, file);
        file.limits().check(ReadLimit.MANIFEST_BYTES, footer.manifestBytes(), file.name(), footer.manifestOffset());
        int manifestBytes = (int) footer.manifestBytes();
        ByteBuffer manifest;
        if (manifestBytes <= footerStart) {
            manifest = slice(tail, footerStart - manifestBytes, manifestBytes);
        } else {
            manifest = Container.newBuffer(manifestBytes);
            file.readFully(footer.manifestOffset(), manifest);
            manifest.flip();
        }
        checkManifestChecksum(footer, manifest, file);
        return new ContainerIndex(ContainerHeader.effort(header), footer, manifest);
    }

    private static void checkManifestChecksum(ContainerFooter footer, ByteBuffer manifest, InputFile file)
            throws CorruptModelException {
        CRC32C checksum = new CRC32C();
        checksum.update(manifest.duplicate());
        if ((int) checksum.getValue() != footer.manifestChecksum()) {
            throw file.corrupt(
                    "checksum of the manifest is %08x, expected %08x; the file is damaged"
                            .formatted(checksum.getValue(), footer.manifestChecksum()),
                    footer.manifestOffset());
        }
    }

    private static ByteBuffer slice(ByteBuffer buffer, int from, int byteCount) {
        return buffer.slice(from, byteCount).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Entries of the chunk table, and the model over the tensors that were made of them. */
    record Content(ContainerIndex index, List<StoredTensor> tensors, Manifest.Decoded model) {}

    /**
     * Decodes the manifest and checks rules 11 to 19 and 22 to 29; each tensor is made once they hold for its entry.
     *
     * @param isLoaded whether every tensor is read onto the heap
     */
    Content decode(InputFile file, boolean isLoaded, StoredTensor.Maker<StoredTensor> maker) throws IOException {
        long manifestOffset = footer.manifestOffset();
        int modelBytes = new BinaryInput(manifest, file.name(), manifestOffset).getCount("model bytes", 1);
        ChunkTable table = new ChunkTable(this, Integer.BYTES + modelBytes, file, isLoaded);
        Manifest.Decoded model = Manifest.read(
                manifest.slice(Integer.BYTES, modelBytes),
                file.name(),
                manifestOffset + Integer.BYTES,
                file.limits(),
                (tensor, elementType, shape) -> maker.tensor(table.next(elementType, shape)));
        return new Content(this, table.finish(), model);
    }
}
