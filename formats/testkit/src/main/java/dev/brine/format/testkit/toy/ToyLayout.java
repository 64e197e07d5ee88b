package dev.brine.format.testkit.toy;

import dev.brine.format.FormatTrait;
import dev.brine.format.FormatVariant;
import java.util.List;
import java.util.Set;

/** What the files of one toy start with, and its only variant. The rest of the layout is the same for all toys. */
record ToyLayout(int magic, FormatVariant variant) {
    static final int VERSION = 1;
    static final int HEADER_BYTES = 3 * Integer.BYTES;
    static final int FOOTER_BYTES = Integer.BYTES;

    static ToyLayout of(int magic, String extension) {
        return new ToyLayout(
                magic,
                new FormatVariant(
                        "default",
                        List.of(extension),
                        Set.of(FormatTrait.CHECKSUMMED, FormatTrait.DETERMINISTIC, FormatTrait.UNTRUSTED_INPUT)));
    }
}
