package dev.brine.benchmarks.process;

/** Predicts many rows at once. No lambda implements it: its bootstrap would take longer than what is measured. */
interface BatchPredictor {
    /**
     * Predicts.
     *
     * @param rows row-major, exactly {@code count} rows
     * @param out receives exactly {@code count} times the outputs
     */
    void predict(double[] rows, int count, double[] out);
}
