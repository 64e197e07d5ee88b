package dev.brine.format.mmap;

import dev.brine.format.FormatVariant;
import dev.brine.format.OpenedModel;
import dev.brine.format.ReadLimits;
import dev.brine.model.SavedModel;
import dev.brine.tensor.MappedRegion;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mapped model. Its channel stays open for {@link #verify()}: the path may hold another file by then. */
final class MappedContainer implements OpenedModel {
    private final String name;
    private final FormatVariant variant;
    private final ReadLimits limits;
    private final int threads;
    private final FileChannel channel;
    private final MappedRegion region;
    private final Optional<String> recordedDigest;
    private volatile ContainerReader.@Nullable Content content;

    MappedContainer(
            String name,
            FormatVariant variant,
            ReadLimits limits,
            ContainerReader.Content content,
            FileChannel channel,
            MappedRegion region,
            int threads) {
        this.name = name;
        this.variant = variant;
        this.limits = limits;
        this.threads = threads;
        this.content = content;
        this.recordedDigest = content.model().recordedDigest();
        this.channel = channel;
        this.region = region;
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
        return true;
    }

    @Override
    public void verify() throws IOException {
        ContainerReader.Content open = openContent();
        new ContainerVerifier(channel, name, open.index(), threads).verify(open.tensors(), limits);
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
