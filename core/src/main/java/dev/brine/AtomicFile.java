package dev.brine;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
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
final class AtomicFile {
    private AtomicFile() {}

    /** Writes the new content. */
    @FunctionalInterface
    interface Content {
        void writeTo(WritableByteChannel sink) throws IOException;
    }

    static void write(Path path, boolean durable, Content content) throws IOException {
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
