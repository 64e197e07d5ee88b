package dev.brine.cli.io;

import dev.brine.UnprovedSaveException;
import dev.brine.error.ModelFormatException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Runs what reads or writes a file, so that an error which names no file, or only a temporary one, names this one. */
public final class OnFile {
    private OnFile() {}

    /** What is done with the file. */
    @FunctionalInterface
    public interface Action<T> {
        /** Reads or writes. */
        T run() throws IOException;
    }

    /** Reads a file; a folder is refused. */
    public static <T> T read(Path path, Action<T> action) throws IOException {
        if (Files.isDirectory(path)) {
            throw new RefusedException(path + ": is a folder, expected a file");
        }
        return named(path, action);
    }

    /** As {@link #read}, for a model, which may be a folder. */
    public static <T> T readModel(Path path, Action<T> action) throws IOException {
        return named(path, action);
    }

    /** Writes a file. */
    public static <T> T write(Path path, Action<T> action) throws IOException {
        try {
            return named(path, action);
        } catch (FileSystemException e) {
            boolean namesTemporary = String.valueOf(e.getFile()).endsWith(".tmp");
            throw namesTemporary ? new RefusedException(path + ": cannot be written: " + words(e), e) : e;
        }
    }

    private static <T> T named(Path path, Action<T> action) throws IOException {
        try {
            return action.run();
        } catch (ModelFormatException | FileSystemException | RefusedException | UnprovedSaveException e) {
            throw e;
        } catch (IOException e) {
            throw new RefusedException(path + ": " + withoutName(path, String.valueOf(e.getMessage())), e);
        }
    }

    /** Some readers begin with the file, quoted. */
    private static String withoutName(Path path, String message) {
        String name = "'" + path + "' ";
        return message.startsWith(name) ? message.substring(name.length()) : message;
    }

    /** Says what happened to a file, without its name. */
    public static String words(FileSystemException e) {
        if (e.getReason() != null) {
            return e.getReason();
        }
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return "access denied";
        }
        if (e instanceof NotDirectoryException) {
            return "not a folder";
        }
        return e instanceof FileAlreadyExistsException ? "exists, and is not a folder" : "cannot be used";
    }
}
