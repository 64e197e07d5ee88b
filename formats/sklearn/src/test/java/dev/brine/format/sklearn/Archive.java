package dev.brine.format.sklearn;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Models with their rows, expected outputs and probabilities, in one compressed file of the fixtures. */
public final class Archive {
    private final Map<String, byte[]> files = new TreeMap<>();

    private Archive() {}

    /** Reads a file of the fixtures, such as {@code variants-1.2.1.tar.xz}, whole. */
    public static Archive open(String name) {
        Archive archive = new Archive();
        try (InputStream file = new BufferedInputStream(Files.newInputStream(Fixtures.path(name)));
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    archive.files.put(entry.getName().replaceFirst("^\\./", ""), tar.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return archive;
    }

    /** Reads the files of a folder. */
    public static Archive ofFolder(Path folder) throws IOException {
        Archive archive = new Archive();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                archive.files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return archive;
    }

    /** Returns the names of the models' files, sorted. */
    public List<String> models() {
        return files.keySet().stream()
                .filter(name -> name.endsWith(".joblib") || name.endsWith(".pkl"))
                .toList();
    }

    /** Returns the names of the files that end so, sorted. */
    public List<String> names(String ending) {
        return files.keySet().stream().filter(name -> name.endsWith(ending)).toList();
    }

    /** Returns whether there is a file. */
    public boolean has(String name) {
        return files.containsKey(name);
    }

    /** Returns the bytes of a file. */
    public byte[] bytes(String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new IllegalArgumentException("no file '%s'".formatted(name));
        }
        return bytes;
    }

    /** Returns a file as text. */
    public String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }
}
