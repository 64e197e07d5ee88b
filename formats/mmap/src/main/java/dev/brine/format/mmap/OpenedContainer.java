package dev.brine.format.mmap;

import dev.brine.format.FormatVariant;
import dev.brine.format.OpenedModel;
import dev.brine.format.StoredSize;
import dev.brine.format.WriteOptions;
import dev.brine.manifest.Manifest;
import dev.brine.manifest.StoredPart;
import dev.brine.model.SavedModel;
import dev.brine.tensor.MappedRegion;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An opened model. Where its tensors are mapped, or read at first touch, the file stays open; also a mapped one's
 * channel does, for {@link #verify()}: the path may hold another file by then.
 */
final class OpenedContainer implements OpenedModel {
    private final InputFile file;
    private final int threads;
    private final @Nullable MappedRegion region;
    private final boolean isMapped;
    private final FormatVariant variant;
    private final Optional<String> recordedDigest;
    private volatile ContainerIndex.@Nullable Content content;

    private OpenedContainer(
            InputFile file,
            ContainerIndex.Content content,
            int threads,
            @Nullable MappedRegion region,
            boolean isMapped) {
        this.file = file;
        this.threads = threads;
        this.region = region;
        this.isMapped = isMapped;
        this.variant = MmapModelFormat.variant(content.index().effort());
        this.recordedDigest = content.model().recordedDigest();
        this.content = content;
    }

    /** Returns a model whose tensors are on the heap; the file may be closed, and is opened again to be verified. */
    static OpenedContainer loaded(InputFile file, ContainerIndex.Content content, int threads) {
        return new OpenedContainer(file, content, threads, null, false);
    }

    /** Returns a model whose file and region it closes. */
    static OpenedContainer inPlace(
            InputFile file, ContainerIndex.Content content, int threads, MappedRegion region, boolean isMapped) {
        return new OpenedContainer(file, content, threads, region, isMapped && mapsSomething(content));
    }

    /** Returns whether a file holds raw tensors, or nothing that could be mapped or decoded. */
    private static boolean mapsSomething(ContainerIndex.Content content) {
        return content.tensors().stream().noneMatch(CodedTensor.class::isInstance)
                || content.tensors().stream().anyMatch(tensor -> tensor instanceof RawTensor && tensor.byteSize() > 0);
    }

    @Override
    public SavedModel saved() {
        return openContent().model().saved();
    }

    @Override
    public FormatVariant variant() {
        return variant;
    }

    @Override
    public Optional<String> recordedDigest() {
        return recordedDigest;
    }

    @Override
    public boolean isMapped() {
        return isMapped;
    }

    @Override
    public List<StoredSize> storedSizes() {
        ContainerIndex.Content open = openContent();
        List<StoredPart> parts =
                Manifest.of(open.model().saved(), WriteOptions.defaults()).parts();
        return open.tensors().stream()
                .flatMap(tensor -> tensor.sizes(parts.get(tensor.index())).stream())
                .toList();
    }

    /** Reads every byte: checks rules 1 to 10 once more, then 20, 21 and 30 to 33 of all chunks. */
    @Override
    public void verify() throws IOException {
        ContainerIndex.Content open = openContent();
        if (region != null) {
            ParallelTasks.runAside(1, 1, () -> task -> verify(open, file));
            return;
        }
        try (InputFile again = InputFile.open(file.source(), file.limits())) {
            verify(open, again);
        }
    }

    private void verify(ContainerIndex.Content open, InputFile bytes) throws IOException {
        ContainerIndex now = ContainerIndex.read(bytes);
        long dataEnd = now.footer().manifestOffset();
        if (!now.equals(open.index())) {
            throw bytes.corrupt("the file changed since it was opened", dataEnd);
        }
        RawChunkReader raw = new RawChunkReader(bytes, dataEnd, dataEnd);
        CodedTensorReader coded = new CodedTensorReader(bytes, threads);
        for (StoredTensor stored : open.tensors()) {
            if (stored instanceof CodedTensor tensor) {
                coded.verify(tensor);
                raw.checkPadding(tensor.fileOffset() + tensor.storedBytes());
            } else {
                raw.verify((RawTensor) stored);
            }
        }
    }

    @Override
    public void close() throws IOException {
        content = null;
        if (region != null) {
            region.close();
            file.close();
        }
    }

    private ContainerIndex.Content openContent() {
        ContainerIndex.Content open = content;
        if (open == null) {
            throw new IllegalStateException("model file '%s' is closed".formatted(file.name()));
        }
        return open;
    }
}
