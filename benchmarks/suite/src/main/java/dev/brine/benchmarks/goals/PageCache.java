package dev.brine.benchmarks.goals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes files out of the page cache, with Debian's dd, and looks what is left, with fincore. */
final class PageCache {
    /** Of a file, this part may stay. */
    private static final double LEFT = 0.01;

    private PageCache() {}

    /** @throws NotAvailableException if a tool is missing */
    static void requireTools() throws InterruptedException, NotAvailableException {
        for (String tool : new String[] {"dd", "fincore"}) {
            try {
                run(tool, "--version");
            } catch (IOException e) {
                throw new NotAvailableException(
                        "'%s' is needed to empty the page cache: %s".formatted(tool, e.getMessage()));
            }
        }
    }

    /** @throws NotAvailableException if the file stays cached, as in a file system in memory */
    static void evict(Path file) throws IOException, InterruptedException, NotAvailableException {
        run("dd", "of=" + file, "oflag=nocache", "conv=notrunc,fdatasync", "count=0");
        long resident = Long.parseLong(run("fincore", "--bytes", "--noheadings", "--output", "RES", file.toString())
                .strip());
        if (resident > LEFT * Files.size(file)) {
            throw new NotAvailableException("%,d of %,d bytes stay in the page cache of this file system"
                    .formatted(resident, Files.size(file)));
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
