package dev.brine.format.sklearn.mlflow;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The libraries that a folder lists, in {@code requirements.txt} or else in {@code conda.yaml}. Options and addresses are
 * left out: they may hold passwords.
 */
final class Requirements {
    private static final int MAX_LIBRARIES = 1_000;
    /** A name, extras that do not matter, a version; what follows a semicolon is a condition. */
    private static final Pattern REQUIREMENT = Pattern.compile(
            "\\s*([A-Za-z0-9][A-Za-z0-9._-]{0,100}+)(?:\\[[^\\]]*\\])?\\s*([=<>!~][ -~&&[^;@#]]{0,200})?(?:[;#].*)?");

    private Requirements() {}

    /** Returns versions as the folder states them, such as {@code ==1.6.1}, by {@code requires.NAME}. */
    static Map<String, String> of(ModelFolder files) throws IOException {
        Optional<String> plain = files.text("requirements.txt");
        if (plain.isPresent()) {
            return parsed(plain.get().lines());
        }
        Optional<String> conda = files.text("conda.yaml");
        if (conda.isEmpty()) {
            return Map.of();
        }
        YamlTexts texts = YamlTexts.of(conda.get(), files.folder().resolve("conda.yaml"));
        List<String> own = texts.all("dependencies");
        return parsed(Stream.concat(own.stream(), texts.all("dependencies.pip").stream()));
    }

    private static Map<String, String> parsed(Stream<String> lines) {
        Map<String, String> versions = new TreeMap<>();
        lines.map(REQUIREMENT::matcher)
                .filter(Matcher::matches)
                .limit(MAX_LIBRARIES)
                .forEach(found -> versions.put(
                        "requires." + found.group(1),
                        found.group(2) == null ? "any" : found.group(2).strip()));
        return versions;
    }
}
