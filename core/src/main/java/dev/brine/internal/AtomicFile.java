package dev.brine.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Replaces a file whole or not at all: temporary file in the same folder, force, atomic rename, force of the folder. The
 * order is what makes it safe: a rename that reaches the device before the bytes would leave a file of zeros.
 */
public final class AtomicFile {
    private AtomicFile() {}

    /** Writes the new content. */
    @FunctionalInterface
    public interface Content {
        /** Writes from the first byte to the last; leaves the sink open. */
        void writeTo(WritableByteChannel sink) throws IOException;
    }

    /**
     * Writes a file.
     *
     * @param durable whether file and folder are forced to the device
     * @throws IOException if the path is no file name or is taken by something else than a file, such as a folder or a
     *     device, or if writing fails; the path then holds what it held before
     */
    public static void write(Path path, boolean durable, Content content) throws IOException {
        Path absolute = path.toAbsolutePath();
        Path folder = absolute.getParent();
        if (folder == null || absolute.getFileName() == null) {
            throw new IOException(path + ": not a file name");
        }
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString(), null, "the folder does not exist");
        }
        if (Files.isDirectory(absolute)) {
            throw new AccessDeniedException(path.toString(), null, "is a folder, expected a file name");
        }
        if (Files.exists(absolute) && !Files.isRegularFile(absolute)) {
            throw new AccessDeniedException(path.toString(), null, "is no regular file, and would be replaced by one");
        }
        Path temporary = folder.resolve(".%s.%d-%s.tmp"
                .formatted(absolute.getFileName(), ProcessHandle.current().pid(), Long.toHexString(System.nanoTime())));
        try {
            try (FileChannel channel =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.writeTo(channel);
                if (durable) {
                    channel.force(true);
                }
            }
            Files.move(temporary, absolute, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        if (durable) {
            forceFolder(folder);
        }
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

    /** Makes the rename durable. Windows cannot open a folder as a file; its renames are journaled. */
    private static void forceFolder(Path folder) throws IOException {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
