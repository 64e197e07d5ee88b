package dev.brine.internal;

import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The file that becomes the new one. The process holds a lock on it until it is renamed or removed, which the kernel
 * releases when the process dies: so others can tell it from one that was left behind.
 */
final class TemporaryFile implements Closeable {
    private static final int MAX_ATTEMPTS = 100;
    /** Longer names are cut, since file systems have names of 255 bytes at most, of which the rest takes up to 45. */
    private static final int MAX_KEPT_NAME_BYTES = 200;
    /** Far behind the content, since locks of Windows keep readers out. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final Pattern PID_AND_NONCE = Pattern.compile("[0-9]+-[0-9a-f]{16}\\.tmp");
    /**
     * Names of this process's files. They are never opened a second time: on POSIX systems that would give up the lock as
     * soon as the second channel is closed.
     */
    private static final Set<String> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;
    private @Nullable FileLock lock;

    private TemporaryFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Creates and locks a file beside the target. */
    static TemporaryFile create(Path target, FileAttribute<?>... attributes) throws IOException {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            String name = prefix(target)
                    + "%d-%016x.tmp"
                            .formatted(
                                    ProcessHandle.current().pid(),
                                    ThreadLocalRandom.current().nextLong());
            HELD.add(name);
            TemporaryFile file = open(target.resolveSibling(name), attributes);
            if (file.lock() && Files.exists(file.path)) {
                return file;
            }
            file.close(); // another process took it for a stray one before it was locked
        }
        throw new IOException("%s: its temporary file was removed %d times".formatted(target, MAX_ATTEMPTS));
    }

    private static TemporaryFile open(Path path, FileAttribute<?>... attributes) throws IOException {
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            return new TemporaryFile(path, FileChannel.open(path, options, attributes));
        } catch (IOException e) {
            HELD.remove(path.getFileName().toString());
            throw e;
        }
    }

    /** Returns false if another process has it locked, which then is about to remove it. */
    private boolean lock() {
        try {
            lock = tryLock(channel, false);
            return lock != null;
        } catch (IOException | UnsupportedOperationException e) { // a file system without locks: age must tell
            return true;
        }
    }

    /** Returns the lock, or null if another process holds one that excludes it. */
    static @Nullable FileLock tryLock(FileChannel channel, boolean shared) throws IOException {
        return channel.tryLock(LOCKED_BYTE, 1, shared);
    }

    /** Returns whether a file is named as the temporary ones of a target are. */
    static boolean isNamedFor(Path target, Path file) {
        String name = String.valueOf(file.getFileName());
        String prefix = prefix(target);
        return name.startsWith(prefix)
                && PID_AND_NONCE.matcher(name.substring(prefix.length())).matches();
    }

    private static String prefix(Path target) {
        String name = String.valueOf(target.getFileName());
        if (name.getBytes(StandardCharsets.UTF_8).length <= MAX_KEPT_NAME_BYTES) {
            return "." + name + ".";
        }
        int end = 0;
        for (int bytes = 0; bytes <= MAX_KEPT_NAME_BYTES; end = name.offsetByCodePoints(end, 1)) {
            bytes += Character.toString(name.codePointAt(end)).getBytes(StandardCharsets.UTF_8).length;
        }
        int lastStart = name.offsetByCodePoints(end, -1);
        return ".%s~%08x.".formatted(name.substring(0, lastStart), name.hashCode());
    }

    /** Returns whether this process is writing the file. */
    static boolean isHeld(Path file) {
        return HELD.contains(String.valueOf(file.getFileName()));
    }

    FileChannel channel() {
        return channel;
    }

    Path path() {
        return path;
    }

    /** Removes the file, unless it was renamed. */
    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(path);
        } finally {
            Reference.reachabilityFence(lock); // a lock that nobody refers to is not seen by other class loaders
            HELD.remove(String.valueOf(path.getFileName()));
        }
    }
}
