package dev.brine.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The command line that repeats a run of {@code bench}: as it was typed, without what only holds on this machine. */
final class RepeatedCommand {
    private static final String JMH_PREFIX = "jmh.";

    /** Brine's own that change what is measured; the others tell where things lie, or which commit this is. */
    private static final Set<String> MEASURED = Set.of("brine.starts", "brine.threads", "brine.python");

    /** Options that stand for the usual where nothing follows; a build tool may well hand them over so. */
    private static final Set<String> EMPTY = Set.of("--formats=", "--models=");

    private static final String OUT = "--out";
    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

    private RepeatedCommand() {}

    /**
     * Returns the command.
     *
     * @param arguments what was typed after the jar
     * @param current folder that the command runs in
     */
    static String of(Properties properties, List<String> arguments, Path current) {
        List<String> words = new ArrayList<>(List.of("java"));
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            String value = properties.getProperty(name);
            if (!value.isEmpty() && (name.startsWith(JMH_PREFIX) || MEASURED.contains(name))) {
                words.add("-D" + name + '=' + value);
            }
        }
        words.addAll(List.of("-jar", "brine.jar"));
        for (int i = 0; i < arguments.size(); i++) {
            boolean isFolder = i > 0 && arguments.get(i - 1).equals(OUT);
            words.add(isFolder ? near(arguments.get(i), current) : withoutPlace(arguments.get(i), current));
        }
        words.removeIf(EMPTY::contains);
        return String.join(" ", words.stream().map(RepeatedCommand::quoted).toList());
    }

    private static String withoutPlace(String argument, Path current) {
        String folder = OUT + '=';
        return argument.startsWith(folder) ? folder + near(argument.substring(folder.length()), current) : argument;
    }

    /** Returns a folder from the current one, one that lies elsewhere by its name alone. */
    private static String near(String folder, Path current) {
        Path path = Path.of(folder);
        if (!path.isAbsolute()) {
            return folder;
        }
        Path normal = path.normalize();
        Path here = current.toAbsolutePath().normalize();
        if (normal.equals(here)) {
            return ".";
        }
        Path shown = normal.startsWith(here) ? here.relativize(normal) : normal.getFileName();
        return shown == null ? "." : shown.toString().replace('\\', '/');
    }

    /** As a POSIX shell takes it. */
    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
