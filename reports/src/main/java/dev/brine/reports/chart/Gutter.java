package dev.brine.reports.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Places labels one under another beside a picture, each as near to its line as the others allow. */
final class Gutter {
    private Gutter() {}

    /**
     * Heights of the labels, in the order of the wishes.
     *
     * @param wishes where each label would like to be
     * @param spacing least distance of two labels
     */
    static List<Double> places(List<Double> wishes, double top, double bottom, double spacing) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < wishes.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparing(wishes::get));
        double[] places = new double[wishes.size()];
        double lowest = top;
        for (int index : order) {
            places[index] = Math.max(wishes.get(index), lowest);
            lowest = places[index] + spacing;
        }
        double highest = bottom;
        for (int i = order.size() - 1; i >= 0; i--) {
            int index = order.get(i);
            places[index] = Math.min(places[index], highest);
            highest = places[index] - spacing;
        }
        List<Double> result = new ArrayList<>();
        for (double place : places) {
            result.add(place);
        }
        return result;
    }
}
