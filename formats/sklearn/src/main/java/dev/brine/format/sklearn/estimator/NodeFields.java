package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.NdArray;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads fields of all records of an array of nodes, whatever their width and byte order: all fields of some records, then
 * of the next ones, so that each part of the file is read once.
 */
final class NodeFields {
    /** Records read together; they lie within what the file keeps in memory. */
    private static final int BLOCK = 512;

    private final Fields tree;
    private final NdArray records;
    private final int count;
    private final List<Field> fields = new ArrayList<>();
    private final long[] block = new long[BLOCK];

    /** Reads some records' values of one field. */
    @FunctionalInterface
    private interface Field {
        void read(int first, int count) throws IOException;
    }

    NodeFields(Fields tree) throws IOException {
        this.tree = tree;
        this.records = records(tree);
        this.count = (int) records.elementCount();
    }

    /** Returns the records of a tree's nodes. */
    static NdArray records(Fields tree) throws IOException {
        NdArray nodes = tree.array("nodes");
        if (nodes.rank() != 1 || !nodes.dtype().isStructured() || nodes.elementCount() < 1) {
            throw tree.wrong("nodes", nodes, "an array of at least one record");
        }
        if (nodes.elementCount() > Values.MAX_LENGTH / 2) {
            throw tree.wrongLength("nodes", nodes.elementCount(), Values.MAX_LENGTH / 2);
        }
        return nodes;
    }

    /** Returns the number of nodes. */
    int count() {
        return count;
    }

    boolean has(String name) {
        return records.dtype().fieldOffset(name) >= 0;
    }

    void require(List<String> names) throws IOException {
        for (String name : names) {
            if (!has(name)) {
                throw tree.corrupt("nodes have no field '%s', found %s"
                        .formatted(name, records.dtype().fields().keySet()));
            }
        }
    }

    /**
     * Records the fields that are dropped, and refuses one that could change a prediction and is not known.
     *
     * @param known what the message shows
     */
    void checkNames(List<String> kept, List<String> dropped, String known) throws IOException {
        for (String name : records.dtype().fields().keySet()) {
            if (dropped.contains(name)) {
                tree.context().drop(tree.className(), name);
            } else if (!kept.contains(name)) {
                throw tree.unsupported(
                        "nodes have a field '%s', which may change predictions; known are %s".formatted(name, known));
            }
        }
    }

    private NdArray field(String name, String kinds) throws IOException {
        require(List.of(name));
        NdArray field = records.field(name);
        boolean fits = kinds.indexOf(field.dtype().kind()) >= 0 && field.dtype().itemSize() <= Double.BYTES;
        if (!fits || field.rank() != 1) {
            throw tree.wrong("nodes." + name, field, "one number for each node");
        }
        return field;
    }

    /** Adds integers to what {@link #read} fills in; below -1 they become -1, past an int the largest int. */
    void ints(String name, int[] values) throws IOException {
        NdArray field = field(name, "iub");
        fields.add((first, some) -> {
            field.readLongs(first, block, 0, some);
            for (int i = 0; i < some; i++) {
                values[first + i] = (int) Math.max(-1, Math.min(Integer.MAX_VALUE, block[i]));
            }
        });
    }

    /** Adds numbers to what {@link #read} fills in. */
    void doubles(String name, double[] values) throws IOException {
        NdArray field = field(name, "f");
        fields.add((first, some) -> field.readDoubles(first, values, first, some));
    }

    /** Adds truth values to what {@link #read} fills in. */
    void flags(String name, boolean[] values) throws IOException {
        NdArray field = field(name, "iub");
        fields.add((first, some) -> {
            field.readLongs(first, block, 0, some);
            for (int i = 0; i < some; i++) {
                values[first + i] = block[i] != 0;
            }
        });
    }

    /** Fills in the arrays that were asked for. */
    void read() throws IOException {
        for (int first = 0; first < count; first += BLOCK) {
            for (Field field : fields) {
                field.read(first, Math.min(BLOCK, count - first));
            }
        }
    }
}
