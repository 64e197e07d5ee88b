package dev.brine.format.mmap;

import dev.brine.error.CorruptModelException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Footer of a file, its last 40 bytes.
 *
 * @param manifestOffset where the manifest starts, a multiple of 64
 * @param manifestBytes bytes of the manifest; the footer follows at once
 * @param fileBytes length of the whole file
 * @param manifestChecksum CRC32C of the manifest
 */
record ContainerFooter(long manifestOffset, long manifestBytes, long fileBytes, int manifestChecksum) {
    static final int BYTES = 40;

    private static final int MANIFEST_OFFSET_OFFSET = 0;
    private static final int MANIFEST_BYTES_OFFSET = 8;
    private static final int FILE_BYTES_OFFSET = 16;
    private static final int MANIFEST_CHECKSUM_OFFSET = 24;
    private static final int STRUCTURE_CHECKSUM_OFFSET = 28;
    private static final int MAGIC_OFFSET = 32;

    ByteBuffer encode(ByteBuffer header) {
        ByteBuffer footer = Container.newBuffer(BYTES)
                .putLong(MANIFEST_OFFSET_OFFSET, manifestOffset)
                .putLong(MANIFEST_BYTES_OFFSET, manifestBytes)
                .putLong(FILE_BYTES_OFFSET, fileBytes)
                .putInt(MANIFEST_CHECKSUM_OFFSET, manifestChecksum)
                .putLong(MAGIC_OFFSET, ~Container.MAGIC);
        return footer.putInt(STRUCTURE_CHECKSUM_OFFSET, structureChecksum(header, footer));
    }

    /** Checks rules 6 to 9 and returns the fields. */
    static ContainerFooter decode(ByteBuffer header, ByteBuffer footer, long fileBytes, InputFile file)
            throws CorruptModelException {
        long offset = fileBytes - BYTES;
        long magic = footer.getLong(MAGIC_OFFSET);
        if (magic != ~Container.MAGIC) {
            throw file.corrupt(
                    "ends with %016x, expected %016x; the file is truncated or bytes follow its end"
                            .formatted(magic, ~Container.MAGIC),
                    offset + MAGIC_OFFSET);
        }
        long namedBytes = footer.getLong(FILE_BYTES_OFFSET);
        if (namedBytes != fileBytes) {
            throw file.corrupt(
                    "footer names a file of %d bytes, found %d".formatted(namedBytes, fileBytes),
                    offset + FILE_BYTES_OFFSET);
        }
        int recorded = footer.getInt(STRUCTURE_CHECKSUM_OFFSET);
        int actual = structureChecksum(header, footer);
        if (recorded != actual) {
            throw file.corrupt(
                    "checksum of header and footer is %08x, expected %08x; the file is damaged"
                            .formatted(actual, recorded),
                    offset + STRUCTURE_CHECKSUM_OFFSET);
        }
        long start = footer.getLong(MANIFEST_OFFSET_OFFSET);
        long byteCount = footer.getLong(MANIFEST_BYTES_OFFSET);
        boolean inside = start >= ContainerHeader.BYTES && start <= offset;
        if (!inside || start % Container.ALIGNMENT != 0 || byteCount != offset - start) {
            throw file.corrupt(
                    "manifest of %d bytes at offset %d, expected from a multiple of %d up to the footer at offset %d"
                            .formatted(byteCount, start, Container.ALIGNMENT, offset),
                    offset + MANIFEST_OFFSET_OFFSET);
        }
        return new ContainerFooter(start, byteCount, fileBytes, footer.getInt(MANIFEST_CHECKSUM_OFFSET));
    }

    private static int structureChecksum(ByteBuffer header, ByteBuffer footer) {
        CRC32C checksum = new CRC32C();
        checksum.update(header.slice(0, ContainerHeader.BYTES));
        checksum.update(footer.slice(0, STRUCTURE_CHECKSUM_OFFSET));
        return (int) checksum.getValue();
    }
}
