package dev.brine;

import dev.brine.error.ModelFormatException;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.FormatTrait;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelFormats;
import dev.brine.format.ModelSource;
import dev.brine.format.OpenedModel;
import dev.brine.format.ReadOptions;
import dev.brine.format.WriteOptions;
import dev.brine.internal.AtomicFile;
import dev.brine.model.Model;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Saves and loads trained models. A file name's extension chooses the format when saving; the first bytes when loading.
 *
 * <p>Loading never runs code from the file. A format that is unsafe with bytes from strangers is refused unless {@link
 * ReadOptions#trusted()} is given.
 */
public final class Brine {
    private Brine() {}

    /** Saves a model without verification rows; see {@link #save(SavedModel, Path, WriteOptions)}. */
    public static void save(Model model, Path path) throws IOException {
        save(SavedModel.of(model.state()), path, WriteOptions.defaults());
    }

    /** Saves a model, its verification rows and environment; see {@link #save(SavedModel, Path, WriteOptions)}. */
    public static void save(SavedModel model, Path path) throws IOException {
        save(model, path, WriteOptions.defaults());
    }

    /**
     * Saves a model so that the path holds the whole old file or the whole new one, whatever happens: a temporary file in
     * the same folder is written, forced to the device, renamed over the path, and the folder is forced. A program that has
     * the old file open keeps reading the old one.
     *
     * <p><b>What else changes.</b> A replaced file hands its permissions on, and its owner and group where this process may
     * set them. Where the path is a symbolic link, the file that it leads to is replaced. A killed process leaves its
     * temporary file, {@code .NAME.PID-NONCE.tmp}, which the next save of the same name removes; files that another process
     * or thread is writing stay. Several may save to one path at once: the last to end wins.
     *
     * <p><b>Network file systems.</b> Let the programs of one host save to a path: not all such systems show locks to other
     * hosts, which are how a live temporary file is told from a stray one. A save whose temporary file is removed by
     * another host fails, and keeps the old file.
     *
     * @throws IllegalArgumentException if no format has the path's extension, or the options name an unknown one
     * @throws UnsupportedModelException if the format cannot hold this model, or cannot write
     * @throws IOException if the file cannot be written, or the thread is interrupted; the temporary file is removed
     */
    public static void save(SavedModel model, Path path, WriteOptions options) throws IOException {
        save(model, path, options, (format, written) -> {});
    }

    /**
     * Saves a model whose file is proved before it takes the path: the temporary file is read back, its checksums are
     * checked, its digest is compared with the model's and, where there are verification rows, their predictions with the
     * expected ones. A file that cannot be read back or differs is removed, and the path holds what it held before.
     * Otherwise as {@link #save(SavedModel, Path, WriteOptions)}.
     *
     * <p><b>Cost.</b> On top of a save, two readings of the new file, from the page cache as a rule: for the checksums and
     * for the digest, which a second thread computes of the model meanwhile. A format that maps files takes no heap.
     *
     * @return what the proof found; it {@link Verification#passed() passed}
     * @throws UnprovedSaveException if the new file cannot be read back, or differs
     * @throws UnsupportedModelException if the format is only written, besides what a save is refused for
     */
    public static Verification saveProved(SavedModel model, Path path, WriteOptions options) throws IOException {
        AtomicReference<Verification> proved = new AtomicReference<>();
        try (DigestTask digest = DigestTask.start(model.state())) {
            save(model, path, options, (format, written) -> {
                ModelSource source = new WrittenSource(path.toString(), written);
                proved.set(proved(source, ReadOptions.trusted().withFormat(format.name()), digest));
            });
        }
        return Objects.requireNonNull(proved.get(), "the proof ran");
    }

    private static Verification proved(ModelSource written, ReadOptions options, DigestTask digest) throws IOException {
        Verification found;
        try (ModelFile file = open(written, options.withMode(ReadOptions.Mode.MAPPED))) {
            found = Verification.of(file);
        } catch (ModelFormatException e) {
            throw new UnprovedSaveException(
                    "%s: was not replaced, since the new file cannot be read back: %s"
                            .formatted(written.name(), e.reason()),
                    null,
                    e);
        }
        boolean isSame = found.digest().equals(digest.hexadecimal());
        if (!isSame || !found.passed()) {
            throw new UnprovedSaveException(
                    "%s: was not replaced, since the new file differs: digest %s, %s"
                            .formatted(
                                    written.name(),
                                    isSame
                                            ? digest.hexadecimal() + " kept"
                                            : "%s, expected %s".formatted(found.digest(), digest.hexadecimal()),
                                    found.predictions()),
                    found,
                    null);
        }
        return found;
    }

    /** Proves a file of a format before it takes its name. */
    @FunctionalInterface
    private interface Proof {
        void of(ModelFormat format, Supplier<FileChannel> written) throws IOException;
    }

    private record WrittenSource(String name, Supplier<FileChannel> written) implements ModelSource {
        @Override
        public FileChannel open() {
            return written.get();
        }
    }

    private static void save(SavedModel model, Path path, WriteOptions options, Proof proof) throws IOException {
        ModelFormats.Target target = chooseTarget(path, options);
        var writer = target.format()
                .writer()
                .orElseThrow(() -> new UnsupportedModelException(
                        "format '%s' is only read, never written"
                                .formatted(target.format().name()),
                        path.toString()));
        AtomicFile.write(
                path,
                options.durable(),
                sink -> writer.write(model, target.variant(), sink, options),
                written -> proof.of(target.format(), written));
    }

    private static ModelFormats.Target chooseTarget(Path path, WriteOptions options) {
        if (options.format().isPresent()) {
            ModelFormat format = ModelFormats.forName(options.format().get());
            FormatVariant variant = options.variant().isPresent()
                    ? ModelFormats.variant(format, options.variant().get())
                    : variantByName(format, path);
            return new ModelFormats.Target(format, variant);
        }
        return ModelFormats.forFileName(path.toString())
                .orElseThrow(() -> new IllegalArgumentException(
                        "no format on the class path writes files named like '%s'; name a format or use one of %s"
                                .formatted(path.getFileName(), FormatDetection.extensions())));
    }

    private static FormatVariant variantByName(ModelFormat format, Path path) {
        return ModelFormats.forFileName(path.toString())
                .filter(target -> target.format().name().equals(format.name()))
                .map(ModelFormats.Target::variant)
                .orElse(format.variants().get(0));
    }

    /** Loads a model onto the heap; see {@link #load(Path, ReadOptions)}. */
    public static Model load(Path path) throws IOException {
        return load(path, ReadOptions.defaults());
    }

    /**
     * Loads a model onto the heap. Nothing stays open.
     *
     * @throws dev.brine.error.ModelFormatException if the file is damaged, of an unknown format or kind, too new, passes
     *     a limit, or is of a format that needs trust
     * @throws IOException if the file cannot be read
     */
    public static Model load(Path path, ReadOptions options) throws IOException {
        try (ModelFile file = open(path, options.withMode(ReadOptions.Mode.HEAP))) {
            return file.model();
        }
    }

    /** Opens a model, mapped where the format can; see {@link #open(Path, ReadOptions)}. */
    public static ModelFile open(Path path) throws IOException {
        return open(path, ReadOptions.defaults().withMode(ReadOptions.Mode.MAPPED));
    }

    /**
     * Opens a model in the mode that the options ask for, and views it: a file that contradicts itself is refused, naming
     * the model inside. What only a tensor that grows with the model can contradict, {@link #verify(Path)} finds. The
     * caller closes the file; models of a mapped one are refused afterwards.
     *
     * @param path a file, or a folder that a format knows as a model, such as one of MLflow
     * @throws dev.brine.error.ModelFormatException as for {@link #load(Path, ReadOptions)}
     * @throws IOException if the file cannot be read
     */
    public static ModelFile open(Path path, ReadOptions options) throws IOException {
        return open(FormatDetection.source(path), options);
    }

    /** Opens a model from any source; see {@link #open(Path, ReadOptions)}. */
    public static ModelFile open(ModelSource source, ReadOptions options) throws IOException {
        ModelFormat format = FormatDetection.detect(source, options);
        var reader = format.reader()
                .orElseThrow(() -> new UnsupportedModelException(
                        "is of format '%s', which is only written, never read; use the file that it was converted from"
                                .formatted(format.name()),
                        source.name()));
        requireTrust(format, source, options);
        if (!options.selection().isEmpty() && !format.holdsSeveral()) {
            throw new UnsupportedModelException(
                    "is of format '%s', whose files hold one model each; leave out --select or ReadOptions.withSelection"
                            .formatted(format.name()),
                    source.name());
        }
        OpenedModel opened = reader.open(source, options);
        try {
            return ModelFile.viewed(source, format, opened);
        } catch (IOException | RuntimeException | Error e) {
            closeAfter(e, opened);
            throw e;
        }
    }

    private static void closeAfter(Throwable failure, OpenedModel opened) {
        try {
            opened.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static void requireTrust(ModelFormat format, ModelSource source, ReadOptions options)
            throws UnsupportedModelException {
        boolean safe = format.variants().stream().allMatch(variant -> variant.has(FormatTrait.UNTRUSTED_INPUT));
        if (!safe && !options.isTrusted()) {
            throw new UnsupportedModelException(
                    "format '%s' can run code from the file; if you trust it, use ReadOptions.trusted() or --trust"
                            .formatted(format.name()),
                    source.name());
        }
    }

    /** Verifies a file's checksums, digest and predictions; see {@link #verify(Path, ReadOptions)}. */
    public static Verification verify(Path path) throws IOException {
        return verify(path, ReadOptions.defaults().withMode(ReadOptions.Mode.MAPPED));
    }

    /**
     * Reads every byte of a file, checks every checksum, compares the digest with the recorded one, and replays the
     * verification rows.
     *
     * @throws dev.brine.error.CorruptModelException if a checksum does not hold
     * @throws IOException as for {@link #load(Path, ReadOptions)}
     */
    public static Verification verify(Path path, ReadOptions options) throws IOException {
        return verify(FormatDetection.source(path), options);
    }

    /** Verifies a model from any source; see {@link #verify(Path, ReadOptions)}. */
    public static Verification verify(ModelSource source, ReadOptions options) throws IOException {
        try (ModelFile file = open(source, options)) {
            return Verification.of(file);
        }
    }
}
