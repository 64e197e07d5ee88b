package dev.brine.reports.chart;

import dev.brine.reports.chart.Svg.Spot;
import java.util.ArrayList;
import java.util.List;

/** Shapes that tell lines and points apart where colour does not. */
public enum Marker {
    CIRCLE(0),
    SQUARE(4),
    TRIANGLE(3),
    DIAMOND(-4),
    FLAG(-3),
    PENTAGON(5);

    /** Corners of a regular polygon, none for a circle; negative for one that is turned upside down or on its tip. */
    private final int corners;

    Marker(int corners) {
        this.corners = corners;
    }

    void draw(Svg svg, String style, double x, double y, double radius) {
        if (corners == 0) {
            svg.circle(style, x, y, radius);
        } else {
            svg.polygon(style, polygon(x, y, radius * (Math.abs(corners) == 3 ? 1.35 : 1.2)));
        }
    }

    private List<Spot> polygon(double x, double y, double radius) {
        int count = Math.abs(corners);
        double first = switch (this) {
            case SQUARE -> Math.PI / 4;
            case FLAG -> Math.PI / 2;
            case CIRCLE, TRIANGLE, DIAMOND, PENTAGON -> -Math.PI / 2;
        };
        List<Spot> spots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double angle = first + 2 * Math.PI * i / count;
            spots.add(new Spot(x + radius * StrictMath.cos(angle), y + radius * StrictMath.sin(angle)));
        }
        return spots;
    }
}
