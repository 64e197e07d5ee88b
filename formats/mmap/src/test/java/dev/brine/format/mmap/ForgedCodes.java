package dev.brine.format.mmap;

import com.github.luben.zstd.Zstd;
import dev.brine.format.WriteOptions;
import dev.brine.internal.BinaryOutput;
import dev.brine.manifest.Manifest;
import dev.brine.model.Environment;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.model.VerificationSet;
import dev.brine.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/** A file of one tensor with codecs, put together field by field; all checksums hold, whatever the fields say. */
final class ForgedCodes {
    static final int FIRST_BLOCK = ContainerHeader.BYTES;

    final List<Column> columns = new ArrayList<>();
    final List<List<Block>> chunks = new ArrayList<>();
    int requiredFlags = 1;
    int chunkRows;
    int chunkCount;

    private final Tensor tensor;

    /** A column of a chunk, or a dictionary; {@code storedBytes} is what the table says. */
    record Block(int filter, int coder, int storedBytes, ByteBuffer bytes) {
        static Block of(int filter, int coder, byte[] bytes) {
            return new Block(filter, coder, bytes.length, ByteBuffer.wrap(bytes));
        }

        static Block zstd(int filter, byte[] bytes) {
            return of(filter, 1, Zstd.compress(bytes, 3));
        }
    }

    /** The dictionary is empty where the size is 0. */
    record Column(int width, int dictionarySize, List<Block> dictionary) {
        static Column of(int width) {
            return new Column(width, 0, List.of());
        }
    }

    /** Starts without columns and chunks. */
    ForgedCodes(Tensor tensor, int chunkRows, int chunkCount) {
        this.tensor = tensor;
        this.chunkRows = chunkRows;
        this.chunkCount = chunkCount;
    }

    ForgedCodes column(Column column) {
        columns.add(column);
        return this;
    }

    ForgedCodes chunk(Block... blocks) {
        chunks.add(List.of(blocks));
        return this;
    }

    byte[] bytes() {
        ModelState state = ModelState.builder("sample", 1, Signature.unnamed(0), Outputs.regression(0))
                .tensor("values", tensor)
                .build();
        SavedModel model = new SavedModel(state, VerificationSet.empty(), Environment.of(Map.of()));
        byte[] manifest = Manifest.of(model, WriteOptions.defaults()).bytes();
        BinaryOutput file = new BinaryOutput();
        file.putLong(Container.MAGIC).putInt(1).putInt(requiredFlags).putInt(2).putBytes(new byte[44]);
        BinaryOutput table = new BinaryOutput();
        table.putInt(manifest.length).putBytes(manifest).putInt(3);
        table.putLong(file.byteSize())
                .putInt(Container.STORAGE_CODED)
                .putInt(chunkRows)
                .putInt(chunkCount);
        putColumns(file, table);
        putChunks(file, table);
        file.putBytes(new byte[(int) Container.alignUp(file.byteSize()) - file.byteSize()]);
        for (int empty = 0; empty < 2; empty++) {
            table.putLong(file.byteSize())
                    .putInt(Container.STORAGE_RAW)
                    .putInt(1 << 17)
                    .putInt(0);
        }
        long manifestOffset = file.byteSize();
        int footerOffset = (int) manifestOffset + table.byteSize();
        file.putBytes(table.toByteArray());
        file.putLong(manifestOffset).putLong(table.byteSize()).putLong(footerOffset + ContainerFooter.BYTES);
        file.putInt(0).putInt(0).putLong(~Container.MAGIC);
        return new ForgedContainer(file.toByteArray()).seal().bytes();
    }

    private void putColumns(BinaryOutput file, BinaryOutput table) {
        table.putByte(columns.size());
        for (Column column : columns) {
            table.putByte(column.width()).putInt(column.dictionarySize());
            for (Block block : column.dictionary()) {
                table.putInt(checksum(List.of(block)));
                putBlock(file, table, block);
            }
        }
    }

    private void putChunks(BinaryOutput file, BinaryOutput table) {
        for (List<Block> chunk : chunks) {
            table.putInt(checksum(chunk));
            chunk.forEach(block -> putBlock(file, table, block));
        }
    }

    private static void putBlock(BinaryOutput file, BinaryOutput table, Block block) {
        table.putByte(block.filter()).putByte(block.coder()).putInt(block.storedBytes());
        file.putBytes(block.bytes().array());
    }

    private static int checksum(List<Block> blocks) {
        CRC32C checksum = new CRC32C();
        blocks.forEach(block -> checksum.update(block.bytes().duplicate()));
        return (int) checksum.getValue();
    }

    /** Returns the byte planes of values. */
    static byte[] planes(int width, long... values) {
        byte[] planes = new byte[width * values.length];
        BytePlanes.split(values, values.length, width, planes, 0);
        return planes;
    }

    /** Returns arrays one after another. */
    static byte[] join(byte[]... parts) {
        BinaryOutput joined = new BinaryOutput();
        Arrays.stream(parts).forEach(joined::putBytes);
        return joined.toByteArray();
    }

    /** Returns a u32. */
    static byte[] u32(int value) {
        return new BinaryOutput().putInt(value).toByteArray();
    }
}
