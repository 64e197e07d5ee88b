package dev.brine.kind;

import dev.brine.model.Outputs;

/** Reads the raw scores of one row as outputs: numbers, or class indices and their probabilities. */
final class Scores {
    private final Link link;
    private final boolean isClassification;
    private final int[] classCounts;
    private final int width;
    private final double[] linked;

    /**
     * @param width raw scores of a row
     * @throws IllegalArgumentException if the width does not fit the outputs
     */
    Scores(Outputs outputs, Link link, long width) {
        checkWidth(outputs, width);
        this.link = link;
        this.isClassification = outputs.isClassification();
        this.classCounts = outputs.list().stream()
                .mapToInt(output -> output.labels().size())
                .toArray();
        this.width = (int) width;
        this.linked = new double[this.width];
    }

    /**
     * Checks a width that a file states, before anything is allocated for it.
     *
     * @throws IllegalArgumentException if it does not fit the outputs
     */
    static void checkWidth(Outputs outputs, long width) {
        boolean twoClassesFromOneScore =
                outputs.isClassification() && outputs.count() == 1 && outputs.probabilityCount() == 2 && width == 1;
        int expected = outputs.isClassification() ? outputs.probabilityCount() : outputs.count();
        if (width != expected && !twoClassesFromOneScore) {
            throw new IllegalArgumentException("%d scores a row, expected %d".formatted(width, expected));
        }
    }

    void toOutputs(double[] raw, int rawStart, double[] out, int outStart) {
        if (!isClassification) {
            System.arraycopy(raw, rawStart, out, outStart, width);
            link.apply(out, outStart, width);
        } else if (isTwoClassesFromOneScore()) {
            out[outStart] = raw[rawStart] > 0 ? 1 : 0;
        } else {
            int first = rawStart;
            for (int i = 0; i < classCounts.length; i++) {
                out[outStart + i] = argmax(raw, first, classCounts[i]);
                first += classCounts[i];
            }
        }
    }

    void toProbabilities(double[] raw, double[] out) {
        if (!isClassification) {
            throw new UnsupportedOperationException("a regression has no class probabilities");
        }
        if (isTwoClassesFromOneScore()) {
            double second = Link.sigmoid(raw[0]);
            out[0] = 1 - second;
            out[1] = second;
            return;
        }
        System.arraycopy(raw, 0, linked, 0, width);
        int first = 0;
        for (int classes : classCounts) {
            link.apply(linked, first, classes);
            first += classes;
        }
        System.arraycopy(linked, 0, out, 0, width);
    }

    private boolean isTwoClassesFromOneScore() {
        return width == 1 && classCounts[0] == 2;
    }

    private static int argmax(double[] values, int start, int count) {
        int best = 0;
        for (int i = 1; i < count; i++) {
            if (values[start + i] > values[start + best]) {
                best = i;
            }
        }
        return best;
    }
}
