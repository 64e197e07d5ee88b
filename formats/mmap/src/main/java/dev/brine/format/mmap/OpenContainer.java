package dev.brine.format.mmap;

import dev.brine.error.ReadLimits;
import dev.brine.format.FormatVariant;
import dev.brine.format.OpenedModel;
import dev.brine.format.StoredSize;
import dev.brine.model.SavedModel;
import dev.brine.tensor.MappedRegion;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model whose file stays open: mapped, or read at first touch. Also a mapped one's channel does, for {@link #verify()}:
 * the path may hold another file by then.
 */
final class OpenContainer implements OpenedModel {
    private final String name;
    private final FormatVariant variant;
    private final ReadLimits limits;
    private final int threads;
    private final FileChannel channel;
    private final MappedRegion region;
    private final boolean isMapped;
    private final Optional<String> recordedDigest;
    private volatile ContainerReader.@Nullable Content content;

    OpenContainer(
            String name,
            FormatVariant variant,
            ReadLimits limits,
            ContainerReader.Content content,
            FileChannel channel,
            MappedRegion region,
            boolean isMapped,
            int threads) {
        this.name = name;
        this.variant = variant;
        this.limits = limits;
        this.threads = threads;
        this.content = content;
        this.recordedDigest = content.model().recordedDigest();
        this.channel = channel;
        this.region = region;
        this.isMapped = isMapped;
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
        return StoredSizes.of(openContent());
    }

    @Override
    public void verify() throws IOException {
        ContainerReader.Content open = openContent();
        ContainerVerifier verifier = new ContainerVerifier(channel, name, open.index(), threads);
        ParallelTasks.runAside(1, 1, () -> task -> verifier.verify(open.tensors(), limits));
    }

    @Override
    public void close() throws IOException {
        content = null;
        region.close();
        channel.close();
    }

    private ContainerReader.Content openContent() {
        ContainerReader.Content open = content;
        if (open == null) {
            throw new IllegalStateException("model file '%s' is closed".formatted(name));
        }
        return open;
    }
}
