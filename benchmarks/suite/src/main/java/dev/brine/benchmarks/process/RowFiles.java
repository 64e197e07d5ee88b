package dev.brine.benchmarks.process;

import dev.brine.model.Row;
import dev.brine.model.Signature;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows on their way to another process, a JVM or a Python: a file of numbers and, where columns hold texts, a second one of
 * the same name and the end {@value #TEXTS}.
 *
 * <p><b>Layout.</b> Numbers: little-endian binary64, row-major, NaN where a cell is missing or a text. Texts: I32 how many
 * columns have names (all or none), the names; I32 how many columns hold texts; for each its I32 index and a text for each
 * row. A name or text is the I32 byte size of its UTF-8, -1 for a missing value, and the bytes. Integers are big-endian.
 */
public final class RowFiles {
    private static final String TEXTS = "-texts";
    private static final int MISSING = -1;

    private RowFiles() {}

    /**
     * Writes rows of one signature.
     *
     * @param file receives the numbers; the file of texts comes to lie beside it
     */
    public static void write(Path file, Signature signature, List<Row> rows) throws IOException {
        int inputs = signature.count();
        ByteBuffer numbers = ByteBuffer.allocate(Math.multiplyExact(rows.size(), inputs * Double.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (Row row : rows) {
            for (int column = 0; column < inputs; column++) {
                numbers.putDouble(row.number(column));
            }
        }
        Files.write(file, numbers.array());
        if (!signature.stringColumns().isEmpty()) {
            Files.write(texts(file), texts(signature, rows));
        }
    }

    private static byte[] texts(Signature signature, List<Row> rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(signature.names().size());
        for (String name : signature.names()) {
            write(out, name);
        }
        out.writeInt(signature.stringColumns().size());
        for (int column : signature.stringColumns()) {
            out.writeInt(column);
            for (Row row : rows) {
                write(out, row.text(column));
            }
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(MISSING);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** Returns the numbers, row-major. */
    public static double[] readNumbers(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        double[] numbers = new double[bytes.remaining() / Double.BYTES];
        bytes.asDoubleBuffer().get(numbers);
        return numbers;
    }

    /**
     * Returns the texts by column and row, null where one is missing: none for a column of numbers, and no columns at all
     * where none holds texts.
     */
    static @Nullable String[][] readTexts(Path file, int inputs, int rowCount) throws IOException {
        Path source = texts(file);
        if (!Files.exists(source)) {
            return new String[0][];
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(source));
        for (int names = bytes.getInt(); names > 0; names--) {
            read(bytes);
        }
        @Nullable String[][] texts = new @Nullable String[inputs][0];
        for (int columns = bytes.getInt(); columns > 0; columns--) {
            @Nullable String[] cells = new @Nullable String[rowCount];
            texts[bytes.getInt()] = cells;
            for (int row = 0; row < rowCount; row++) {
                cells[row] = read(bytes);
            }
        }
        return texts;
    }

    private static @Nullable String read(ByteBuffer bytes) {
        int byteSize = bytes.getInt();
        if (byteSize == MISSING) {
            return null;
        }
        byte[] text = new byte[byteSize];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static Path texts(Path file) {
        return file.resolveSibling(file.getFileName() + TEXTS);
    }
}
