package dev.brine.benchmarks.goals;

import dev.brine.benchmarks.process.NotAvailableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** The Python that has scikit-learn: {@code -Dbrine.python}, else Debian's. */
final class Python {
    static final String PROPERTY = "brine.python";
    private static final String DEFAULT = "/usr/bin/python3";
    private static final String VERSIONS =
            "import platform, sklearn, joblib; print('Python', platform.python_version(), 'scikit-learn',"
                    + " sklearn.__version__, 'joblib', joblib.__version__)";

    private final Path executable;
    private final String versions;

    private Python(Path executable, String versions) {
        this.executable = executable;
        this.versions = versions;
    }

    /** @throws NotAvailableException if there is none, saying what was tried */
    static Python find() throws InterruptedException, NotAvailableException {
        String named = System.getProperty(PROPERTY, "");
        Path executable = Path.of(named.isEmpty() ? DEFAULT : named);
        try {
            return new Python(executable, run(List.of(executable.toString(), "-c", VERSIONS)));
        } catch (IOException e) {
            throw new NotAvailableException("'%s' cannot import scikit-learn and joblib; name another with -D%s (%s)"
                    .formatted(executable, PROPERTY, e.getMessage()));
        }
    }

    Path executable() {
        return executable;
    }

    String versions() {
        return versions;
    }

    /** Copies a script of this package into a folder. */
    static Path script(String name, Path folder) throws IOException {
        Path copy = folder.resolve(name);
        try (InputStream in = Python.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("script '%s' is not in the jar".formatted(name));
            }
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return copy;
    }

    void run(Path script, Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(executable.toString(), script.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        run(command);
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            String lastLine = output.substring(output.lastIndexOf('\n') + 1);
            throw new IOException("status %d: %s".formatted(process.exitValue(), lastLine));
        }
        return output;
    }
}
