package dev.brine.reports.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds room for labels beside points, first come, first served. */
final class LabelPlacer {
    private static final double HEIGHT = 15;
    private static final double GAP = 11;
    private static final int RINGS = 3;

    private final Box area;
    private final Frame frame;
    private final List<Box> taken = new ArrayList<>();

    /** Places labels into the area given, in text of the frame. */
    LabelPlacer(Frame frame, double left, double top, double right, double bottom) {
        area = new Box(left, top, right, bottom);
        this.frame = frame;
    }

    /** Keeps labels away from a marker. */
    void occupy(double x, double y, double halfWidth, double halfHeight) {
        taken.add(new Box(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight));
    }

    /** Where the label goes; the room is taken from now on. */
    Place place(String label, double x, double y) {
        double width = frame.width(label);
        Box best = candidates(x, y, width).stream()
                .min(Comparator.comparingDouble(this::cost))
                .orElseThrow();
        taken.add(best);
        return Place.of(best, x);
    }

    private static List<Box> candidates(double x, double y, double width) {
        List<Box> boxes = new ArrayList<>();
        for (int ring = 0; ring <= RINGS; ring++) {
            double shift = ring * HEIGHT;
            for (double dy : ring == 0 ? new double[] {0} : new double[] {-shift, shift}) {
                boxes.add(Box.at(x + GAP, y + dy, width));
                boxes.add(Box.at(x - GAP - width, y + dy, width));
            }
            boxes.add(Box.at(x - width / 2, y - GAP - shift, width));
            boxes.add(Box.at(x - width / 2, y + GAP + shift, width));
        }
        return boxes;
    }

    private double cost(Box box) {
        return area.outside(box) + taken.stream().mapToDouble(box::overlap).sum();
    }

    /** A base line of text, by the end of it that is nearest to its point, and the middle of its box. */
    record Place(String anchor, double x, double baseline, double centre, double middle) {
        private static Place of(Box box, double pointX) {
            double baseline = box.bottom() - 3;
            if (box.left() > pointX) {
                return new Place("start", box.left(), baseline, box.centre(), box.middle());
            }
            return box.right() < pointX
                    ? new Place("end", box.right(), baseline, box.centre(), box.middle())
                    : new Place("middle", box.centre(), baseline, box.centre(), box.middle());
        }
    }

    private record Box(double left, double top, double right, double bottom) {
        static Box at(double left, double middle, double width) {
            return new Box(left, middle - HEIGHT / 2, left + width, middle + HEIGHT / 2);
        }

        double centre() {
            return (left + right) / 2;
        }

        double middle() {
            return (top + bottom) / 2;
        }

        double overlap(Box other) {
            double width = Math.min(right, other.right) - Math.max(left, other.left);
            double height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
            return width > 0 && height > 0 ? width * height : 0;
        }

        double outside(Box box) {
            double area = (box.right - box.left) * (box.bottom - box.top);
            return 10 * (area - overlap(box));
        }
    }
}
