package dev.brine.benchmarks.gate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a worker said: {@code name value} a line, some names more than once; lines of the JVM are passed over. */
final class WorkerLines {
    private final List<String> lines;

    WorkerLines(List<String> lines) {
        this.lines = lines;
    }

    static Description description(List<String> lines) {
        WorkerLines said = new WorkerLines(lines);
        Map<String, List<String>> flags = new LinkedHashMap<>();
        said.pairs("flag")
                .forEach(flag -> flags.computeIfAbsent(flag[0], format -> new ArrayList<>())
                        .add(flag[1]));
        Map<String, String> libraries = new LinkedHashMap<>();
        said.pairs("library").forEach(library -> libraries.put(library[0], library[1]));
        return new Description(
                said.one("java"),
                said.one("brine"),
                Long.parseLong(said.one("tensor-bytes")),
                said.pairs("variant").stream()
                        .map(variant -> new TimedRow.StoredAs(variant[0], variant[1]))
                        .toList(),
                flags,
                libraries);
    }

    static Proof proof(List<String> lines) {
        WorkerLines said = new WorkerLines(lines);
        return new Proof(
                Long.parseLong(said.one("bytes")),
                said.one("digest"),
                said.one("predictions"),
                said.one("loaded-digest"),
                said.one("loaded-predictions"),
                said.numbers("allocated"),
                said.numbers("nanos"));
    }

    private Map<String, Long> numbers(String name) {
        Map<String, Long> numbers = new LinkedHashMap<>();
        pairs(name).forEach(pair -> numbers.put(pair[0], Long.parseLong(pair[1])));
        return numbers;
    }

    private List<String[]> pairs(String name) {
        return values(name).stream().map(value -> value.split(" ", 2)).toList();
    }

    private String one(String name) {
        List<String> values = values(name);
        if (values.isEmpty()) {
            throw new IllegalStateException("the gate's worker did not say '%s'".formatted(name));
        }
        return values.get(0);
    }

    private List<String> values(String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + ' '))
                .map(line -> line.substring(name.length() + 1))
                .toList();
    }
}
