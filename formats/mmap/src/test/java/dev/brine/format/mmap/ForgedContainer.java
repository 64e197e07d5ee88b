package dev.brine.format.mmap;

import dev.brine.format.OpenedModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** A file that can be changed and given checksums that hold again, as an attacker would. */
final class ForgedContainer {
    private static final int FOOTER_BYTES = 40;

    private ByteBuffer file;

    ForgedContainer(byte[] file) {
        this.file = wrap(file.clone());
    }

    private static ByteBuffer wrap(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    byte[] bytes() {
        return file.array();
    }

    int footerOffset() {
        return file.capacity() - FOOTER_BYTES;
    }

    int manifestOffset() {
        return (int) file.getLong(footerOffset());
    }

    /** Returns the offset of the chunk table's tensor count. */
    int tableOffset() {
        return manifestOffset() + Integer.BYTES + file.getInt(manifestOffset());
    }

    /** Returns the offset of a tensor's entry in the chunk table. */
    int entryOffset(int tensor) {
        int offset = tableOffset() + Integer.BYTES;
        for (int i = 0; i < tensor; i++) {
            offset += Container.TABLE_ENTRY_BYTES + Integer.BYTES * file.getInt(offset + 16);
        }
        return offset;
    }

    long getLong(int offset) {
        return file.getLong(offset);
    }

    int getInt(int offset) {
        return file.getInt(offset);
    }

    ForgedContainer put(int offset, int value) {
        file.put(offset, (byte) value);
        return this;
    }

    ForgedContainer putInt(int offset, int value) {
        file.putInt(offset, value);
        return this;
    }

    ForgedContainer putLong(int offset, long value) {
        file.putLong(offset, value);
        return this;
    }

    /** Inserts zeros into the manifest or the data; lengths and checksums of the footer follow, the chunk table's do not. */
    ForgedContainer insertZeros(int offset, int count) {
        boolean inData = offset <= manifestOffset() - 1;
        byte[] old = bytes();
        byte[] longer = new byte[old.length + count];
        System.arraycopy(old, 0, longer, 0, offset);
        System.arraycopy(old, offset, longer, offset + count, old.length - offset);
        file = wrap(longer);
        long manifestOffset = file.getLong(footerOffset()) + (inData ? count : 0);
        file.putLong(footerOffset(), manifestOffset);
        file.putLong(footerOffset() + 8, footerOffset() - manifestOffset);
        file.putLong(footerOffset() + 16, file.capacity());
        return this;
    }

    /** Makes the checksums of the manifest, header and footer hold. */
    ForgedContainer seal() {
        int manifest = manifestOffset();
        if (manifest >= 0 && manifest <= footerOffset()) {
            file.putInt(footerOffset() + 24, checksum(manifest, footerOffset() - manifest));
        }
        CRC32C structure = new CRC32C();
        structure.update(bytes(), 0, 64);
        structure.update(bytes(), footerOffset(), 28);
        file.putInt(footerOffset() + 28, (int) structure.getValue());
        return this;
    }

    /** Makes the checksum of a chunk hold, and then the others. */
    ForgedContainer sealChunk(int tensor, int chunk, int offset, int byteCount) {
        file.putInt(
                entryOffset(tensor) + Container.TABLE_ENTRY_BYTES + Integer.BYTES * chunk, checksum(offset, byteCount));
        return seal();
    }

    private int checksum(int offset, int byteCount) {
        CRC32C checksum = new CRC32C();
        checksum.update(Arrays.copyOfRange(bytes(), offset, offset + byteCount));
        return (int) checksum.getValue();
    }

    OpenedModel open() throws IOException {
        return Samples.open(bytes());
    }
}
