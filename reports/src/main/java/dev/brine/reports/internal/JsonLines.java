package dev.brine.reports.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Files that only grow, one record of one schema a line. */
public final class JsonLines {
    private JsonLines() {}

    /**
     * Appends records in one write; the file and its folder are made where there is none.
     *
     * @throws IOException if the file cannot be written, or does not end with a line feed, as after a torn write
     */
    public static void append(Path path, String schema, List<? extends Record> records) throws IOException {
        StringBuilder lines = new StringBuilder();
        records.forEach(item -> lines.append(RecordJson.line(RecordJson.tree(schema, item))));
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        checkEnd(path);
        Files.writeString(path, lines, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /**
     * Reads every record.
     *
     * @throws IOException if the file cannot be read or a line is not such a record; the message names the line
     */
    public static <T extends Record> List<T> read(Path path, String schema, Class<T> type) throws IOException {
        List<T> records = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(path, StandardCharsets.UTF_8)) {
            number++;
            records.add(RecordJson.parse(line, schema, type, "'%s' line %s".formatted(path, number)));
        }
        return records;
    }

    private static void checkEnd(Path path) throws IOException {
        if (Files.notExists(path) || Files.size(path) == 0) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            channel.read(last, channel.size() - 1);
            if (last.get(0) != '\n') {
                throw new IOException(
                        "'%s' does not end with a line feed: its last line is torn; remove that line".formatted(path));
            }
        }
    }
}
