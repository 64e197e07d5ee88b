package dev.brine.format.mmap;

import dev.brine.error.UnsupportedModelException;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelWriter;
import dev.brine.format.WriteOptions;
import dev.brine.internal.BinaryOutput;
import dev.brine.manifest.Manifest;
import dev.brine.manifest.StoredPart;
import dev.brine.model.SavedModel;
import dev.brine.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Set;
import java.util.zip.CRC32C;

/** Writes containers in one pass. Memory beside the model: the staging buffer and 4 bytes for each chunk. */
final class ContainerWriter implements ModelWriter {
    /** Bytes of a chunk: small enough to check alone, large enough that a 3 GiB tensor has 12 KiB of checksums. */
    static final int DEFAULT_CHUNK_BYTES = 1 << 20;

    /** Bytes of the buffer: it fits the second-level cache, so that checksum and write read what the copy just brought there. */
    private static final int STAGING_BYTES = 256 << 10;

    private static final int MAX_RANK = 255;

    private final int chunkBytes;
    private final int stagingBytes;
    private final int threads;

    ContainerWriter() {
        this(DEFAULT_CHUNK_BYTES, STAGING_BYTES, ParallelTasks.defaultThreads());
    }

    /** Writes chunks of {@code chunkBytes}, a power of two from 16 to 2^30. */
    ContainerWriter(int chunkBytes, int stagingBytes) {
        this(chunkBytes, stagingBytes, ParallelTasks.defaultThreads());
    }

    /** Writes as {@link #ContainerWriter(int, int)} does, and compresses with so many threads. */
    ContainerWriter(int chunkBytes, int stagingBytes, int threads) {
        this.chunkBytes = chunkBytes;
        this.stagingBytes = stagingBytes;
        this.threads = threads;
    }

    @Override
    public void write(SavedModel model, FormatVariant variant, WritableByteChannel sink, WriteOptions options)
            throws IOException {
        Manifest manifest = Manifest.of(model, options);
        checkStorable(manifest);
        checkRawTensors(manifest, options);
        StagedSink staged = new StagedSink(sink, stagingBytes);
        Effort effort = Effort.ofVariant(variant);
        ByteBuffer header = ContainerHeader.encode(effort);
        staged.put(header.duplicate());
        BinaryOutput index = new BinaryOutput();
        index.putInt(manifest.bytes().length).putBytes(manifest.bytes());
        index.putInt(manifest.parts().size());
        RawTensorWriter raw = new RawTensorWriter(staged, index, chunkBytes, threads);
        try (CodedTensorWriter coded = new CodedTensorWriter(staged, index, effort, chunkBytes, threads)) {
            for (StoredPart part : manifest.parts()) {
                if (effort == Effort.RAW || part.isNamedIn(options.rawTensors()) || !coded.put(part)) {
                    raw.put(part.tensor());
                }
            }
        }
        putEnd(staged, header, index.toByteArray());
        staged.flush();
    }

    private static void checkRawTensors(Manifest manifest, WriteOptions options) {
        for (String name : options.rawTensors()) {
            if (manifest.parts().stream().noneMatch(part -> part.isNamedIn(Set.of(name)))) {
                throw new IllegalArgumentException("no tensor or group is named '%s', the model has %s"
                        .formatted(
                                name,
                                manifest.parts().stream().map(StoredPart::path).toList()));
            }
        }
    }

    private static void putEnd(StagedSink staged, ByteBuffer header, byte[] manifest) throws IOException {
        CRC32C checksum = new CRC32C();
        checksum.update(manifest);
        long manifestOffset = staged.offset();
        long fileBytes = manifestOffset + manifest.length + ContainerFooter.BYTES;
        ContainerFooter footer =
                new ContainerFooter(manifestOffset, manifest.length, fileBytes, (int) checksum.getValue());
        staged.put(ByteBuffer.wrap(manifest));
        staged.put(footer.encode(header));
    }

    private void checkStorable(Manifest manifest) throws UnsupportedModelException {
        long indexBytes = 2L * Integer.BYTES + manifest.bytes().length;
        for (Tensor tensor : manifest.tensors()) {
            if (tensor.shape().rank() > MAX_RANK) {
                throw new UnsupportedModelException(
                        "a tensor has rank %d, format 'mmap' holds at most %d"
                                .formatted(tensor.shape().rank(), MAX_RANK),
                        "model");
            }
            indexBytes += Container.TABLE_ENTRY_BYTES + chunkCount(tensor) * Integer.BYTES;
        }
        if (indexBytes > Integer.MAX_VALUE) {
            throw new UnsupportedModelException(
                    "manifest and checksums take %d bytes, format 'mmap' holds at most %d"
                            .formatted(indexBytes, Integer.MAX_VALUE),
                    "model");
        }
    }

    private long chunkCount(Tensor tensor) {
        return (tensor.byteSize() + chunkBytes - 1) / chunkBytes;
    }
}
