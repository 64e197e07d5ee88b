package dev.brine.cli.io;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Tells whether a person reads along. Java tells only of input and output together; Linux names the file behind each. */
public final class Terminal {
    /** Characters of a line where nobody says. */
    public static final int USUAL_WIDTH = 80;

    private static final int LEAST_WIDTH = 40;

    private Terminal() {}

    /** Returns how many characters a line of standard output has, as {@code COLUMNS} or the terminal says, else 80. */
    public static int width() {
        int named = number(System.getenv("COLUMNS"));
        int width = named > 0 ? named : isStandardOutput() ? asked() : 0;
        return width > 0 ? Math.max(width, LEAST_WIDTH) : USUAL_WIDTH;
    }

    /** Asks the terminal for lines and columns; returns 0 where that cannot be done. */
    private static int asked() {
        try {
            Process process = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String size = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return number(size.substring(size.indexOf(' ') + 1));
        } catch (IOException e) {
            return 0;
        }
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(text) : 0;
    }

    static boolean isStandardOutput() {
        return isTerminal(1);
    }

    static boolean isStandardError() {
        return isTerminal(2);
    }

    private static boolean isTerminal(int descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
