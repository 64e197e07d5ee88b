package dev.brine.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The temporary files of a target that a killed process left behind. */
final class StrayFiles {
    /** A writer that has not written for so long is taken for dead where locks cannot tell. */
    static final Duration ABANDONED_AFTER = Duration.ofDays(1);

    private StrayFiles() {}

    /** Removes those that no live process holds; what cannot be removed stays, and is no error. */
    static void remove(Path target) {
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(target.resolveSibling(""), file -> TemporaryFile.isNamedFor(target, file))) {
            for (Path file : files) {
                if (!TemporaryFile.isHeld(file) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    removeIfAbandoned(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) { // saving matters more than tidying
        }
    }

    private static void removeIfAbandoned(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            removeUnlessLocked(file, () -> TemporaryFile.tryLock(channel, true));
        } catch (IOException e) { // another user's, or already gone
        }
    }

    /** Tries to lock a file. */
    @FunctionalInterface
    interface LockAttempt {
        /** Returns null if another process holds it. */
        @Nullable
        FileLock lock() throws IOException;
    }

    static void removeUnlessLocked(Path file, LockAttempt attempt) throws IOException {
        try (FileLock lock = attempt.lock()) {
            if (lock != null) {
                Files.deleteIfExists(file);
            }
        } catch (OverlappingFileLockException e) { // this process writes it, through another class loader
        } catch (IOException | UnsupportedOperationException e) { // a file system without locks
            if (Files.getLastModifiedTime(file)
                    .toInstant()
                    .isBefore(Instant.now().minus(ABANDONED_AFTER))) {
                Files.deleteIfExists(file);
            }
        }
    }
}
