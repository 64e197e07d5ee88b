package dev.brine.kind;

import java.util.Arrays;

/**
 * The UTF-8 bytes of one text after another, in scratch space that is used again. Half of a surrogate pair alone is
 * encoded like any other character, as Python's {@code surrogatepass} does, so that no two texts have the same bytes.
 */
final class Utf8 {
    private byte[] bytes = new byte[64];
    private int length;

    static byte[] bytes(String text) {
        Utf8 utf8 = new Utf8();
        utf8.set(text);
        return Arrays.copyOf(utf8.bytes, utf8.length);
    }

    void set(String text) {
        length = 0;
        int i = 0;
        while (i < text.length()) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            put(character);
        }
    }

    private void put(int character) {
        if (bytes.length < length + 4) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        if (character < 0x80) {
            bytes[length++] = (byte) character;
        } else if (character < 0x800) {
            bytes[length++] = (byte) (0xc0 | (character >> 6));
            tail(character);
        } else if (character < 0x10000) {
            bytes[length++] = (byte) (0xe0 | (character >> 12));
            tail(character >> 6);
            tail(character);
        } else {
            bytes[length++] = (byte) (0xf0 | (character >> 18));
            tail(character >> 12);
            tail(character >> 6);
            tail(character);
        }
    }

    private void tail(int bits) {
        bytes[length++] = (byte) (0x80 | (bits & 0x3f));
    }

    int length() {
        return length;
    }

    /** Returns a byte, unsigned. */
    int at(int index) {
        return bytes[index] & 0xff;
    }
}
