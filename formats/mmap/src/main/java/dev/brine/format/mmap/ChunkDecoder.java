package dev.brine.format.mmap;

import dev.brine.error.CorruptModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Reads and decodes chunks, one after another, in arrays that it keeps. A chunk's checksum is checked before it is
 * decoded. Not safe for threads.
 */
final class ChunkDecoder implements AutoCloseable {
    private final InputFile file;
    private final CRC32C checksum = new CRC32C();
    private final DictionaryFilter dictionaryFilter = new DictionaryFilter();
    private final ZstdFrames zstd = new ZstdFrames();
    private byte[] stored = new byte[0];
    private byte[] filtered = new byte[0];
    private long[] values = new long[0];
    private byte[] rows = new byte[0];

    ChunkDecoder(InputFile file) {
        this.file = file;
    }

    /** Returns the dictionaries of all columns, empty where there is none. */
    List<ValueTable> dictionaries(CodedTensor tensor) throws IOException {
        List<ValueTable> tables = new ArrayList<>();
        for (int column = 0; column < tensor.layout().columnCount(); column++) {
            tables.add(dictionary(tensor, column));
        }
        return tables;
    }

    private ValueTable dictionary(CodedTensor tensor, int column) throws IOException {
        CodedTensor.Dictionary dictionary = tensor.dictionaries().get(column);
        if (dictionary.size() == 0) {
            return ValueTable.EMPTY;
        }
        String what = "the dictionary of column %d of stored tensor %d".formatted(column, tensor.index());
        read(dictionary.fileOffset(), dictionary.block().storedBytes(), dictionary.checksum(), what);
        long[] table = new long[dictionary.size()];
        try {
            decode(dictionary.block(), 0, ValueTable.EMPTY, tensor.layout().width(column), table, table.length);
            return ValueTable.ascending(table);
        } catch (MalformedChunkException e) {
            throw corrupt(what, e, dictionary.fileOffset());
        }
    }

    /** Returns the rows of a chunk, position to limit; valid until the next call. */
    ByteBuffer decode(CodedTensor tensor, int index, List<ValueTable> dictionaries) throws IOException {
        CodedTensor.Chunk chunk = tensor.chunks().get(index);
        String what = "chunk %d of stored tensor %d".formatted(index, tensor.index());
        read(chunk.fileOffset(), chunk.storedBytes(), chunk.checksum(), what);
        int byteCount = chunk.rowCount() * tensor.layout().rowBytes();
        rows = atLeast(rows, byteCount);
        try {
            decodeColumns(tensor.layout(), chunk, dictionaries);
        } catch (MalformedChunkException e) {
            throw corrupt(what, e, chunk.fileOffset());
        }
        return ByteBuffer.wrap(rows, 0, byteCount);
    }

    private void decodeColumns(RowLayout layout, CodedTensor.Chunk chunk, List<ValueTable> dictionaries)
            throws MalformedChunkException {
        int count = chunk.rowCount();
        values = values.length >= count ? values : new long[count];
        int at = 0;
        for (int column = 0; column < layout.columnCount(); column++) {
            CodedBlock block = chunk.blocks().get(column);
            int width = layout.width(column);
            if (layout.columnCount() == 1 && block.filter() == CodedBlock.Filter.NONE) {
                decodePlain(block, count * width);
            } else {
                decode(block, at, dictionaries.get(column), width, values, count);
                ColumnValues.scatter(values, count, rows, layout.offset(column), layout.rowBytes(), width);
            }
            at += block.storedBytes();
        }
    }

    private void read(long offset, int byteCount, int expectedChecksum, String what) throws IOException {
        stored = atLeast(stored, byteCount);
        file.readFully(offset, ByteBuffer.wrap(stored, 0, byteCount));
        checksum.reset();
        checksum.update(stored, 0, byteCount);
        if ((int) checksum.getValue() != expectedChecksum) {
            throw file.corrupt(
                    "checksum of %s is %08x, expected %08x; the file is damaged"
                            .formatted(what, checksum.getValue(), expectedChecksum),
                    offset);
        }
    }

    /** Decodes the only column, unfiltered, straight to the rows. */
    private void decodePlain(CodedBlock block, int byteCount) throws MalformedChunkException {
        if (block.coder() == CodedBlock.Coder.STORED) {
            System.arraycopy(stored, 0, rows, 0, byteCount);
        } else {
            checkLength(zstd.decode(stored, 0, block.storedBytes(), rows, byteCount), byteCount);
        }
    }

    private void decode(CodedBlock block, int at, ValueTable dictionary, int width, long[] target, int count)
            throws MalformedChunkException {
        int maxBytes = block.filter() == CodedBlock.Filter.DICTIONARY
                ? DictionaryFilter.maxBytes(count, width)
                : count * width;
        filtered = atLeast(filtered, maxBytes);
        int byteCount = block.storedBytes();
        if (block.coder() == CodedBlock.Coder.STORED) {
            System.arraycopy(stored, at, filtered, 0, byteCount);
        } else {
            byteCount = zstd.decode(stored, at, byteCount, filtered, maxBytes);
        }
        switch (block.filter()) {
            case NONE -> {
                checkLength(byteCount, maxBytes);
                ColumnValues.gather(filtered, 0, width, width, target, count);
            }
            case PLANES -> {
                checkLength(byteCount, maxBytes);
                BytePlanes.join(filtered, 0, width, target, count);
            }
            case DICTIONARY -> dictionaryFilter.decode(filtered, byteCount, dictionary, width, target, count);
        }
    }

    private static void checkLength(int actual, int expected) throws MalformedChunkException {
        if (actual != expected) {
            throw new MalformedChunkException("%d bytes, expected %d".formatted(actual, expected));
        }
    }

    private CorruptModelException corrupt(String what, MalformedChunkException cause, long offset) {
        return new CorruptModelException(
                "%s cannot be decoded: %s".formatted(what, cause.getMessage()), file.name(), offset, cause);
    }

    private static byte[] atLeast(byte[] array, int length) {
        return array.length >= length ? array : new byte[length];
    }

    @Override
    public void close() {
        zstd.close();
    }
}
