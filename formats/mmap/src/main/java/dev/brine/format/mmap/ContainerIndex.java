package dev.brine.format.mmap;

import dev.brine.error.CorruptModelException;
import dev.brine.error.LimitExceededException;
import dev.brine.error.ReadLimit;
import dev.brine.error.ReadLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Header, footer and manifest of a file: all that is read when it is opened, in two reads where the manifest fits {@link
 * #TAIL_BYTES}.
 *
 * @param effort what the writer tried; empty where all chunks are raw
 * @param manifest the manifest's bytes, position 0
 */
record ContainerIndex(Optional<Effort> effort, ContainerFooter footer, ByteBuffer manifest) {
    /** Read from the end of the file in one go; holds the manifest of most models. */
    private static final int TAIL_BYTES = 4 << 10;

    /** Reads and checks rules 1 to 10. */
    static ContainerIndex read(SeekableByteChannel channel, String source, ReadLimits limits) throws IOException {
        long fileBytes = channel.size();
        checkFileBytes(fileBytes, source);
        ByteBuffer header = Container.newBuffer(ContainerHeader.BYTES);
        ChannelBytes.readFully(channel, header, 0, source);
        ContainerHeader.check(header, source);
        int tailBytes = (int) Math.min(TAIL_BYTES, fileBytes - ContainerHeader.BYTES);
        ByteBuffer tail = Container.newBuffer(tailBytes);
        ChannelBytes.readFully(channel, tail, fileBytes - tailBytes, source);
        ContainerFooter footer = ContainerFooter.decode(header, last(tail, ContainerFooter.BYTES), fileBytes, source);
        checkLimit(footer, limits, source);
        ByteBuffer manifest = manifest(channel, footer, tail, source);
        checkManifestChecksum(footer, manifest, source);
        return new ContainerIndex(ContainerHeader.effort(header), footer, manifest);
    }

    private static void checkFileBytes(long fileBytes, String source) throws CorruptModelException {
        if (fileBytes < ContainerHeader.BYTES + ContainerFooter.BYTES) {
            throw new CorruptModelException(
                    "file of %d bytes, expected at least %d"
                            .formatted(fileBytes, ContainerHeader.BYTES + ContainerFooter.BYTES),
                    source,
                    fileBytes);
        }
    }

    private static void checkLimit(ContainerFooter footer, ReadLimits limits, String source)
            throws LimitExceededException {
        limits.check(ReadLimit.MANIFEST_BYTES, footer.manifestBytes(), source, footer.manifestOffset());
    }

    private static ByteBuffer manifest(
            SeekableByteChannel channel, ContainerFooter footer, ByteBuffer tail, String source) throws IOException {
        int manifestBytes = (int) footer.manifestBytes();
        int inTail = tail.capacity() - ContainerFooter.BYTES;
        if (manifestBytes <= inTail) {
            return tail.slice(inTail - manifestBytes, manifestBytes).order(ByteOrder.LITTLE_ENDIAN);
        }
        ByteBuffer manifest = Container.newBuffer(manifestBytes);
        ChannelBytes.readFully(channel, manifest, footer.manifestOffset(), source);
        return manifest.flip();
    }

    private static void checkManifestChecksum(ContainerFooter footer, ByteBuffer manifest, String source)
            throws CorruptModelException {
        CRC32C checksum = new CRC32C();
        checksum.update(manifest.duplicate());
        if ((int) checksum.getValue() != footer.manifestChecksum()) {
            throw new CorruptModelException(
                    "checksum of the manifest is %08x, expected %08x; the file is damaged"
                            .formatted(checksum.getValue(), footer.manifestChecksum()),
                    source,
                    footer.manifestOffset());
        }
    }

    private static ByteBuffer last(ByteBuffer buffer, int byteCount) {
        return buffer.slice(buffer.capacity() - byteCount, byteCount).order(ByteOrder.LITTLE_ENDIAN);
    }
}
