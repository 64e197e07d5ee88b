package dev.brine;

import dev.brine.error.CorruptModelException;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelSource;
import dev.brine.format.OpenedModel;
import dev.brine.format.StoredSize;
import dev.brine.model.AcceptedInputs;
import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
import dev.brine.model.SavedModel;
import dev.brine.model.UnknownKindException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An open model file. Close it when no thread predicts from it any more. */
public final class ModelFile implements AutoCloseable {
    private final ModelSource source;
    private final ModelFormat format;
    private final OpenedModel opened;
    private final @Nullable Model model;
    private final @Nullable UnknownKindException unknown;

    private ModelFile(
            ModelSource source,
            ModelFormat format,
            OpenedModel opened,
            @Nullable Model model,
            @Nullable UnknownKindException unknown) {
        this.source = source;
        this.format = format;
        this.opened = opened;
        this.model = model;
        this.unknown = unknown;
    }

    /**
     * Views what a reader opened, so that no file is open that contradicts itself. A state of an unknown kind, or with one
     * inside, is data that nothing here can judge: it opens, only {@link #model()} is refused.
     */
    static ModelFile viewed(ModelSource source, ModelFormat format, OpenedModel opened) throws IOException {
        try {
            SavedModel saved = opened.saved();
            saved.verification().check(saved.state());
            AcceptedInputs.of(saved.state());
            return new ModelFile(source, format, opened, ModelKinds.view(saved.state()), null);
        } catch (UnknownKindException e) {
            return new ModelFile(source, format, opened, null, e);
        } catch (IllegalArgumentException e) {
            throw new CorruptModelException(String.valueOf(e.getMessage()), source.name(), -1, e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Returns the predicting view of the model that was made when the file was opened; it holds no copy of its tensors.
     *
     * @throws UnsupportedModelException if no kind on the class path can predict with it, or with a model inside it
     * @throws IllegalStateException if this was closed
     */
    public Model model() throws UnsupportedModelException {
        saved();
        Model viewed = model;
        if (viewed == null) {
            throw new UnsupportedModelException(
                    String.valueOf(Objects.requireNonNull(unknown).getMessage()), source.name(), unknown);
        }
        return viewed;
    }

    /**
     * Returns state, verification rows and environment.
     *
     * @throws IllegalStateException if this was closed
     */
    public SavedModel saved() {
        return opened.saved();
    }

    /** Returns the name of the source, such as the path. */
    public String name() {
        return source.name();
    }

    /** Returns the format of the file. */
    public ModelFormat format() {
        return format;
    }

    /** Returns the variant that the file was written in. */
    public FormatVariant variant() {
        return opened.variant();
    }

    /** Returns the digest that the file records, where it was saved with one. */
    public Optional<String> recordedDigest() {
        return opened.recordedDigest();
    }

    /** Returns how the file stores the elements, in its order; empty where the format has no sizes to tell. */
    public List<StoredSize> storedSizes() {
        return opened.storedSizes();
    }

    /** Returns whether tensors lie in the mapped file. */
    public boolean isMapped() {
        return opened.isMapped();
    }

    /**
     * Reads every byte and checks every checksum.
     *
     * @throws CorruptModelException at the first that does not hold
     */
    public void verifyChecksums() throws IOException {
        opened.verify();
    }

    /** Closes the file; a second call does nothing. */
    @Override
    public void close() throws IOException {
        opened.close();
    }
}
