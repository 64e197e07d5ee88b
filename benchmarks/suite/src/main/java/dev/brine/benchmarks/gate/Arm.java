package dev.brine.benchmarks.gate;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * One side of the comparison: Brine's jar with what else is on the class path, the JVM, its flags and the model.
 *
 * @param text as it was asked for
 * @param classPath jars and folders of classes, the first found wins
 * @param java the program that starts the JVM
 * @param flags of the JVM, beside those that the gate sets
 * @param model the model that is saved and loaded; empty for the gate's own
 */
public record Arm(String text, List<Path> classPath, Path java, List<String> flags, Optional<Path> model) {
    private static final String ENTRY_CLASS = "dev/brine/Brine.class";
    private static final Set<String> NAMES = Set.of("jar", "java", "flags", "model");

    /** Copies the lists. */
    public Arm {
        classPath = List.copyOf(classPath);
        flags = List.copyOf(flags);
    }

    /** Returns this process's jar and JVM, without flags and with the gate's model. */
    public static Arm current() {
        List<Path> classPath = Stream.of(
                        System.getProperty("java.class.path", "").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        Path java = Path.of(System.getProperty("java.home", ""), "bin", "java");
        return new Arm("", classPath, java, List.of(), Optional.empty());
    }

    /**
     * Reads an arm such as {@code jar=old.jar,java=/opt/jdk-25,flags=-XX:+UseSerialGC -Xss2m,model=m.brine}: each part may
     * be missing; several jars as on a class path, flags divided by spaces; a text without a name is the jar.
     *
     * @throws IllegalArgumentException if a part is unknown, given twice or names no file
     */
    public static Arm parse(String text, Arm otherwise) {
        Map<String, String> parts = parts(text);
        List<Path> classPath = parts.containsKey("jar") ? files(parts.get("jar")) : otherwise.classPath;
        Path java = parts.containsKey("java") ? java(Path.of(parts.get("java"))) : otherwise.java;
        List<String> flags = parts.containsKey("flags")
                ? Stream.of(parts.get("flags").split(" "))
                        .filter(flag -> !flag.isBlank())
                        .toList()
                : otherwise.flags;
        Optional<Path> model =
                parts.containsKey("model") ? Optional.of(file(Path.of(parts.get("model")))) : otherwise.model;
        return new Arm(text, classPath, java, flags, model);
    }

    private static Map<String, String> parts(String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : text.split(",(?=(?:jar|java|flags|model)=)", -1)) {
            int at = part.indexOf('=');
            String name = at < 0 ? "jar" : part.substring(0, at);
            String value = at < 0 ? part : part.substring(at + 1);
            if (!NAMES.contains(name) || value.isBlank()) {
                throw new IllegalArgumentException(
                        "arm '%s': part '%s', expected jar=, java=, flags= or model= and a value"
                                .formatted(text, part));
            }
            if (parts.put(name, value) != null) {
                throw new IllegalArgumentException("arm '%s': '%s' is given twice".formatted(text, name));
            }
        }
        return parts;
    }

    private static List<Path> files(String classPath) {
        List<Path> files = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            files.add(existing(Path.of(entry)));
        }
        return files;
    }

    /** Takes the program, or the folder of a JDK. */
    private static Path java(Path path) {
        return file(Files.isDirectory(path) ? path.resolve("bin").resolve("java") : path);
    }

    private static Path file(Path path) {
        if (Files.isDirectory(existing(path))) {
            throw new IllegalArgumentException("'%s' is a folder, expected a file".formatted(path));
        }
        return path;
    }

    private static Path existing(Path path) {
        if (!Files.exists(path)) {
            throw new IllegalArgumentException("'%s': no such file or folder".formatted(path));
        }
        return path.toAbsolutePath();
    }

    /** @throws IllegalArgumentException if a file of the class path is no jar, or Brine is in none */
    void requireBrine() {
        boolean has = false;
        for (Path entry : classPath) {
            has |= hasBrine(entry);
        }
        if (!has) {
            throw new IllegalArgumentException("arm '%s': no Brine in %s, expected brine.jar or the jars of its modules"
                    .formatted(text, classPath));
        }
    }

    private static boolean hasBrine(Path entry) {
        if (Files.isDirectory(entry)) {
            return Files.exists(entry.resolve(ENTRY_CLASS));
        }
        try (ZipFile jar = new ZipFile(entry.toFile())) {
            return jar.getEntry(ENTRY_CLASS) != null;
        } catch (IOException e) {
            throw new IllegalArgumentException("'%s' is no jar: %s".formatted(entry, e.getMessage()), e);
        }
    }

    /** Returns this arm with another class path. */
    Arm withClassPath(List<Path> other) {
        return new Arm(text, other, java, flags, model);
    }

    /** Returns this arm with that model where it names none. */
    Arm withModel(Path own) {
        return model.isPresent() ? this : new Arm(text, classPath, java, flags, Optional.of(own));
    }

    Path modelFile() {
        return model.orElseThrow(() -> new IllegalStateException("the arm has no model yet"));
    }
}
