package dev.brine.format.sklearn.joblib;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The first bytes of a file. */
final class StartBytes {
    static final int BYTES = 64;

    private static final int PROTO = 0x80;
    private static final int OLDEST_MARKED_PROTOCOL = 2;
    /** The newest protocol that is recognized; later ones than are read, so that a message can name them. */
    private static final int NEWEST_IMAGINED_PROTOCOL = 9;
    /** The start of a file of joblib before 0.10, which compressed each array. */
    private static final Pattern OLD_COMPRESSED = Pattern.compile("(?s)ZF[0-9a-fx].*");
    /** A global or a container, as protocols 0 and 1 start, which have no mark. */
    private static final Pattern UNMARKED = Pattern.compile(
            "(?s)(?:\\(?[ci][A-Za-z_][A-Za-z0-9_.]*\n[A-Za-z_].*|\\([ld]p[0-9]+\n.*|[\\]}]q\0.*|\\([ld]\\..*)");

    private StartBytes() {}

    static boolean isOldCompressed(ByteBuffer start) {
        return OLD_COMPRESSED.matcher(text(start)).matches();
    }

    static boolean isPickle(ByteBuffer start) {
        boolean isMarked = start.remaining() >= 2
                && (start.get(start.position()) & 0xff) == PROTO
                && start.get(start.position() + 1) >= OLDEST_MARKED_PROTOCOL
                && start.get(start.position() + 1) <= NEWEST_IMAGINED_PROTOCOL;
        return isMarked || UNMARKED.matcher(text(start)).matches();
    }

    private static String text(ByteBuffer start) {
        return StandardCharsets.ISO_8859_1.decode(start.duplicate()).toString();
    }
}
