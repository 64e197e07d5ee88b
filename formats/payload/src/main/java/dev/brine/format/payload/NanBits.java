package dev.brine.format.payload;

/** Carries NaNs past libraries that write each as the canonical one ({@link Float#floatToIntBits}). */
final class NanBits {
    private NanBits() {}

    /** Returns the chunk, or its bits where it holds a NaN that is not the canonical one. */
    static Object keep(Object chunk) {
        if (chunk instanceof float[] floats && hasOtherNan(floats)) {
            int[] bits = new int[floats.length];
            for (int i = 0; i < bits.length; i++) {
                bits[i] = Float.floatToRawIntBits(floats[i]);
            }
            return bits;
        }
        if (chunk instanceof double[] doubles && hasOtherNan(doubles)) {
            long[] bits = new long[doubles.length];
            for (int i = 0; i < bits.length; i++) {
                bits[i] = Double.doubleToRawLongBits(doubles[i]);
            }
            return bits;
        }
        return chunk;
    }

    /** Returns what {@link #keep} was given. */
    static float[] toFloats(int[] bits) {
        float[] floats = new float[bits.length];
        for (int i = 0; i < bits.length; i++) {
            floats[i] = Float.intBitsToFloat(bits[i]);
        }
        return floats;
    }

    /** Returns what {@link #keep} was given. */
    static double[] toDoubles(long[] bits) {
        double[] doubles = new double[bits.length];
        for (int i = 0; i < bits.length; i++) {
            doubles[i] = Double.longBitsToDouble(bits[i]);
        }
        return doubles;
    }

    private static boolean hasOtherNan(float[] floats) {
        for (float value : floats) {
            if (Float.isNaN(value) && Float.floatToRawIntBits(value) != Float.floatToIntBits(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasOtherNan(double[] doubles) {
        for (double value : doubles) {
            if (Double.isNaN(value) && Double.doubleToRawLongBits(value) != Double.doubleToLongBits(value)) {
                return true;
            }
        }
        return false;
    }
}
