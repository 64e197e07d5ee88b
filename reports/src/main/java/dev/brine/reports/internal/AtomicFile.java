package dev.brine.reports.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a text file that is complete or absent, never half there. */
public final class AtomicFile {
    private AtomicFile() {}

    /**
     * Writes text as UTF-8 to a temporary file beside the path, forces it, and renames it over the path.
     *
     * @throws IOException if any step fails; the temporary file is then deleted and the path is as it was
     */
    public static void write(Path path, String text) throws IOException {
        Path directory = path.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IOException("'" + path + "' is a root directory, expected a file");
        }
        Path temporary = Files.createTempFile(directory, "." + path.getFileName(), ".tmp");
        try {
            writeForced(temporary, text);
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void writeForced(Path path, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
