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
    private final int threads;

    /** Decodes chunks with so many threads. */
    ContainerReader(int threads) {
        this.threads = threads;
    }

    @Override
    public OpenedModel open(ModelSource source, ReadOptions options) throws IOException {
        SeekableByteChannel channel = source.open();
        boolean keepsChannel = false;
        try {
            ContainerIndex index = ContainerIndex.read(channel, source.name(), options.limits());
            long dataEnd = index.footer().manifestOffset();
            FormatVariant variant = index.effort().map(MmapModelFormat::variant).orElseGet(MmapModelFormat::raw);
            if (options.mode() == ReadOptions.Mode.MAPPED && channel instanceof FileChannel file) {
                MappedRegion region = new MappedRegion(source.name());
                MappedStorage raw = new MappedStorage(file, dataEnd, region);
                LazyCodedStorage coded = new LazyCodedStorage(file, source.name(), region, threads);
                Content content = decode(index, source, options, TensorStorage.of(raw, coded));
                keepsChannel = true;
                return new MappedContainer(source.name(), variant, options.limits(), content, file, region, threads);
            }
            ChannelBytes bytes = new ChannelBytes(channel, source.name(), dataEnd);
            RangeReader ranges = RangeReader.of(channel, source.name());
            try (CodedChunks coded = new CodedChunks(ranges, source.name(), threads)) {
                TensorStorage<TableEntry> storage =
                        TensorStorage.of(new HeapStorage(bytes, source.name()), coded::load);
                Content content = decode(index, source, options, storage);
                return new HeapContainer(source, variant, options.limits(), content, threads);
            }
        } finally {
            if (!keepsChannel) {
                channel.close();
            }
        }
    }

    /** What an open file holds. */
    record Content(ContainerIndex index, List<TableEntry> tensors, Manifest.Decoded model) {}

    private static Content decode(
            ContainerIndex index, ModelSource source, ReadOptions options, TensorStorage<TableEntry> storage)
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
                manifestOffset,
                index.effort().isPresent());
        try {
            Manifest.Decoded model = Manifest.read(
                    manifest.slice(Integer.BYTES, modelBytes),
                    source.name(),
                    manifestOffset + Integer.BYTES,
                    options.limits(),
                    (tensor, elementType, shape) -> {
                        TableEntry stored = table.next(elementType, shape);
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
