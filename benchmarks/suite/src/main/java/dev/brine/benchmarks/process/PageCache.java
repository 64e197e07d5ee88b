package dev.brine.benchmarks.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Takes files out of the page cache, with Debian's dd, and looks what is left, with fincore. */
public final class PageCache {
    /** Of a file, this part may stay. */
    private static final double LEFT = 0.01;

    private static final int BUFFER_BYTES = 1 << 20;

    private PageCache() {}

    /**
     * Looks for the tools.
     *
     * @throws NotAvailableException if one is missing
     */
    public static void requireTools() throws InterruptedException, NotAvailableException {
        for (String tool : new String[] {"dd", "fincore"}) {
            try {
                run(tool, "--version");
            } catch (IOException e) {
                throw new NotAvailableException(
                        "'%s' is needed to empty the page cache: %s".formatted(tool, e.getMessage()));
            }
        }
    }

    /**
     * Forces a file to the device, takes it out of the page cache, and looks that it is gone. No process may map it.
     *
     * @throws NotAvailableException if the file stays cached, as in a file system in memory
     */
    public static void evict(Path file) throws IOException, InterruptedException, NotAvailableException {
        run("dd", "of=" + file, "oflag=nocache", "conv=notrunc,fdatasync", "count=0");
        long resident = residentBytes(file);
        if (resident > LEFT * Files.size(file)) {
            throw new NotAvailableException("%,d of %,d bytes stay in the page cache of this file system"
                    .formatted(resident, Files.size(file)));
        }
    }

    /** Returns how many bytes of a file lie in the page cache. */
    public static long residentBytes(Path file) throws IOException, InterruptedException {
        return Long.parseLong(run("fincore", "--bytes", "--noheadings", "--output", "RES", file.toString())
                .strip());
    }

    /** Reads a file, so that it lies in the page cache. */
    public static void warm(Path file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (channel.read(buffer.clear()) >= 0) {}
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("%s ended with status %d".formatted(command[0], process.exitValue()));
        }
        return output;
    }
}
