package dev.brine.format.mmap;

import dev.brine.format.FormatVariant;
import dev.brine.format.Manifest;
import dev.brine.format.ModelReader;
import dev.brine.format.ModelSource;
import dev.brine.format.OpenedModel;
import dev.brine.format.ReadOptions;
import dev.brine.internal.BinaryInput;
import dev.brine.tensor.MappedRegion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.List;

/** Opens containers: mapped, or read to the heap with checksums checked. */
final class ContainerReader implements ModelReader {
    private final FormatVariant variant;

    ContainerReader(FormatVariant variant) {
        this.variant = variant;
    }

    @Override
    public OpenedModel open(ModelSource source, ReadOptions options) throws IOException {
        SeekableByteChannel channel = source.open();
        boolean keepsChannel = false;
        try {
            ContainerIndex index = ContainerIndex.read(channel, source.name(), options.limits());
            long dataEnd = index.footer().manifestOffset();
            if (options.mode() == ReadOptions.Mode.MAPPED && channel instanceof FileChannel file) {
                MappedRegion region = new MappedRegion(source.name());
                Content content = decode(index, source, options, new MappedStorage(file, dataEnd, region));
                keepsChannel = true;
                return new MappedContainer(source.name(), variant, options.limits(), content, file, region);
            }
            ChannelBytes bytes = new ChannelBytes(channel, source.name(), dataEnd);
            Content content = decode(index, source, options, new HeapStorage(bytes, source.name()));
            return new HeapContainer(source, variant, options.limits(), content);
        } finally {
            if (!keepsChannel) {
                channel.close();
            }
        }
    }

    /** What an open file holds. */
    record Content(ContainerIndex index, List<StoredTensor> tensors, Manifest.Decoded model) {}

    private static Content decode(ContainerIndex index, ModelSource source, ReadOptions options, TensorStorage storage)
            throws IOException {
        ByteBuffer manifest = index.manifest();
        long manifestOffset = index.footer().manifestOffset();
        BinaryInput lengths = new BinaryInput(manifest, source.name(), manifestOffset);
        int modelBytes = lengths.getCount("model bytes", 1);
        int tableStart = Integer.BYTES + modelBytes;
        ChunkTable table = new ChunkTable(
                manifest.slice(tableStart, manifest.limit() - tableStart),
                source.name(),
                manifestOffset + tableStart,
                manifestOffset);
        try {
            Manifest.Decoded model = Manifest.read(
                    manifest.slice(Integer.BYTES, modelBytes),
                    source.name(),
                    manifestOffset + Integer.BYTES,
                    options.limits(),
                    (tensor, elementType, shape) -> {
                        StoredTensor stored = table.next(elementType, shape);
                        try {
                            return storage.tensor(stored);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
            return new Content(index, table.finish(), model);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
