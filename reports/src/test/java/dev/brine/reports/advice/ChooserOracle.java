package dev.brine.reports.advice;

import dev.brine.reports.advice.Advice.Named;
import dev.brine.reports.advice.Choice.Step;
import dev.brine.reports.advice.ChooserData.Place;
import dev.brine.reports.advice.ChooserData.Slider;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What the engine of Java says of all that the page's script answers. */
public final class ChooserOracle {
    private final Choices choices;
    private final Needs needs;
    private final ChooserData data;

    public ChooserOracle(Choices choices, Needs needs) {
        this.choices = choices;
        this.needs = needs;
        this.data = ChooserData.of(List.of(choices));
    }

    /** A change that makes another candidate the pick: a slider's place, or a promise asked or dropped. */
    public record Turn(String name, String to, Optional<Named> pick) {}

    /** Every turn, sliders first: the nearest place both ways that changes the pick. */
    public List<Turn> flips() {
        Optional<Named> now = pick(needs);
        List<Turn> turns = new ArrayList<>();
        for (Slider slider : data.sliders()) {
            List<Place> below = new ArrayList<>(slider.places());
            below.removeIf(place -> position(place) >= now(slider));
            Collections.reverse(below);
            List<Place> above = new ArrayList<>(slider.places());
            above.removeIf(place -> position(place) <= now(slider));
            for (List<Place> way : List.of(below, above)) {
                way.stream()
                        .filter(place -> !pick(moved(slider, place)).equals(now))
                        .findFirst()
                        .map(place -> new Turn(slider.name(), place.text(), pick(moved(slider, place))))
                        .filter(turn -> turn.pick().isPresent() || !isLimit(slider))
                        .ifPresent(turns::add);
            }
        }
        for (Promise promise : Promise.values()) {
            boolean isAsked = needs.promises().contains(promise);
            Optional<Named> pick = pick(isAsked ? needs.without(promise) : needs.with(promise));
            if (pick.isPresent() && !pick.equals(now)) {
                turns.add(new Turn(promise.toString(), isAsked ? "dropped" : "asked", pick));
            }
        }
        return now.isPresent() ? turns : List.of();
    }

    /** The flips as the page tells them. */
    public List<String> flipTexts() {
        return flips().stream().map(this::text).toList();
    }

    private String text(Turn turn) {
        String change = data.sliders().stream()
                .filter(slider -> slider.name().equals(turn.name()))
                .findFirst()
                .map(slider -> slider.label() + ": " + turn.to())
                .orElseGet(() -> promise(turn));
        return change + ": " + turn.pick().map(Named::label).orElse("nothing meets the constraints") + ".";
    }

    private String promise(Turn turn) {
        var words = Objects.requireNonNull(data.promises().get(turn.name()));
        return turn.to().equals("asked") ? words.asked() : words.dropped();
    }

    /** The figure of the first candidate of each step, as text. */
    public List<String> stepFigures() {
        return steps(step -> step.objective().text(step.scored().get(0).value()));
    }

    private <T> List<T> steps(Function<Step, T> part) {
        return Decision.of(choices, needs).choice().steps().stream().map(part).toList();
    }

    private Optional<Named> pick(Needs changed) {
        return Decision.of(choices, changed).pick().map(Named::of);
    }

    private static boolean isLimit(Slider slider) {
        return List.of("file", "heap", "load", "start").contains(slider.name());
    }

    private static double position(Place place) {
        return place.value().orElse(Double.POSITIVE_INFINITY);
    }

    private double now(Slider slider) {
        return switch (slider.name()) {
            case "bandwidth" -> needs.bytesPerSecond() == 0 ? Double.POSITIVE_INFINITY : needs.bytesPerSecond();
            case "replicas" -> needs.replicas();
            case "loads" -> needs.loadsADay();
            default -> needs.limit(limit(slider)).orElse(Double.POSITIVE_INFINITY);
        };
    }

    private static Limit limit(Slider slider) {
        return List.of(Limit.values()).stream()
                .filter(limit -> limit.toString().equals(slider.name()))
                .findFirst()
                .orElseThrow();
    }

    private Needs moved(Slider slider, Place place) {
        double value = place.value().orElse(0);
        return switch (slider.name()) {
            case "bandwidth" -> needs.withBytesPerSecond(value);
            case "replicas" -> needs.withReplicas((int) value);
            case "loads" -> needs.withLoadsADay(value);
            default -> place.value().isPresent() ? needs.withLimit(limit(slider), value) : withoutLimit(limit(slider));
        };
    }

    private Needs withoutLimit(Limit limit) {
        Map<Limit, Double> limits = new EnumMap<>(Limit.class);
        limits.putAll(needs.limits());
        limits.remove(limit);
        return new Needs(
                needs.profile(),
                limits,
                needs.promises(),
                needs.jdk(),
                needs.bytesPerSecond(),
                needs.replicas(),
                needs.loadsADay(),
                needs.objectives());
    }
}
