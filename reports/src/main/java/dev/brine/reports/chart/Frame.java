package dev.brine.reports.chart;

import java.util.stream.Stream;

/**
 * The room that a picture is drawn into: every picture is drawn twice, once for windows and once for phones, because
 * text that shrinks with a picture cannot be read.
 *
 * @param width in units of the picture's own coordinates, which are pixels where nothing scales it
 * @param height as {@code width}
 * @param style class of the picture's element
 * @param fontSize height of its text, as page.css sets it for that class
 */
public record Frame(double width, double height, String style, double fontSize) {
    /** The width of a page in a window. */
    public static final Frame WIDE = new Frame(920, 540, "wide", 14);
    /** Half of it. */
    public static final Frame HALF = new Frame(560, 400, "half", 14);
    /** The width of a page on a phone. */
    public static final Frame NARROW = new Frame(360, 460, "narrow", 11.5);

    private static final String ELLIPSIS = "\u2026";

    boolean narrow() {
        return this.style.equals(NARROW.style);
    }

    Frame withHeight(double newHeight) {
        return new Frame(width, newHeight, style, fontSize);
    }

    /** Width of a text, on the safe side of common fonts. */
    double width(String text) {
        return fontSize * text.chars().mapToDouble(Frame::width).sum();
    }

    /** Width of the widest of the texts. */
    double widest(Stream<String> texts) {
        return texts.mapToDouble(this::width).max().orElse(0);
    }

    /** Width of a character in a wide font, DejaVu Sans, as a part of its height. */
    private static double width(int character) {
        return switch (character) {
            case 'i', 'j', 'l', 'I', '.', ',', ':', ';', '\'', '|', ' ' -> 0.34;
            case 'f', 'r', 't', '(', ')', '-', '/' -> 0.43;
            case 'm', 'M', 'W', '%', '@' -> 1.0;
            case 'w' -> 0.84;
            default -> Character.isUpperCase(character) ? 0.78 : character < 128 ? 0.65 : 1.0;
        };
    }

    /** The text cut to what fits into the room. */
    String fit(String text, double room) {
        if (width(text) <= room) {
            return text;
        }
        int length = text.length();
        while (length > 1 && width(text.substring(0, length) + ELLIPSIS) > room) {
            length = text.offsetByCodePoints(length, -1);
        }
        return text.substring(0, length) + ELLIPSIS;
    }

    /** Height of a line of text. */
    double line() {
        return narrow() ? 13 : 16;
    }
}
