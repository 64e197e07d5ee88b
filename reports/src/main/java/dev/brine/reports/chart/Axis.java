package dev.brine.reports.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * One axis of a picture, linear from zero or logarithmic.
 *
 * @param start pixel of the low end
 * @param end pixel of the high end, may be below the start
 */
record Axis(boolean logarithmic, double low, double high, double start, double end) {
    private static final double LOG_FROM_RATIO = 10;
    private static final double LINEAR_TICKS = 5;
    private static final double NARROW_DECADES = 0.7;

    /** A logarithmic axis that shows the values with some room; all must be above zero. */
    static Axis logarithmic(Collection<Double> values, double start, double end) {
        double low = values.stream().min(Double::compare).orElseThrow();
        double high = values.stream().max(Double::compare).orElseThrow();
        double room = Math.max(1.15, Math.pow(high / low, 0.08));
        return new Axis(true, low / room, high * room, start, end);
    }

    /** A linear axis from zero, or a logarithmic one where the values span more than a factor of ten. */
    static Axis fitting(Collection<Double> values, double start, double end) {
        double low = values.stream().min(Double::compare).orElseThrow();
        double high = values.stream().max(Double::compare).orElseThrow();
        return low > 0 && high / low > LOG_FROM_RATIO
                ? logarithmic(values, start, end)
                : new Axis(false, 0, Math.max(high, 1) * 1.15, start, end);
    }

    double position(double value) {
        double share = logarithmic
                ? (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low))
                : (value - low) / (high - low);
        return start + share * (end - start);
    }

    /** Round values inside the axis, enough to read it by. */
    List<Double> ticks() {
        boolean narrow = logarithmic && Math.log10(high / low) < NARROW_DECADES;
        return logarithmic && !narrow ? logarithmicTicks() : linearTicks();
    }

    /** Round values whose texts have room beside one another. */
    List<Double> ticks(Frame frame, DoubleFunction<String> text) {
        return apart(ticks(), frame, text);
    }

    /** Those of the values, from the lowest on, whose texts have room beside one another. */
    List<Double> apart(List<Double> values, Frame frame, DoubleFunction<String> text) {
        List<Double> kept = new ArrayList<>();
        double free = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            double half = frame.width(text.apply(value)) / 2;
            if (position(value) - half >= free) {
                kept.add(value);
                free = position(value) + half + frame.width(" ");
            }
        }
        return kept;
    }

    private List<Double> logarithmicTicks() {
        double decades = Math.log10(high / low);
        List<Integer> digits = decades > 2 ? List.of(1) : List.of(1, 2, 5);
        List<Double> ticks = new ArrayList<>();
        for (int exponent = (int) Math.floor(Math.log10(low)); exponent <= Math.log10(high); exponent++) {
            for (int digit : digits) {
                addInside(ticks, digit * Math.pow(10, exponent));
            }
        }
        return ticks;
    }

    private List<Double> linearTicks() {
        double rough = (high - low) / LINEAR_TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double share = rough / power;
        double step = power * (share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10);
        List<Double> ticks = new ArrayList<>();
        for (int i = 0; i * step <= high; i++) {
            addInside(ticks, i * step);
        }
        return ticks;
    }

    private void addInside(List<Double> ticks, double tick) {
        if (tick >= low && tick <= high) {
            ticks.add(tick);
        }
    }
}
