package dev.brine;

import dev.brine.format.ModelFormats;
import dev.brine.format.ModelSource;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** The names of an archive's members, as far as a few MiB of it tell. */
final class ArchiveMembers {
    private static final int BLOCK_BYTES = 512;
    private static final int MAGIC_OFFSET = 257;
    private static final int SIZE_OFFSET = 124;
    private static final int SIZE_BYTES = 12;
    private static final int NAME_BYTES = 100;
    private static final int END_BYTES = 22;
    private static final int MAX_MEMBERS = 1_000;
    /** After decompression; enough for the headers of most archives. */
    private static final long MAX_BYTES = 64L << 20;

    private static final int MAX_SHOWN = 5;
    private static final int MAX_SHOWN_CHARACTERS = 80;

    private final List<String> names = new ArrayList<>();
    private boolean isWhole;

    private ArchiveMembers() {}

    static boolean isTar(byte[] start) {
        return start.length >= BLOCK_BYTES && text(start, MAGIC_OFFSET, 5).equals("ustar");
    }

    /** Lists a tar archive up to where it is damaged or the caps are reached. */
    static ArchiveMembers ofTar(ModelSource source, boolean isGzip) throws IOException {
        ArchiveMembers members = new ArchiveMembers();
        try (SeekableByteChannel channel = source.open();
                InputStream file = new BufferedInputStream(Channels.newInputStream(channel))) {
            members.readTar(isGzip ? new GZIPInputStream(file) : file);
        } catch (EOFException | ZipException e) {
            return members; // what came before the damage is what can be told
        }
        return members;
    }

    private void readTar(InputStream in) throws IOException {
        long position = 0;
        while (position < MAX_BYTES && names.size() < MAX_MEMBERS) {
            byte[] header = in.readNBytes(BLOCK_BYTES);
            if (!isTar(header)) {
                return;
            }
            String size = text(header, SIZE_OFFSET, SIZE_BYTES).strip();
            if (!size.matches("[0-7]{1,11}")) {
                return;
            }
            names.add(text(header, 0, NAME_BYTES));
            long blocks = (Long.parseLong(size, 8) + BLOCK_BYTES - 1) / BLOCK_BYTES;
            position += BLOCK_BYTES * (blocks + 1);
            if (position < MAX_BYTES) {
                in.skipNBytes(BLOCK_BYTES * blocks);
            }
        }
    }

    /** Returns a text that ends at a zero or after so many bytes. */
    private static String text(byte[] bytes, int offset, int count) {
        String text = new String(bytes, offset, count, StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    /** Lists a zip archive up to where it is damaged or the caps are reached. */
    static ArchiveMembers ofZip(ModelSource source) throws IOException {
        ArchiveMembers members = new ArchiveMembers();
        try (SeekableByteChannel channel = source.open();
                ZipInputStream zip = new ZipInputStream(Channels.newInputStream(channel))) {
            members.readZip(zip);
        } catch (EOFException | ZipException | IllegalArgumentException e) {
            return members; // what came before the damage is what can be told
        }
        members.isWhole = hasEnd(source);
        return members;
    }

    /** A zip archive ends with its directory's end, and most often without a comment behind that. */
    private static boolean hasEnd(ModelSource source) throws IOException {
        try (SeekableByteChannel channel = source.open()) {
            channel.position(Math.max(0, channel.size() - END_BYTES));
            return text(Channels.newInputStream(channel).readNBytes(END_BYTES), 0, 4)
                    .equals("PK\u0005\u0006");
        }
    }

    private void readZip(ZipInputStream zip) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long byteCount = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            names.add(entry.getName());
            for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
                byteCount += read;
                if (byteCount > MAX_BYTES) {
                    return;
                }
            }
            if (names.size() == MAX_MEMBERS) {
                return;
            }
        }
    }

    boolean isWhole() {
        return isWhole;
    }

    boolean isPyTorch() {
        return names.stream().anyMatch(name -> name.endsWith("/data.pkl"));
    }

    boolean isKeras() {
        return names.containsAll(List.of("config.json", "metadata.json"));
    }

    /** Names the members that look like models, and the command that unpacks the archive. */
    String message(String archive, String command) {
        Set<String> extensions = new TreeSet<>();
        ModelFormats.available().stream()
                .filter(format -> format.reader().isPresent())
                .flatMap(format -> format.variants().stream())
                .forEach(variant -> extensions.addAll(variant.extensions()));
        List<String> models = names.stream()
                .filter(name -> extensions.stream().anyMatch(extension -> name.endsWith("." + extension)))
                .map(name -> "'" + shown(name) + "'")
                .toList();
        if (models.isEmpty()) {
            return "is %s, and none of the %d members seen is named like a model; unpack it first: %s"
                    .formatted(archive, names.size(), command);
        }
        return "is %s that holds %s%s: unpack it first: %s"
                .formatted(
                        archive,
                        models.stream().limit(MAX_SHOWN).collect(Collectors.joining(", ")),
                        models.size() > MAX_SHOWN ? " and %d more".formatted(models.size() - MAX_SHOWN) : "",
                        command);
    }

    private static String shown(String name) {
        String start = name.length() <= MAX_SHOWN_CHARACTERS ? name : name.substring(0, MAX_SHOWN_CHARACTERS) + "...";
        return start.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]", "?");
    }
}
