package dev.brine.benchmarks.goals;

/** What became of a goal. Only an error fails a run. */
enum Verdict {
    MET("met"),
    MISSED("missed"),
    NOT_AVAILABLE("n/a"),
    ERROR("error");

    private final String text;

    Verdict(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
