package dev.brine.format.mmap;

import dev.brine.error.CorruptModelException;
import dev.brine.error.ReadLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.List;

/** Reads every byte of a file that was opened before and checks all of it. */
final class ContainerVerifier {
    private final SeekableByteChannel channel;
    private final String source;
    private final ContainerIndex index;
    private final int threads;

    ContainerVerifier(SeekableByteChannel channel, String source, ContainerIndex index, int threads) {
        this.channel = channel;
        this.source = source;
        this.index = index;
        this.threads = threads;
    }

    /** Checks rules 1 to 10 once more, then 20, 21 and 30 to 33 of all chunks. */
    void verify(List<TableEntry> tensors, ReadLimits limits) throws IOException {
        ContainerIndex now = ContainerIndex.read(channel, source, limits);
        if (!now.equals(index)) {
            throw new CorruptModelException(
                    "the file changed since it was opened", source, now.footer().manifestOffset());
        }
        ChannelBytes bytes = new ChannelBytes(channel, source, index.footer().manifestOffset());
        ChunkChecksum checksum = new ChunkChecksum(source);
        CodedLoad coded = new CodedLoad(RangeReader.of(channel, source), source, threads);
        for (TableEntry entry : tensors) {
            if (entry instanceof CodedTensor tensor) {
                coded.verify(tensor);
                checkPadding(bytes, tensor.fileOffset() + tensor.storedBytes());
            } else {
                verifyChunks(bytes, checksum, (StoredTensor) entry);
            }
        }
    }

    private void verifyChunks(ChannelBytes bytes, ChunkChecksum checksum, StoredTensor tensor) throws IOException {
        for (int chunk = 0; chunk < tensor.chunkCount(); chunk++) {
            verifyChunk(bytes, checksum, tensor, chunk);
        }
    }

    private void verifyChunk(ChannelBytes bytes, ChunkChecksum checksum, StoredTensor tensor, int chunk)
            throws IOException {
        long offset = tensor.chunkOffset(chunk);
        long end = offset + tensor.chunkBytes(chunk);
        while (offset < end) {
            ByteBuffer part = bytes.at(offset, end - offset);
            checksum.update(part);
            offset += part.remaining();
        }
        checksum.check(tensor, chunk);
        checkPadding(bytes, end);
    }

    private void checkPadding(ChannelBytes bytes, long start) throws IOException {
        long end = Container.alignUp(start);
        for (long offset = start; offset < end; offset++) {
            byte padding = bytes.at(offset, 1).get();
            if (padding != 0) {
                throw new CorruptModelException("padding is 0x%02x, expected 0".formatted(padding), source, offset);
            }
        }
    }
}
