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
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.List;

/** Opens containers in one of the load modes. */
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
            if (options.mode() != ReadOptions.Mode.HEAP && channel instanceof FileChannel file) {
                OpenedModel opened = openInPlace(index, source, options, file);
                keepsChannel = true;
                return opened;
            }
            return new HeapContainer(source, variant, options.limits(), load(index, source, options, channel));
        } finally {
            if (!keepsChannel) {
                channel.close();
            }
        }
    }

    /** Decodes twice: nothing is allocated before every rule but those of chunks was found to hold. */
    private static Content load(
            ContainerIndex index, ModelSource source, ReadOptions options, SeekableByteChannel channel)
            throws IOException {
        List<StoredTensor> planned =
                decode(index, source, options, ContainerReader::unread).tensors();
        HeapLoad load = new HeapLoad(channel, source.name(), index.footer().manifestOffset());
        List<HeapTensor> tensors = load.read(planned);
        return decode(index, source, options, stored -> tensors.get(stored.index()));
    }

    private static Tensor unread(StoredTensor stored) {
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
            TensorStorage storage = storage(index, options, file, region, source.name());
            Content content = decode(index, source, options, storage);
            if (isMapped && options.isPrefetched()) {
                region.prefetch();
            }
            isOpen = true;
            return new OpenContainer(source.name(), variant, options.limits(), content, file, region, isMapped);
        } finally {
            if (!isOpen) {
                region.close();
            }
        }
    }

    private static TensorStorage storage(
            ContainerIndex index, ReadOptions options, FileChannel file, MappedRegion region, String name) {
        long dataEnd = index.footer().manifestOffset();
        if (options.mode() == ReadOptions.Mode.PREAD) {
            return new PreadStorage(new HeapLoad(file, name, dataEnd), region);
        }
        MappedStorage mapped = new MappedStorage(file, dataEnd, region);
        return options.isChecked() ? new CheckedStorage(mapped, name) : mapped;
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
