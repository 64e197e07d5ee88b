package dev.brine.benchmarks.process;

/** Predicts many rows at once. No lambda implements it: its bootstrap would take longer than what is measured. */
interface BatchPredictor {
    /**
     * Predicts rows of those that are served.
     *
     * @param from place of the first row
     * @param count how many rows
     * @param out receives exactly {@code count} times the outputs
     */
    void predict(int from, int count, double[] out);
}
