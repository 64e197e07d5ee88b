package dev.brine.kind;

import java.util.Locale;

/** Names of constants as attributes hold them. */
final class Names {
    private Names() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
