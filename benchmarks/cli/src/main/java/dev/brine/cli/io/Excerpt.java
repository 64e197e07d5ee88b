package dev.brine.cli.io;

import dev.brine.reports.text.Numbers;
import java.util.List;
import java.util.stream.Collectors;

/** Texts of a file as errors and tables show them: a cell or a name may be megabytes long, and a table pads every row. */
public final class Excerpt {
    private static final int MOST_CHARACTERS = 80;
    private static final int MOST_NAMES = 10;

    private Excerpt() {}

    /** Returns the text, its end left out where it is long. */
    public static String of(CharSequence text) {
        return text.length() <= MOST_CHARACTERS
                ? text.toString()
                : "%s... (%s characters)"
                        .formatted(text.subSequence(0, MOST_CHARACTERS / 2), Numbers.count(text.length()));
    }

    /** Returns the first texts, and how many more there are. */
    public static String of(List<?> texts) {
        String shown = texts.stream()
                .limit(MOST_NAMES)
                .map(text -> of(text.toString()))
                .collect(Collectors.joining(", "));
        return texts.size() <= MOST_NAMES
                ? "[" + shown + "]"
                : "[%s and %s more]".formatted(shown, Numbers.count(texts.size() - MOST_NAMES));
    }
}
