package dev.brine.format.mmap;

import dev.brine.error.ReadLimits;
import dev.brine.format.ModelSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * What an attacker chooses in a container; all that follows from it, lengths, offsets in the footer and checksums, holds.
 *
 * @param effort what the header says: 0 for raw chunks, else the code of an {@link Effort}
 * @param chunks all bytes between header and manifest
 * @param model the manifest's first part
 * @param table the chunk table, whose checksums are set anew as far as it can be read
 */
record MendedContainer(int effort, byte[] chunks, byte[] model, byte[] table) {
    /** From the start of an entry to its checksums, or its columns. */
    private static final int ENTRY_BYTES = Container.TABLE_ENTRY_BYTES;

    private static final int BLOCK_BYTES = 6;

    /** Takes a sound file apart. */
    static MendedContainer of(byte[] file) {
        ForgedContainer container = new ForgedContainer(file);
        int manifest = container.manifestOffset();
        int effort = container.getInt(12) == 0 ? 0 : container.getInt(16);
        return new MendedContainer(
                effort,
                Arrays.copyOfRange(file, ContainerHeader.BYTES, manifest),
                Arrays.copyOfRange(file, manifest + Integer.BYTES, container.tableOffset()),
                Arrays.copyOfRange(file, container.tableOffset(), container.footerOffset()));
    }

    byte[] file() {
        Effort said = effort > 0 && effort < Effort.values().length ? Effort.ofCode(effort) : Effort.RAW;
        ByteBuffer header = ContainerHeader.encode(said);
        int manifestOffset = (int) Container.alignUp(ContainerHeader.BYTES + chunks.length);
        int manifestBytes = Integer.BYTES + model.length + table.length;
        int fileBytes = manifestOffset + manifestBytes + ContainerFooter.BYTES;
        ByteBuffer file = Container.newBuffer(fileBytes)
                .put(header.duplicate().position(0))
                .put(chunks)
                .position(manifestOffset)
                .putInt(model.length)
                .put(model)
                .put(table);
        ContainerFooter unsealed = new ContainerFooter(manifestOffset, manifestBytes, fileBytes, 0);
        ByteBuffer manifest = file.slice(manifestOffset, manifestBytes).order(file.order());
        mendChunks(file, new ContainerIndex(said, unsealed, manifest));
        int manifestChecksum = checksum(file, manifestOffset, manifestBytes);
        ContainerFooter footer = new ContainerFooter(manifestOffset, manifestBytes, fileBytes, manifestChecksum);
        return file.put(footer.encode(header).position(0)).array();
    }

    private void mendChunks(ByteBuffer file, ContainerIndex index) {
        int entry = (int) index.footer().manifestOffset() + Integer.BYTES + model.length + Integer.BYTES;
        for (StoredTensor tensor : entries(file, index)) {
            entry = tensor instanceof CodedTensor coded
                    ? mend(file, coded, entry + ENTRY_BYTES)
                    : mend(file, (RawTensor) tensor, entry + ENTRY_BYTES);
        }
    }

    /** Returns the entries up to the first that makes a reader refuse the file. */
    private static List<StoredTensor> entries(ByteBuffer bytes, ContainerIndex index) {
        List<StoredTensor> entries = new ArrayList<>();
        ModelSource source = ModelSource.bytes("mended", bytes.array());
        try (InputFile file = InputFile.open(source, ReadLimits.defaults())) {
            index.decode(file, false, entry -> {
                entries.add(entry);
                return ContainerReader.unread(entry);
            });
        } catch (IOException | IllegalArgumentException e) {
            return entries;
        }
        return entries;
    }

    /** Sets the checksums that start at {@code at} and returns where they end. */
    private static int mend(ByteBuffer file, RawTensor tensor, int at) {
        for (int chunk = 0; chunk < tensor.chunkCount(); chunk++) {
            file.putInt(
                    at + chunk * Integer.BYTES,
                    checksum(file, (int) tensor.chunkOffset(chunk), tensor.chunkBytes(chunk)));
        }
        return at + tensor.chunkCount() * Integer.BYTES;
    }

    private static int mend(ByteBuffer file, CodedTensor tensor, int at) {
        int place = at + 1;
        for (CodedTensor.Dictionary dictionary : tensor.dictionaries()) {
            place += 1 + Integer.BYTES;
            if (dictionary.size() > 0) {
                int stored = dictionary.block().storedBytes();
                file.putInt(place, checksum(file, (int) dictionary.fileOffset(), stored));
                place += Integer.BYTES + BLOCK_BYTES;
            }
        }
        for (CodedTensor.Chunk chunk : tensor.chunks()) {
            file.putInt(place, checksum(file, (int) chunk.fileOffset(), chunk.storedBytes()));
            place += Integer.BYTES + chunk.blocks().size() * BLOCK_BYTES;
        }
        return place;
    }

    private static int checksum(ByteBuffer file, int offset, int byteCount) {
        CRC32C checksum = new CRC32C();
        checksum.update(file.slice(offset, byteCount));
        return (int) checksum.getValue();
    }
}
