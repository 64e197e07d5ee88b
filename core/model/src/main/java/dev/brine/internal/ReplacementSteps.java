package dev.brine.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** What reaches the file system when a file is replaced, in its order. Tests record, announce or fail a step. */
interface ReplacementSteps {
    /** The steps as they are, each one done. */
    ReplacementSteps ON_DISK = new ReplacementSteps() {};

    /** Writes all bytes of the temporary file. */
    default void write(FileChannel channel, AtomicFile.Content content) throws IOException {
        content.writeTo(channel);
    }

    /** Makes the bytes durable. */
    default void force(FileChannel channel) throws IOException {
        channel.force(true);
    }

    /** Gives the temporary file its name; the old file is gone, or nothing has changed. */
    default void rename(Path temporary, Path target) throws IOException {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes the rename durable. Windows cannot open a folder as a file; its renames are journaled. */
    default void forceFolder(Path folder) throws IOException {
        if (System.getProperty("os.name", "").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
