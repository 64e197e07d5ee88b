package dev.brine.reports.advice;

import dev.brine.reports.text.Numbers;
import java.util.Locale;

/** What a score is a straight line over. */
enum Parameter {
    /** Seconds a byte takes to arrive. */
    BANDWIDTH(1e-11, 1e-3),
    /** Loads a day. */
    LOADS(1e-3, 1e9);

    /** A score as a straight line over a parameter. */
    record Line(Range base, Range slope) {
        Range at(double value) {
            return base.plus(slope.times(value));
        }
    }

    private final double least;
    private final double most;

    Parameter(double least, double most) {
        this.least = least;
        this.most = most;
    }

    /** Below this nothing is looked for. */
    double least() {
        return least;
    }

    /** Above this nothing is looked for. */
    double most() {
        return most;
    }

    double of(Needs needs) {
        return this == BANDWIDTH ? needs.secondsPerByte() : needs.loadsADay();
    }

    Needs with(Needs needs, double value) {
        return this == BANDWIDTH ? needs.withBytesPerSecond(1 / value) : needs.withLoadsADay(value);
    }

    /** The value as a reader knows it. */
    String text(double value) {
        return this == BANDWIDTH ? Numbers.bytes(1 / value) + "/s" : Numbers.significant(value) + " loads a day";
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
