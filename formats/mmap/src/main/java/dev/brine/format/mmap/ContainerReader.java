package dev.brine.format.mmap;

import dev.brine.format.FormatVariant;
import dev.brine.format.Manifest;
import dev.brine.format.ModelReader;
import dev.brine.format.ModelSource;
import dev.brine.format.OpenedModel;
import dev.brine.format.ReadOptions;
import dev.brine.internal.BinaryInput;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.LazyTensor;
import dev.brine.tensor.MappedRegion;
import dev.brine.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.Iterator;
import java.util.List;

/** Opens containers in one of the load modes. */
final class ContainerReader implements ModelReader {
    private final int threads;

    /** Reads and decodes chunks with so many threads. */
    ContainerReader(int threads) {
        this.threads = threads;
    }

    @Override
    public OpenedModel open(ModelSource source, ReadOptions options) throws IOException {
        SeekableByteChannel channel = source.open();
        boolean keepsChannel = false;
        try {
            ContainerIndex index = ContainerIndex.read(channel, source.name(), options.limits());
            if (options.mode() != ReadOptions.Mode.HEAP && channel instanceof FileChannel file) {
                OpenedModel opened = openInPlace(index, source, options, file);
                keepsChannel = true;
                return opened;
            }
            Content content = load(index, source, options, channel);
            return new HeapContainer(source, variant(index), options.limits(), content, threads);
        } finally {
            if (!keepsChannel) {
                channel.close();
            }
        }
    }

    private static FormatVariant variant(ContainerIndex index) {
        return index.effort().map(MmapModelFormat::variant).orElseGet(MmapModelFormat::raw);
    }

    /** Decodes twice: nothing is allocated before every rule but those of chunks was found to hold. */
    private Content load(ContainerIndex index, ModelSource source, ReadOptions wanted, SeekableByteChannel channel)
            throws IOException {
        ReadOptions options = wanted.withMode(ReadOptions.Mode.HEAP);
        List<StoredTensor> planned = decode(index, source, options, ContainerReader::unread).tensors().stream()
                .filter(StoredTensor.class::isInstance)
                .map(StoredTensor.class::cast)
                .toList();
        HeapLoad load = new HeapLoad(channel, source.name(), index.footer().manifestOffset(), threads);
        Iterator<HeapTensor> raw = load.read(planned).iterator();
        CodedLoad coded = new CodedLoad(RangeReader.of(channel, source.name()), source.name(), threads);
        return decode(index, source, options, TensorStorage.of(stored -> raw.next(), coded::read));
    }

    /** Returns a tensor of which nothing but type and shape is known. */
    static Tensor unread(TableEntry stored) {
        return LazyTensor.of(stored.elementType(), stored.shape(), () -> {}, () -> {
            throw new IOException("tensor %d is only planned".formatted(stored.index()));
        });
    }

    private OpenedModel openInPlace(ContainerIndex index, ModelSource source, ReadOptions options, FileChannel file)
            throws IOException {
        boolean isMapped = options.mode() == ReadOptions.Mode.MAPPED;
        MappedRegion region = new MappedRegion(source.name());
        boolean isOpen = false;
        try {
            CodedLoad coded = new CodedLoad(RangeReader.of(file, source.name()), source.name(), threads);
            TensorStorage<TableEntry> storage = TensorStorage.of(
                    rawStorage(index, options, file, region, source.name()), tensor -> coded.lazy(tensor, region));
            Content content = decode(index, source, options, storage);
            if (isMapped && options.isPrefetched()) {
                region.prefetch();
            }
            isOpen = true;
            return new OpenContainer(
                    source.name(),
                    variant(index),
                    options.limits(),
                    content,
                    file,
                    region,
                    isMapped && mapsSomething(content),
                    threads);
        } finally {
            if (!isOpen) {
                region.close();
            }
        }
    }

    /** Returns whether a file holds raw tensors, or nothing that could be mapped or decoded. */
    private static boolean mapsSomething(Content content) {
        return content.tensors().stream().noneMatch(CodedTensor.class::isInstance)
                || content.tensors().stream()
                        .anyMatch(tensor ->
                                tensor instanceof StoredTensor && tensor.shape().elementCount() > 0);
    }

    private TensorStorage<StoredTensor> rawStorage(
            ContainerIndex index, ReadOptions options, FileChannel file, MappedRegion region, String name) {
        long dataEnd = index.footer().manifestOffset();
        if (options.mode() == ReadOptions.Mode.PREAD) {
            return new PreadStorage(new HeapLoad(file, name, dataEnd, threads), region);
        }
        MappedStorage mapped = new MappedStorage(file, dataEnd, region);
        return options.isChecked() ? new CheckedStorage(mapped, name) : mapped;
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
        ExpansionLimit expansion = new ExpansionLimit(
                options.limits(), index.footer().fileBytes(), source.name(), options.mode() == ReadOptions.Mode.HEAP);
        Manifest.Decoded model = Manifest.read(
                manifest.slice(Integer.BYTES, modelBytes),
                source.name(),
                manifestOffset + Integer.BYTES,
                options.limits(),
                (tensor, elementType, shape) -> {
                    TableEntry stored = table.next(elementType, shape);
                    expansion.add(stored);
                    return storage.tensor(stored);
                });
        return new Content(index, table.finish(), model);
    }
}
