package dev.brine.benchmarks.gate.worker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The worker's arguments: {@code name=value}. */
final class WorkerArguments {
    private final Map<String, String> values = new HashMap<>();

    /** @param arguments the first, which is the verb, is left out */
    WorkerArguments(String... arguments) {
        for (String argument : List.of(arguments).subList(1, arguments.length)) {
            int at = argument.indexOf('=');
            values.put(argument.substring(0, at), argument.substring(at + 1));
        }
    }

    String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the gate's worker needs '%s'".formatted(name));
        }
        return value;
    }

    Path path(String name) {
        return Path.of(text(name));
    }

    int number(String name) {
        return Integer.parseInt(text(name));
    }
}
