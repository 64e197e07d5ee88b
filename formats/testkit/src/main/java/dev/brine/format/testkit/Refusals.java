package dev.brine.format.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.error.ModelFormatException;

/** What the message of a refusal may be: something to print in a terminal and to keep in a log. */
final class Refusals {
    private static final int MAX_CHARS = 5_000;

    private Refusals() {}

    static void requireOneLine(ModelFormatException refusal) {
        String message = String.valueOf(refusal.getMessage());
        assertThat(message).as("message of a refusal").isNotBlank().hasSizeLessThan(MAX_CHARS);
        message.codePoints().filter(Refusals::isUnprintable).findFirst().ifPresent(codePoint -> {
            throw new AssertionError(
                    "message of a refusal holds %s: %s".formatted(Character.getName(codePoint), message), refusal);
        });
    }

    private static boolean isUnprintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
