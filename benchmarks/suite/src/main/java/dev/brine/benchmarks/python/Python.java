package dev.brine.benchmarks.python;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A Python interpreter that has scikit-learn and joblib.
 *
 * @param script runs the peers' script with it
 * @param libraries versions by name: {@code python}, {@code numpy}, {@code scikit-learn}, {@code joblib} and, where they
 *     are there, {@code python-lz4} and {@code pandas}
 */
public record Python(PythonScript script, Map<String, String> libraries) {
    /** Property that names an interpreter. */
    public static final String PROPERTY = "brine.python";

    private static final String DEBIAN = "/usr/bin/python3";

    /** Keeps the order. */
    public Python {
        libraries = Collections.unmodifiableMap(new TreeMap<>(libraries));
    }

    /** Returns an interpreter, or why there is none. */
    public record Search(Optional<Python> found, String reason) {}

    /**
     * Asks an interpreter for its libraries.
     *
     * @param named the interpreter's path, empty for the one that the property {@value #PROPERTY} names, else Debian's
     * @throws InterruptedException if the caller is interrupted while Python answers
     */
    public static Search find(Optional<String> named) throws InterruptedException {
        String property = System.getProperty(PROPERTY, "");
        String command = named.orElse(property.isEmpty() ? DEBIAN : property);
        if (!Files.isExecutable(Path.of(command))) {
            return new Search(Optional.empty(), "there is no Python '%s'".formatted(command));
        }
        PythonScript script = new PythonScript(command);
        try {
            JsonNode versions = script.run("describe").event("versions").get("libraries");
            Map<String, String> libraries = new TreeMap<>();
            versions.properties()
                    .forEach(entry ->
                            libraries.put(entry.getKey(), entry.getValue().asString()));
            return new Search(Optional.of(new Python(script, libraries)), "");
        } catch (IOException e) {
            return new Search(Optional.empty(), "'%s' cannot run the peers: %s".formatted(command, e.getMessage()));
        }
    }

    /** Returns name and version of the interpreter, as {@code python 3.11.2}. */
    public String label() {
        return "python " + libraries.getOrDefault("python", "");
    }

    /** Returns whether it can make data frames. */
    public boolean hasPandas() {
        return libraries.containsKey("pandas");
    }

    /** Returns the version of scikit-learn. */
    public String scikitLearn() {
        return libraries.getOrDefault("scikit-learn", "");
    }
}
