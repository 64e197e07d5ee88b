package dev.brine.cli;

import dev.brine.cli.io.OnFile;
import dev.brine.error.PlainText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import picocli.CommandLine.ParameterException;

/**
 * Why a command ended early: its exit status and one line for the user.
 *
 * @param line without a line break
 */
record Failure(int status, String line) {
    /** Tells a mistake of the user, which is an IOException, from a fault of Brine. */
    static Failure of(Throwable thrown) {
        if (thrown instanceof ParameterException usage) {
            return new Failure(ExitStatus.REFUSED, oneLine(usage(usage)));
        }
        if (thrown instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return of(unchecked.getCause());
        }
        if (thrown instanceof IOException io) {
            return new Failure(ExitStatus.REFUSED, oneLine(reason(io)));
        }
        if (thrown instanceof OutOfMemoryError) {
            return new Failure(
                    ExitStatus.INTERNAL,
                    "not enough memory: the heap may grow to %d MiB; give java a larger -Xmx"
                            .formatted(Runtime.getRuntime().maxMemory() >> 20));
        }
        return new Failure(ExitStatus.INTERNAL, oneLine("internal error: " + thrown + "; --stacktrace shows where"));
    }

    private static String usage(ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName(" ");
        String message = e.getMessage() == null ? "wrong usage" : e.getMessage().replaceFirst("^Error: ", "");
        return "%s%s; see '%s --help'"
                .formatted(message.substring(0, 1).toLowerCase(Locale.ROOT), message.substring(1), command);
    }

    private static String reason(IOException e) {
        if (e instanceof FileSystemException file) {
            return file.getFile() + ": " + OnFile.words(file);
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static String oneLine(String text) {
        return PlainText.escaped(text.strip().replaceAll("\\s*[\\r\\n]+\\s*", " "));
    }
}
