package dev.brine.format.npz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads an npz file with the JDK's zip reader and a parser of its own. */
final class NpzFile {
    private static final Pattern HEADER =
            Pattern.compile("\\{'descr': '([^']+)', 'fortran_order': False, 'shape': \\(([0-9, ]*)\\), \\} *\n");

    /** An array: NumPy's name of its type, its dimensions as text, its elements. */
    record Npy(String descr, String shape, byte[] data) {}

    private NpzFile() {}

    /** Returns the arrays by entry name without {@code .npy}, in order. The JDK checks each entry's CRC-32. */
    static Map<String, Npy> read(byte[] file) throws IOException {
        Map<String, Npy> arrays = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entry.getName()).endsWith(".npy");
                String name = entry.getName().substring(0, entry.getName().length() - 4);
                assertThat(arrays.put(name, npy(zip.readAllBytes()))).as(name).isNull();
            }
        }
        return arrays;
    }

    private static Npy npy(byte[] entry) {
        ByteBuffer bytes = ByteBuffer.wrap(entry).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(new String(entry, 0, 6, StandardCharsets.ISO_8859_1)).isEqualTo("\u0093NUMPY");
        assertThat(bytes.getShort(6)).as("version 1.0").isEqualTo((short) 1);
        int dataStart = 10 + Short.toUnsignedInt(bytes.getShort(8));
        assertThat(dataStart % 64).as("start of the data").isZero();
        Matcher header = HEADER.matcher(new String(entry, 10, dataStart - 10, StandardCharsets.US_ASCII));
        assertThat(header.matches()).isTrue();
        byte[] data = new byte[entry.length - dataStart];
        bytes.get(dataStart, data);
        return new Npy(header.group(1), header.group(2).replaceAll(",$", ""), data);
    }

    /** Checks that the elements of each stored entry start at a multiple of 64 bytes of the file. */
    static void assertAligned(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int entries = 0;
        int at = 0;
        while (bytes.getInt(at) == 0x04034b50) {
            assertThat(bytes.getShort(at + 8)).as("method").isZero();
            int size = bytes.getInt(at + 22);
            at += 30 + bytes.getShort(at + 26) + bytes.getShort(at + 28);
            assertThat(at % 64).as("start of entry %d", entries).isZero();
            at += size;
            entries++;
        }
        assertThat(entries).isPositive();
    }
}
