package dev.brine.reports.chart;

import dev.brine.reports.chart.Svg.Spot;
import java.util.ArrayList;
import java.util.List;

/**
 * How one subject looks in every picture of a page: a colour and a shape, so that no two of them share both, and none
 * is told by colour alone.
 *
 * @param colour number of a colour of the page's palette
 */
public record SeriesStyle(int colour, Marker marker) {
    /** Colours of the palette in page.css, the grey of the floors left out. */
    static final int COLOURS = 9;

    /** The grey of the floors. */
    public static final SeriesStyle FLOOR = new SeriesStyle(COLOURS, Marker.SQUARE);

    /** The style of the subject of that number. */
    public static SeriesStyle of(int index) {
        Marker[] markers = Marker.values();
        return new SeriesStyle(index % COLOURS, markers[(index + index / (2 * COLOURS)) % markers.length]);
    }

    /** Classes of an element of the subject. */
    String with(String style) {
        return style + " s" + colour;
    }

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
}
