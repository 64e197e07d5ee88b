package dev.brine.format;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A model in a file. */
record FileModelSource(Path path) implements ModelSource {
    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public FileChannel open() throws IOException {
        return FileChannel.open(path, StandardOpenOption.READ);
    }
}
