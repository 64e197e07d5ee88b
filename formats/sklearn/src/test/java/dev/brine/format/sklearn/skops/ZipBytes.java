package dev.brine.format.sklearn.skops;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Puts zip archives together, sound ones. */
final class ZipBytes {
    private final Map<String, byte[]> members = new LinkedHashMap<>();

    ZipBytes with(String name, byte[] bytes) {
        members.put(name, bytes);
        return this;
    }

    /** Adds a schema, in which ' stands for ". */
    ZipBytes withSchema(String text) {
        return with(SkopsFile.SCHEMA, text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    /** Adds an array of the given header and no elements. */
    ZipBytes withArray(String name, String header, byte... elements) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("\u0093NUMPY\1\0".getBytes(StandardCharsets.ISO_8859_1));
        bytes.write(header.length());
        bytes.write(header.length() >> Byte.SIZE);
        bytes.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(elements);
        return with(name, bytes.toByteArray());
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
