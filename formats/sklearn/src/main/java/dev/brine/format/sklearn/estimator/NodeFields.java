package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.NdArray;
import java.io.IOException;

/** Reads one field of all records of an array of nodes, whatever its width and byte order. */
final class NodeFields {
    private static final int BLOCK = 1 << 12;

    private NodeFields() {}

    private static NdArray field(Fields tree, NdArray records, String name, String kinds) throws IOException {
        if (records.dtype().fieldOffset(name) < 0) {
            throw tree.corrupt("nodes have no field '%s', found %s"
                    .formatted(name, records.dtype().fields().keySet()));
        }
        NdArray field = records.field(name);
        boolean fits = kinds.indexOf(field.dtype().kind()) >= 0 && field.dtype().itemSize() <= Double.BYTES;
        if (!fits || field.rank() != 1 || field.elementCount() > Values.MAX_LENGTH) {
            throw tree.wrong("nodes." + name, field, "one number for each node");
        }
        return field;
    }

    /** Returns integers; what is below -1 becomes -1, what an int cannot hold the largest int. */
    static int[] ints(Fields tree, NdArray records, String name) throws IOException {
        NdArray field = field(tree, records, name, "iub");
        int[] values = new int[(int) field.elementCount()];
        long[] block = new long[Math.min(BLOCK, values.length)];
        for (int first = 0; first < values.length; first += block.length) {
            int count = Math.min(block.length, values.length - first);
            field.readLongs(first, block, 0, count);
            for (int i = 0; i < count; i++) {
                values[first + i] = (int) Math.max(-1, Math.min(Integer.MAX_VALUE, block[i]));
            }
        }
        return values;
    }

    static double[] doubles(Fields tree, NdArray records, String name) throws IOException {
        NdArray field = field(tree, records, name, "f");
        double[] values = new double[(int) field.elementCount()];
        field.readDoubles(0, values, 0, values.length);
        return values;
    }

    static boolean[] flags(Fields tree, NdArray records, String name) throws IOException {
        int[] values = ints(tree, records, name);
        boolean[] flags = new boolean[values.length];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = values[i] != 0;
        }
        return flags;
    }
}
