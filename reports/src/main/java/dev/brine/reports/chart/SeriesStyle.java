package dev.brine.reports.chart;

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
}
