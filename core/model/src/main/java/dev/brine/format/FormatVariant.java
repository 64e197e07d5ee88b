package dev.brine.format;

import java.util.List;
import java.util.Set;

/**
 * One way in which a format writes.
 *
 * @param name unique in its format, lower case, such as {@code default} or {@code zstd}
 * @param extensions file name endings that choose it when saving, without the leading dot, such as {@code json.gz}; empty
 *     where another variant has the extension
 * @param traits what it promises
 */
public record FormatVariant(String name, List<String> extensions, Set<FormatTrait> traits) {
    /** Copies the collections. */
    public FormatVariant {
        extensions = List.copyOf(extensions);
        traits = Set.copyOf(traits);
    }

    /** Returns whether the variant promises a trait. */
    public boolean has(FormatTrait trait) {
        return traits.contains(trait);
    }
}
