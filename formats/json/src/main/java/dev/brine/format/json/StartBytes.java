package dev.brine.format.json;

import dev.brine.error.CorruptModelException;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Says what a file starts with that is no document. */
final class StartBytes {
    private static final int SHOWN_BYTES = 8;

    private StartBytes() {}

    static CorruptModelException notAModel(ByteBuffer start, String source, String place) {
        if (!start.hasRemaining()) {
            return new CorruptModelException("there are no bytes, expected a JSON model" + place, source, 0);
        }
        byte[] shown = new byte[Math.min(SHOWN_BYTES, start.remaining())];
        start.get(start.position(), shown);
        return new CorruptModelException(
                "starts with bytes %s, expected {\"format\":\"%s\"%s"
                        .formatted(HexFormat.of().formatHex(shown), Document.FORMAT, place),
                source,
                0);
    }
}
