package dev.brine.benchmarks.process;

import dev.brine.format.ModelFormat;
import dev.brine.format.ModelFormats;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of JVMs with this process's Java and class path. */
public final class ChildJvm {
    private ChildJvm() {}

    /** Returns the command; arguments of the program are to be added. */
    public static List<String> command(List<String> flags, Class<?> program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        command.addAll(flags);
        command.add("-cp");
        command.add(System.getProperty("java.class.path", ""));
        command.add(program.getName());
        return command;
    }

    /** Returns what a format's library needs of this Java. */
    public static List<String> flagsOf(String format) {
        ModelFormat found = ModelFormats.forName(format);
        return found.jvmFlags(Runtime.version().feature());
    }
}
