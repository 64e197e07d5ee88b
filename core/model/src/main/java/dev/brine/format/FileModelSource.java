package dev.brine.format;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** A model in a file. */
record FileModelSource(Path path) implements ModelSource {
    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public FileChannel open() throws IOException {
        BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
        if (!file.isRegularFile()) { // opening a pipe would wait for its writer
            throw new FileSystemException(
                    name(),
                    null,
                    file.isDirectory()
                            ? "is a folder, expected a file"
                            : "is a pipe or a device, expected a file; copy what it gives to a file first");
        }
        return FileChannel.open(path, StandardOpenOption.READ);
    }
}
