package dev.brine.format.sklearn.mlflow;

import dev.brine.error.CorruptModelException;
import dev.brine.error.UnsupportedModelException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** The files of a folder, none of which may lie outside of it. */
record ModelFolder(Path folder) {
    private static final int MAX_TEXT_BYTES = 4 << 20;

    /** Returns the content of a text file; empty where there is none of that name. */
    Optional<String> text(String name) throws IOException {
        if (!Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        Path file = file(name);
        if (Files.size(file) > MAX_TEXT_BYTES) {
            throw new UnsupportedModelException(
                    "has %,d bytes, at most %,d are read".formatted(Files.size(file), MAX_TEXT_BYTES), file.toString());
        }
        try {
            return Optional.of(Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new CorruptModelException("is not UTF-8, expected text", file.toString(), -1, e);
        }
    }

    /**
     * Returns a file by its name, which may lead into folders in this one.
     *
     * @throws UnsupportedModelException if it is not there, or the name or a symbolic link leads out of the folder
     */
    Path file(String name) throws IOException {
        Path file = resolved(name);
        if (!Files.exists(file)) {
            throw refused("it has no file '%s', which its MLmodel names", name);
        }
        if (!file.toRealPath().startsWith(folder.toRealPath())) {
            throw refused("'%s' leads out of the folder, which is refused; copy the model into it", name);
        }
        if (!Files.isRegularFile(file)) {
            throw refused("'%s' is no file, expected the model", name);
        }
        return file;
    }

    private Path resolved(String name) throws UnsupportedModelException {
        try {
            Path relative = Path.of(name);
            if (!relative.isAbsolute() && !relative.normalize().startsWith("..")) {
                return folder.resolve(relative);
            }
        } catch (InvalidPathException e) {
            throw refused("'%s' is no name of a file", name);
        }
        throw refused("'%s' leads out of the folder, which is refused; copy the model into it", name);
    }

    private UnsupportedModelException refused(String reason, String name) {
        return new UnsupportedModelException(reason.formatted(name), folder.toString());
    }
}
