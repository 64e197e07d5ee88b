package dev.brine.reports.advice;

/** A score as a straight line over a parameter. */
record Line(Range base, Range slope) {
    Range at(double value) {
        return base.plus(slope.times(value));
    }
}
