package dev.brine.format.mmap;

import dev.brine.error.CorruptModelException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The last 40 bytes.
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
    static ContainerFooter decode(ByteBuffer header, ByteBuffer footer, long fileBytes, String source)
            throws CorruptModelException {
        checkMagic(footer, fileBytes, source);
        ContainerFooter decoded = new ContainerFooter(
                footer.getLong(MANIFEST_OFFSET_OFFSET),
                footer.getLong(MANIFEST_BYTES_OFFSET),
                footer.getLong(FILE_BYTES_OFFSET),
                footer.getInt(MANIFEST_CHECKSUM_OFFSET));
        decoded.checkFileBytes(fileBytes, source);
        checkStructureChecksum(header, footer, fileBytes, source);
        decoded.checkManifestPlace(source);
        return decoded;
    }

    private static void checkMagic(ByteBuffer footer, long fileBytes, String source) throws CorruptModelException {
        long magic = footer.getLong(MAGIC_OFFSET);
        if (magic != ~Container.MAGIC) {
            throw new CorruptModelException(
                    "ends with %016x, expected %016x; the file is truncated or bytes follow its end"
                            .formatted(magic, ~Container.MAGIC),
                    source,
                    fileBytes - BYTES + MAGIC_OFFSET);
        }
    }

    private void checkFileBytes(long actual, String source) throws CorruptModelException {
        if (fileBytes != actual) {
            throw new CorruptModelException(
                    "footer names a file of %d bytes, found %d".formatted(fileBytes, actual),
                    source,
                    actual - BYTES + FILE_BYTES_OFFSET);
        }
    }

    private static void checkStructureChecksum(ByteBuffer header, ByteBuffer footer, long fileBytes, String source)
            throws CorruptModelException {
        int recorded = footer.getInt(STRUCTURE_CHECKSUM_OFFSET);
        int actual = structureChecksum(header, footer);
        if (recorded != actual) {
            throw new CorruptModelException(
                    "checksum of header and footer is %08x, expected %08x; the file is damaged"
                            .formatted(actual, recorded),
                    source,
                    fileBytes - BYTES + STRUCTURE_CHECKSUM_OFFSET);
        }
    }

    private void checkManifestPlace(String source) throws CorruptModelException {
        long end = fileBytes - BYTES;
        boolean inside = manifestOffset >= ContainerHeader.BYTES && manifestOffset <= end;
        if (!inside || manifestOffset % Container.ALIGNMENT != 0 || manifestBytes != end - manifestOffset) {
            throw new CorruptModelException(
                    "manifest of %d bytes at offset %d, expected from a multiple of %d up to the footer at offset %d"
                            .formatted(manifestBytes, manifestOffset, Container.ALIGNMENT, end),
                    source,
                    end + MANIFEST_OFFSET_OFFSET);
        }
    }

    private static int structureChecksum(ByteBuffer header, ByteBuffer footer) {
        CRC32C checksum = new CRC32C();
        checksum.update(header.slice(0, ContainerHeader.BYTES));
        checksum.update(footer.slice(0, STRUCTURE_CHECKSUM_OFFSET));
        return (int) checksum.getValue();
    }
}
