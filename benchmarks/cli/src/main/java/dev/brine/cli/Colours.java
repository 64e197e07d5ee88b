package dev.brine.cli;

import picocli.CommandLine.Help.Ansi;

/** Marks words by colour, on a terminal only; the words alone say all. */
final class Colours {
    /** For output that no terminal shows. */
    static final Colours NONE = new Colours(false);

    private final boolean isOn;

    Colours(boolean isOn) {
        this.isOn = isOn;
    }

    /** Colours where standard output is a terminal and the environment does not forbid them, as by {@code NO_COLOR}. */
    static Colours onTerminal() {
        return new Colours(Ansi.AUTO.enabled() && Terminal.isStandardOutput());
    }

    Ansi ansi() {
        return isOn ? Ansi.ON : Ansi.OFF;
    }

    String good(String text) {
        return paint("32", text);
    }

    String bad(String text) {
        return paint("1;31", text);
    }

    private String paint(String code, String text) {
        return isOn ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
