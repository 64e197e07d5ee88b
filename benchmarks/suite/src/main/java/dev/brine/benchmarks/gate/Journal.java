package dev.brine.benchmarks.gate;

import dev.brine.reports.gate.TimePair;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * What a run has found so far, one JSON line a finding, each written when it is found: a run that was stopped is gone on
 * with from here.
 */
final class Journal {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * The first line.
     *
     * @param key what both arms, the rows and the rules come to, hashed
     * @param startedAt when the first part began
     * @param seed of the order of rows
     */
    record Start(String key, Instant startedAt, long seed) {}

    /** What a pair is taken for; none serves two uses. */
    enum Use {
        SCREEN,
        JUDGE,
        CONFIRM,
        /** Of the base against a copy of itself. */
        CONTROL
    }

    /** One pair, and how many seconds had been spent when it was there. */
    record Entry(Use use, String row, TimePair pair, double elapsedSeconds) {}

    private final Path file;
    private final Start start;
    private final List<Entry> entries = new ArrayList<>();
    private Optional<Plan> plan = Optional.empty();

    private Journal(Path file, Start start) {
        this.file = file;
        this.start = start;
    }

    /** Begins anew. */
    static Journal begin(Path file, Start start) throws IOException {
        Files.deleteIfExists(file);
        Journal journal = new Journal(file, start);
        journal.append("start", start);
        return journal;
    }

    /**
     * Goes on with what is there.
     *
     * @throws IOException if there is nothing, or it is of other arms, rows or rules
     */
    static Journal resume(Path file, String key) throws IOException {
        require(file);
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        try {
            Start start = MAPPER.treeToValue(MAPPER.readTree(lines.get(0)).path("start"), Start.class);
            if (!start.key().equals(key)) {
                throw new IOException(
                        "'%s' is of other arms, rows or rules; run without --resume to start anew".formatted(file));
            }
            Journal journal = new Journal(file, start);
            for (String line : lines.subList(1, lines.size())) {
                journal.read(MAPPER.readTree(line));
            }
            return journal;
        } catch (JacksonException | IndexOutOfBoundsException e) {
            throw new IOException(
                    "'%s' is damaged: %s; run without --resume to start anew".formatted(file, e.getMessage()), e);
        }
    }

    /** @throws IOException if there is nothing to go on with */
    static void require(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException("nothing to resume: no '%s'".formatted(file));
        }
    }

    /** Returns whether a run got so far that another can go on with it. */
    static boolean hasPlan(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.skip(1).findFirst().isPresent();
        }
    }

    private void read(JsonNode line) {
        if (line.has("plan")) {
            plan = Optional.of(MAPPER.treeToValue(line.path("plan"), Plan.class));
        } else {
            entries.add(MAPPER.treeToValue(line.path("pair"), Entry.class));
        }
    }

    Start start() {
        return start;
    }

    Optional<Plan> plan() {
        return plan;
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Returns what earlier parts have taken. */
    double elapsedSeconds() {
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).elapsedSeconds();
    }

    void plan(Plan made) throws IOException {
        plan = Optional.of(made);
        append("plan", made);
    }

    void pair(Entry entry) throws IOException {
        entries.add(entry);
        append("pair", entry);
    }

    private void append(String name, Object value) throws IOException {
        String line = "{\"%s\":%s}\n".formatted(name, MAPPER.writeValueAsString(value));
        Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
