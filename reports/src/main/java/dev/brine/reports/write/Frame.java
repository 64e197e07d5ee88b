package dev.brine.reports.write;

/**
 * The room that a picture is drawn into: every picture is drawn twice, once for windows and once for phones, because
 * text that shrinks with a picture cannot be read.
 *
 * @param width in units of the picture's own coordinates, which are pixels where nothing scales it
 * @param height as {@code width}
 * @param style class of the picture's element
 * @param character width of one character of its text, on the safe side of common fonts
 */
record Frame(double width, double height, String style, double character) {
    static final Frame WIDE = new Frame(920, 540, "wide", 8);
    static final Frame HALF = new Frame(560, 400, "half", 8);
    static final Frame NARROW = new Frame(360, 460, "narrow", 6.6);

    boolean narrow() {
        return this.style.equals(NARROW.style);
    }

    Frame withHeight(double newHeight) {
        return new Frame(width, newHeight, style, character);
    }

    /** The text cut to the characters that fit into the room. */
    String fit(String text, double room) {
        int fitting = Math.max(2, (int) (room / character));
        return text.length() <= fitting ? text : text.substring(0, fitting - 1) + "\u2026";
    }

    /** Height of a line of text. */
    double line() {
        return narrow() ? 13 : 16;
    }
}
