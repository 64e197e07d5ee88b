package dev.brine.kind;

import dev.brine.model.Attributes;
import dev.brine.model.Output;
import dev.brine.model.Outputs;

/** Reads the raw scores of one row as outputs: numbers, or class indices and their probabilities. */
public final class Scores {
    private final Link link;
    private final ClassRule decision;
    private final boolean isClassification;
    private final boolean isOneScoreAnOutput;
    private final int[] classCounts;
    private final int width;
    private final double[] linked;
    private final double[] two = new double[2];

    /** @param width raw scores of a row, checked */
    public Scores(Outputs outputs, Link link, ClassRule decision, int width) {
        this.link = link;
        this.decision = decision;
        this.isClassification = outputs.isClassification();
        this.classCounts = new int[outputs.count()];
        for (int i = 0; i < classCounts.length; i++) {
            classCounts[i] = outputs.list().get(i).labels().size();
        }
        this.width = width;
        this.isOneScoreAnOutput = isOneScoreAnOutput(outputs, width);
        this.linked = new double[this.width];
    }

    /**
     * Checks what a file states, before anything is allocated for it.
     *
     * @throws IllegalArgumentException if the width does not fit the outputs, or the link does not give what decides
     */
    public static void check(Outputs outputs, Link link, ClassRule decision, long width) {
        int expected = outputs.isClassification() ? outputs.probabilityCount() : outputs.count();
        if (width != expected && !isOneScoreAnOutput(outputs, width)) {
            throw new IllegalArgumentException("%d scores a row, expected %d".formatted(width, expected));
        }
        if (outputs.isClassification() && decision == ClassRule.PROBABILITY && !link.hasProbabilities()) {
            throw new IllegalArgumentException(
                    "probabilities decide, but link '%s' gives none".formatted(Attributes.textOf(link)));
        }
    }

    /** Returns whether {@link #toProbabilities} gives something. */
    public static boolean hasProbabilities(Outputs outputs, Link link) {
        return outputs.isClassification() && link.hasProbabilities();
    }

    /** Returns whether every output has two classes and one score. */
    private static boolean isOneScoreAnOutput(Outputs outputs, long width) {
        boolean isTwoEach = outputs.isClassification() && outputs.count() == width;
        for (Output output : outputs.list()) {
            isTwoEach &= output.labels().size() == 2;
        }
        return isTwoEach;
    }

    public void toOutputs(double[] raw, int rawStart, double[] out, int outStart) {
        if (!isClassification) {
            System.arraycopy(raw, rawStart, out, outStart, width);
            link.toNumbers(out, outStart, width);
        } else if (isOneScoreAnOutput) {
            for (int i = 0; i < width; i++) {
                out[outStart + i] = isSecondClass(raw[rawStart + i]) ? 1 : 0;
            }
        } else if (decision == ClassRule.PROBABILITY) {
            toProbabilities(raw, rawStart, linked, 0);
            largest(linked, 0, out, outStart);
        } else {
            largest(raw, rawStart, out, outStart);
        }
    }

    private boolean isSecondClass(double score) {
        return switch (decision) {
            case SCORE -> score > 0;
            case SCORE_OR_ZERO -> score >= 0;
            case PROBABILITY -> {
                link.toTwoProbabilities(score, two, 0);
                yield two[1] > two[0];
            }
        };
    }

    private void largest(double[] values, int start, double[] out, int outStart) {
        int first = start;
        for (int i = 0; i < classCounts.length; i++) {
            out[outStart + i] = argmax(values, first, classCounts[i]);
            first += classCounts[i];
        }
    }

    public void toProbabilities(double[] raw, int rawStart, double[] out, int outStart) {
        if (isOneScoreAnOutput) {
            for (int i = 0; i < width; i++) {
                link.toTwoProbabilities(raw[rawStart + i], out, outStart + 2 * i);
            }
            return;
        }
        System.arraycopy(raw, rawStart, out, outStart, width);
        int first = outStart;
        for (int classes : classCounts) {
            link.toProbabilities(out, first, classes);
            first += classes;
        }
    }

    public static int argmax(double[] values, int start, int count) {
        int best = 0;
        for (int i = 1; i < count; i++) {
            if (values[start + i] > values[start + best]) {
                best = i;
            }
        }
        return best;
    }
}
