package dev.brine.reports.chart;

/** A picture that can be drawn into any frame. */
public interface Chart {
    /** What the picture shows, one line. */
    String title();

    /** The frame for windows; phones get {@link Frame#NARROW}. */
    Frame frame();

    /**
     * The picture as an SVG element.
     *
     * @param id unique in the page
     */
    String draw(Frame frame, String id);
}
