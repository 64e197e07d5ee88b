package dev.brine.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * Replaces a file whole or not at all: temporary file in the same folder, force, atomic rename, force of the folder. The
 * order is what makes it safe: a rename that reaches the device before the bytes would leave a file of zeros.
 *
 * <p><b>Temporary files</b> are named {@code .NAME.PID-NONCE.tmp}. One that a killed process left behind is removed by the
 * next write of the same name: it is one that no process holds locked. Where the file system has no locks, or its locks do
 * not reach the other hosts (some network file systems), one that was not written to for a day is removed.
 *
 * <p><b>Permissions.</b> A file that is replaced hands its permissions on, and its owner and group where this process may
 * set them; a group that cannot be kept gets no more than others have. Access control lists are not kept. A new file gets
 * what the process gives to any new file.
 *
 * <p><b>Symbolic links.</b> The file that a link leads to is replaced, in its own folder; the link stays.
 */
public final class AtomicFile {
    private static final int MAX_LINKS = 40;

    private AtomicFile() {}

    /** Writes the new content. */
    @FunctionalInterface
    public interface Content {
        /** Writes from the first byte to the last; leaves the sink open. */
        void writeTo(WritableByteChannel sink) throws IOException;
    }

    /** Looks at the new content before it takes the name. */
    @FunctionalInterface
    public interface Proof {
        /** Throws where the content may not take the name. Each channel that is taken reads from the first byte. */
        void of(Supplier<FileChannel> written) throws IOException;
    }

    /**
     * Writes a file.
     *
     * @param durable whether file and folder are forced to the device
     * @throws IOException if the path is no file name or is taken by something else than a file, such as a folder or a
     *     device, or if writing fails or the thread is interrupted; the path then holds what it held before, but for a
     *     failure to force the folder, after which it holds the new file
     */
    public static void write(Path path, boolean durable, Content content) throws IOException {
        write(path, durable, content, written -> {});
    }

    /** Writes a file that is proved before it takes the name; otherwise as {@link #write(Path, boolean, Content)}. */
    public static void write(Path path, boolean durable, Content content, Proof proof) throws IOException {
        write(path, durable, content, proof, ReplacementSteps.ON_DISK);
    }

    static void write(Path path, boolean durable, Content content, ReplacementSteps steps) throws IOException {
        write(path, durable, content, written -> {}, steps);
    }

    private static void write(Path path, boolean durable, Content content, Proof proof, ReplacementSteps steps)
            throws IOException {
        Path target = target(path);
        StrayFiles.remove(target);
        FileAccess access = FileAccess.of(target);
        try (TemporaryFile temporary = TemporaryFile.create(target, access.whileWriting())) {
            steps.write(temporary.channel(), content);
            proof.of(() -> new LentChannel(temporary.channel()));
            access.handOn(temporary.path());
            if (durable) {
                steps.force(temporary.channel());
            }
            steps.rename(temporary.path(), target);
        }
        if (durable) {
            steps.forceFolder(folder(target));
        }
    }

    /** Returns the file to replace: absolute, no link, in a folder that exists. */
    private static Path target(Path path) throws IOException {
        if (path.getFileName() == null) {
            throw new IOException(path + ": not a file name");
        }
        if (Files.isDirectory(path)) {
            throw new AccessDeniedException(path.toString(), null, "is a folder, expected a file name");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new AccessDeniedException(path.toString(), null, "is no regular file, and would be replaced by one");
        }
        Path target = path.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(target); links++) {
            if (links == MAX_LINKS) {
                throw new FileSystemLoopException(path.toString());
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        if (!Files.isDirectory(folder(target))) {
            throw new NoSuchFileException(folder(target).toString(), null, "the folder does not exist");
        }
        return target;
    }

    private static Path folder(Path target) throws IOException {
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException(target + ": not a file name");
        }
        return folder;
    }

    /** Writes a file of UTF-8 text, durable; as {@link #write}. */
    public static void writeText(Path path, String text) throws IOException {
        write(path, true, sink -> {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                sink.write(bytes);
            }
        });
    }
}
