package dev.brine.format.json;

import dev.brine.format.FormatTrait;
import dev.brine.format.FormatVariant;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What lies between the JSON text and the file; one variant each. Names no class of any library. */
enum Codec {
    PLAIN("json", "json", ""),
    GZIP("gzip", "json.gz", "1f8b08"),
    ZSTD("zstd", "json.zst", "28b52ffd"),
    XZ("xz", "json.xz", "fd377a585a00"),
    BZIP2("bzip2", "json.bz2", "425a68"),
    LZ4("lz4", "json.lz4", "04224d18");

    private static final String TEXT_START = "{\"format\":\"" + Document.FORMAT + "\"";

    private final String variantName;
    private final String extension;
    private final String magicHex;

    Codec(String variantName, String extension, String magicHex) {
        this.variantName = variantName;
        this.extension = extension;
        this.magicHex = magicHex;
    }

    FormatVariant variant() {
        Set<FormatTrait> traits =
                EnumSet.of(FormatTrait.UNTRUSTED_INPUT, FormatTrait.CROSS_LANGUAGE, FormatTrait.DETERMINISTIC);
        if (this != PLAIN) {
            traits.add(FormatTrait.COMPRESSED);
        }
        return new FormatVariant(variantName, List.of(extension), traits);
    }

    static Codec of(FormatVariant variant) {
        for (Codec codec : values()) {
            if (codec.variantName.equals(variant.name())) {
                return codec;
            }
        }
        throw new IllegalArgumentException("format 'json' has no variant '%s'".formatted(variant.name()));
    }

    /** Returns the codec whose file starts with these bytes; position and limit do not move. */
    static Optional<Codec> startingWith(ByteBuffer start) {
        for (Codec codec : values()) {
            ByteBuffer magic = ByteBuffer.wrap(HexFormat.of().parseHex(codec.magicHex));
            if (codec != PLAIN
                    && start.remaining() >= magic.remaining()
                    && start.slice(start.position(), magic.remaining()).equals(magic)) {
                return Optional.of(codec);
            }
        }
        return isText(start) ? Optional.of(PLAIN) : Optional.empty();
    }

    /** Returns whether a document starts here; white space between its tokens does not count. */
    static boolean isText(ByteBuffer start) {
        return StandardCharsets.ISO_8859_1
                .decode(start.duplicate())
                .toString()
                .replaceAll("[ \t\r\n]", "")
                .startsWith(TEXT_START);
    }
}
