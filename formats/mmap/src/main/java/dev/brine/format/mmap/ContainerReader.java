package dev.brine.format.mmap;

import dev.brine.format.ModelReader;
import dev.brine.format.ModelSource;
import dev.brine.format.OpenedModel;
import dev.brine.format.ReadOptions;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.LazyTensor;
import dev.brine.tensor.MappedRegion;
import dev.brine.tensor.Tensor;
import java.io.IOException;
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
        InputFile file = InputFile.open(source, options.limits());
        boolean staysOpen = false;
        try {
            ContainerIndex index = ContainerIndex.read(file);
            boolean isInPlace = options.mode() != ReadOptions.Mode.HEAP && file.isPositional();
            OpenedModel opened = isInPlace ? openInPlace(file, index, options) : load(file, index);
            staysOpen = isInPlace;
            return opened;
        } finally {
            if (!staysOpen) {
                file.close();
            }
        }
    }

    /** Decodes twice: nothing is allocated before every rule but those of chunks was found to hold. */
    private OpenedModel load(InputFile file, ContainerIndex index) throws IOException {
        List<RawTensor> planned = index.decode(file, true, ContainerReader::unread).tensors().stream()
                .filter(RawTensor.class::isInstance)
                .map(RawTensor.class::cast)
                .toList();
        Iterator<HeapTensor> raw = rawReader(file, index).read(planned).iterator();
        CodedTensorReader coded = new CodedTensorReader(file, threads);
        return OpenedContainer.loaded(
                file, index.decode(file, true, StoredTensor.Maker.of(stored -> raw.next(), coded::read)), threads);
    }

    /** Returns a tensor of which nothing but type and shape is known. */
    static Tensor unread(StoredTensor stored) {
        return LazyTensor.of(stored.elementType(), stored.shape(), () -> {}, () -> {
            throw new IOException("tensor %d is only planned".formatted(stored.index()));
        });
    }

    private OpenedModel openInPlace(InputFile file, ContainerIndex index, ReadOptions options) throws IOException {
        MappedRegion region = new MappedRegion(file.name());
        boolean isOpen = false;
        try {
            CodedTensorReader coded = new CodedTensorReader(file, threads);
            ContainerIndex.Content content = index.decode(
                    file,
                    false,
                    StoredTensor.Maker.of(
                            rawMaker(file, index, options, region), tensor -> coded.lazy(tensor, region)));
            boolean isMapped = options.mode() == ReadOptions.Mode.MAPPED;
            if (isMapped && options.isPrefetched()) {
                region.prefetch();
            }
            isOpen = true;
            return OpenedContainer.inPlace(file, content, threads, region, isMapped);
        } finally {
            if (!isOpen) {
                region.close();
            }
        }
    }

    private StoredTensor.Maker<RawTensor> rawMaker(
            InputFile file, ContainerIndex index, ReadOptions options, MappedRegion region) {
        if (options.mode() == ReadOptions.Mode.PREAD) {
            RawTensorReader reader = rawReader(file, index);
            return tensor -> reader.lazy(tensor, region);
        }
        MappedTensors mapped = new MappedTensors(file, index.footer().manifestOffset(), region);
        return options.isChecked() ? mapped::checked : mapped::tensor;
    }

    private RawTensorReader rawReader(InputFile file, ContainerIndex index) {
        return new RawTensorReader(file, index.footer().manifestOffset(), threads);
    }
}
