package dev.brine.format.sklearn.mlflow;

import dev.brine.error.CorruptModelException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * The texts of a YAML document by the keys that lead to them, joined by dots; elements of a list stand under the list's.
 * Taken from the parser's events: nothing is constructed, no alias is followed, and depth costs no stack.
 */
final class YamlTexts {
    private static final int MAX_DEPTH = 64;

    private final Map<String, List<String>> texts = new LinkedHashMap<>();
    private final Deque<Level> levels = new ArrayDeque<>();

    /** A mapping or list that is open; the key is null between two entries. */
    private static final class Level {
        private final String prefix;
        private final boolean isMapping;
        private boolean isAtKey = true;
        private String path;

        Level(String prefix, boolean isMapping) {
            this.prefix = prefix;
            this.isMapping = isMapping;
            this.path = prefix;
        }

        /** Takes a scalar; returns whether it is a key. */
        boolean takesKey(String text) {
            if (!isMapping || !isAtKey) {
                return false;
            }
            path = prefix.isEmpty() ? text : prefix + "." + text;
            isAtKey = false;
            return true;
        }

        void endValue() {
            isAtKey = true;
        }
    }

    private YamlTexts() {}

    /** Reads the one document of a text. */
    static YamlTexts of(String text, Path file) throws CorruptModelException {
        YamlTexts found = new YamlTexts();
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        try {
            Parser events = new ParserImpl(settings, new StreamReader(settings, text));
            while (events.hasNext()) {
                found.take(events.next());
            }
        } catch (YamlEngineException | IllegalArgumentException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new CorruptModelException("is not the YAML that MLflow writes: " + reason, file.toString(), -1, e);
        }
        return found;
    }

    private void take(Event event) {
        switch (event.getEventId()) {
            case MappingStart -> open(true);
            case SequenceStart -> open(false);
            case MappingEnd, SequenceEnd -> {
                levels.pop();
                endValue();
            }
            case Scalar -> scalar(((ScalarEvent) event).getValue());
            case Alias -> scalar("");
            default -> {}
        }
    }

    private void open(boolean isMapping) {
        if (levels.size() == MAX_DEPTH) {
            throw new IllegalArgumentException("nested more than %d deep".formatted(MAX_DEPTH));
        }
        Level outer = levels.peek();
        levels.push(new Level(outer == null ? "" : outer.path, isMapping));
    }

    private void scalar(String text) {
        Level level = levels.peek();
        if (level == null || level.takesKey(text)) {
            return;
        }
        texts.computeIfAbsent(level.path, path -> new ArrayList<>()).add(text);
        endValue();
    }

    private void endValue() {
        Level level = levels.peek();
        if (level != null) {
            level.endValue();
        }
    }

    /** Returns the texts under a path. */
    List<String> all(String path) {
        return texts.getOrDefault(path, List.of());
    }

    /** Returns the text under a path, unless it is missing, empty or null. */
    Optional<String> first(String path) {
        return all(path).stream()
                .findFirst()
                .filter(text -> !text.isEmpty() && !text.equals("null") && !text.equals("~"));
    }

    /** Returns the keys of a mapping, sorted. */
    List<String> keysOf(String path) {
        TreeSet<String> keys = new TreeSet<>();
        texts.keySet().stream()
                .filter(known -> known.startsWith(path + "."))
                .forEach(known -> keys.add(known.substring(path.length() + 1).split("\\.", 2)[0]));
        return List.copyOf(keys);
    }
}
