package dev.brine.cli;

import dev.brine.format.ModelFormat;
import dev.brine.format.ModelFormats;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Runs the command once more in a Java that has the flags which a format's library needs. The jar's manifest opens
 * packages and allows native code; what it cannot say, such as {@code --sun-misc-unsafe-memory-access} from Java 24 on,
 * would be a warning of Java on standard error, and an error in a later one.
 */
final class Relaunch {
    static final int FIRST_JAVA_WITH_UNSAFE_WARNINGS = 24;
    private static final String MARK = "brine.relaunched";
    private static final int START_BYTES = 64;

    private Relaunch() {}

    /** Returns the other process's exit status, or empty where this process will do. */
    static OptionalInt runIfNeeded(String... arguments) throws IOException {
        String jar = System.getProperty("java.class.path", "");
        boolean runsAsJar = jar.endsWith(".jar") && Files.isRegularFile(Path.of(jar));
        int java = Runtime.version().feature();
        if (!runsAsJar || java < FIRST_JAVA_WITH_UNSAFE_WARNINGS || Boolean.getBoolean(MARK)) {
            return OptionalInt.empty();
        }
        List<String> own = ManagementFactory.getRuntimeMXBean().getInputArguments();
        List<String> missing = missingFlags(touched(arguments), java, own);
        return missing.isEmpty() ? OptionalInt.empty() : OptionalInt.of(run(command(jar, own, missing, arguments)));
    }

    private static List<String> command(String jar, List<String> own, List<String> missing, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current()
                .info()
                .command()
                .orElse(Path.of(System.getProperty("java.home", ""), "bin", "java")
                        .toString()));
        command.addAll(own);
        command.addAll(missing);
        command.add("-D" + MARK + "=true");
        command.add("-jar");
        command.add(jar);
        command.addAll(List.of(arguments));
        return command;
    }

    private static int run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        Thread stopToo = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(stopToo);
        while (true) {
            try {
                return process.waitFor();
            } catch (InterruptedException e) {
                process.destroy();
            }
        }
    }

    /** Returns the flags of formats that neither the manifest nor the given Java arguments hold. */
    static List<String> missingFlags(Set<ModelFormat> formats, int java, List<String> own) {
        Set<String> missing = new LinkedHashSet<>();
        for (ModelFormat format : formats) {
            for (String flag : format.jvmFlags(java)) {
                if (flag.startsWith("--sun-misc-unsafe-memory-access=") && !own.contains(flag)) {
                    missing.add(flag);
                }
            }
        }
        return List.copyOf(missing);
    }

    /** Returns the formats that arguments name, by a format's name, a file to read or a file to write. */
    static Set<ModelFormat> touched(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals("bench")) {
            return new LinkedHashSet<>(ModelFormats.available());
        }
        Set<ModelFormat> touched = new LinkedHashSet<>();
        for (String argument : arguments) {
            String value = argument.startsWith("--") ? argument.substring(argument.indexOf('=') + 1) : argument;
            ModelFormats.forFileName(value).map(ModelFormats.Target::format).ifPresent(touched::add);
            for (ModelFormat format : ModelFormats.available()) {
                if (format.name().equals(value)) {
                    touched.add(format);
                }
            }
            formatOfFile(value).ifPresent(touched::add);
        }
        return touched;
    }

    /** A file that cannot be read is the command's to complain about. */
    private static Optional<ModelFormat> formatOfFile(String name) {
        ByteBuffer start = ByteBuffer.allocate(START_BYTES);
        try {
            Path path = Path.of(name);
            if (!Files.isRegularFile(path)) {
                return Optional.empty();
            }
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                channel.read(start);
            }
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
        start.flip();
        return ModelFormats.available().stream()
                .filter(format -> format.recognizes(start.asReadOnlyBuffer()))
                .findFirst();
    }
}
