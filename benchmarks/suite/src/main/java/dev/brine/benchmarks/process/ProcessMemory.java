package dev.brine.benchmarks.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel counts of a process's memory, in bytes. */
public final class ProcessMemory {
    private static final Path PROC = Path.of("/proc");
    private static final int KIB = 1024;

    private ProcessMemory() {}

    /** Returns whether this system tells. */
    public static boolean isAvailable() {
        return Files.isReadable(PROC.resolve("self/status")) && Files.isReadable(PROC.resolve("self/smaps_rollup"));
    }

    /** Returns the most memory that a process has held so far: private and file pages ({@code VmHWM}). */
    public static long peak(long process) throws IOException {
        return bytes(process, "status", "VmHWM");
    }

    /** Returns the private memory that a process holds ({@code RssAnon}). */
    public static long anonymous(long process) throws IOException {
        return bytes(process, "status", "RssAnon");
    }

    /** Returns the file pages that a process holds, shared memory included ({@code RssFile} and {@code RssShmem}). */
    public static long file(long process) throws IOException {
        return bytes(process, "status", "RssFile") + bytes(process, "status", "RssShmem");
    }

    /** Returns the memory that a process holds, each page divided by the number of its users ({@code Pss}). */
    public static long proportional(long process) throws IOException {
        return bytes(process, "smaps_rollup", "Pss");
    }

    /** Returns the memory that a process holds, counted mapping by mapping ({@code Rss}). */
    public static long resident(long process) throws IOException {
        return bytes(process, "smaps_rollup", "Rss");
    }

    private static long bytes(long process, String file, String field) throws IOException {
        Path path = PROC.resolve(Long.toString(process)).resolve(file);
        for (String line : Files.readAllLines(path, StandardCharsets.ISO_8859_1)) {
            if (line.startsWith(field + ":")) {
                String number = line.substring(field.length() + 1).replace("kB", "");
                return Long.parseLong(number.strip()) * KIB;
            }
        }
        throw new IOException("'%s' has no line '%s'".formatted(path, field));
    }
}
