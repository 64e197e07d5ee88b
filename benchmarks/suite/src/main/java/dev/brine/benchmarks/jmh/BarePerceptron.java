package dev.brine.benchmarks.jmh;

import dev.brine.model.ModelState;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** A float32 perceptron with ReLU layers and one output, multiplied with nothing around it. */
final class BarePerceptron implements BareModel {
    private final float[][] weights;
    private final float[][] biases;
    private final int widest;

    BarePerceptron(ModelState state, RawArrays arrays) {
        int layers = (int) state.attributes().integer("layers");
        weights = new float[layers][];
        biases = new float[layers][];
        int columns = 0;
        for (int layer = 0; layer < layers; layer++) {
            weights[layer] = (float[]) arrays.array(2 * layer);
            biases[layer] = (float[]) arrays.array(2 * layer + 1);
            columns = Math.max(columns, biases[layer].length);
        }
        widest = columns;
    }

    @Override
    public double predictMapped(ByteBuffer file, double[] row) {
        FloatBuffer floats = file.asFloatBuffer();
        float[] matrixRow = new float[widest];
        double[] input = row;
        int offset = 0;
        for (int layer = 0; layer < weights.length; layer++) {
            int columns = biases[layer].length;
            double[] sums = sumsOf(layer);
            for (int k = 0; k < input.length; k++, offset += columns) {
                floats.get(offset, matrixRow, 0, columns);
                addScaled(sums, input[k], matrixRow, 0);
            }
            offset += columns;
            input = layer + 1 < weights.length ? relu(sums) : sums;
        }
        return input[0];
    }

    @Override
    public double predictHeap(double[] row) {
        double[] input = row;
        for (int layer = 0; layer < weights.length; layer++) {
            double[] sums = sumsOf(layer);
            for (int k = 0; k < input.length; k++) {
                addScaled(sums, input[k], weights[layer], k * sums.length);
            }
            input = layer + 1 < weights.length ? relu(sums) : sums;
        }
        return input[0];
    }

    private double[] sumsOf(int layer) {
        double[] sums = new double[biases[layer].length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = biases[layer][i];
        }
        return sums;
    }

    private static void addScaled(double[] sums, double factor, float[] matrix, int start) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += factor * matrix[start + i];
        }
    }

    private static double[] relu(double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.max(sums[i], 0);
        }
        return sums;
    }
}
