package dev.brine.cli.io;

import dev.brine.error.PlainText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi;

/** Marks words by colour, on a terminal only; the words alone say all. */
public final class Colours {
    /** For output that no terminal shows. */
    public static final Colours NONE = new Colours(false);

    private static final String GOOD = "32";
    private static final String BAD = "1;31";
    private static final Pattern PAINT = Pattern.compile("\u001b\\[(0|%s|%s)m".formatted(GOOD, BAD));

    private final boolean isOn;

    /** @param isOn whether words are marked */
    public Colours(boolean isOn) {
        this.isOn = isOn;
    }

    /** Colours where standard output is a terminal and the environment does not forbid them, as by {@code NO_COLOR}. */
    public static Colours onTerminal() {
        return new Colours(Ansi.AUTO.enabled() && Terminal.isStandardOutput());
    }

    /** Returns whether picocli marks words. */
    public Ansi ansi() {
        return isOn ? Ansi.ON : Ansi.OFF;
    }

    /** Returns a line that may hold text from a file, with nothing that controls a terminal but these colours. */
    public String clean(String line) {
        if (!isOn) {
            return PlainText.clean(line);
        }
        StringBuilder cleaned = new StringBuilder();
        Matcher paint = PAINT.matcher(line);
        int start = 0;
        while (paint.find()) {
            cleaned.append(PlainText.clean(line.substring(start, paint.start())))
                    .append(paint.group());
            start = paint.end();
        }
        return cleaned.append(PlainText.clean(line.substring(start))).toString();
    }

    /** Marks what holds. */
    public String good(String text) {
        return paint(GOOD, text);
    }

    /** Marks what does not hold. */
    public String bad(String text) {
        return paint(BAD, text);
    }

    private String paint(String code, String text) {
        return isOn ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
