package dev.brine.benchmarks.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of JVMs with this process's Java and class path. */
public final class ChildJvm {
    private ChildJvm() {}

    /** Returns the command that runs a program with its arguments. */
    public static List<String> command(List<String> flags, Class<?> program, List<?> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path", ""), program.getName()));
        arguments.forEach(argument -> command.add(argument.toString()));
        return command;
    }
}
