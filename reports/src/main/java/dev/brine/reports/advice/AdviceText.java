package dev.brine.reports.advice;

import dev.brine.reports.advice.Advice.Exclusion;
import dev.brine.reports.advice.Advice.Failure;
import dev.brine.reports.advice.Advice.Flip;
import dev.brine.reports.advice.Advice.Named;
import dev.brine.reports.advice.Candidate.Metric;
import dev.brine.reports.text.Console;
import dev.brine.reports.text.Markdown;
import dev.brine.reports.text.Numbers;
import dev.brine.reports.text.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** Advice as text for a terminal, and as Markdown. */
public final class AdviceText {
    /** Where the values begin. */
    private static final int MARGIN = 13;

    private static final String OTHERS =
            "Of %d models that were measured this is on the first, %s; --model and --size choose another: %s.";
    private static final String FIGURES =
            "Figures before any transfer; Pareto: no other one that meets the constraints is better in %s.";

    private AdviceText() {}

    /**
     * Lines for a terminal: named parts, then a table of all candidates with their figures.
     *
     * @param width most characters of a line; figures keep together where there are fewer than they need
     */
    public static List<String> lines(Choices choices, Advice advice, int width) {
        List<String> lines = new ArrayList<>();
        parts(advice).forEach((name, values) -> {
            for (int i = 0; i < values.size(); i++) {
                lines.addAll(field(i == 0 ? name : "", values.get(i), width));
            }
        });
        lines.add("");
        lines.addAll(figures(choices, advice, width));
        lines.addAll(Console.wrap(legend(advice), 0, width));
        return lines;
    }

    private static List<String> field(String name, String value, int width) {
        List<String> lines = new ArrayList<>();
        for (String line : Console.wrap(value, 0, Math.max(width - MARGIN, MARGIN))) {
            lines.add(String.format(Locale.ROOT, "%-12s %s", lines.isEmpty() ? name : "", line));
        }
        return lines;
    }

    /** Markdown, ended by a line feed: the pick first. */
    public static String markdown(Choices choices, Advice advice) {
        Map<String, List<String>> parts = parts(advice);
        parts.keySet().removeAll(List.of("model", "pick"));
        Markdown out = new Markdown().heading(2, heading(advice)).bold("Pick: " + pick(advice));
        parts.forEach((name, values) -> out.bold(name).list(values));
        return out.table(table(choices, advice, List.of("candidate", "")))
                .paragraph(legend(advice))
                .toString();
    }

    /**
     * Lines that say which of several models the advice is on, because nobody chose; none where there is only that one.
     *
     * @param width most characters of a line
     */
    public static List<String> firstOf(List<Choices> eligible, Choices chosen, int width) {
        List<String> others = eligible.stream()
                .map(Choices::name)
                .filter(name -> !name.equals(chosen.name()))
                .toList();
        if (others.isEmpty()) {
            return List.of();
        }
        String text = OTHERS.formatted(others.size() + 1, chosen.name(), String.join(", ", others));
        List<String> lines = new ArrayList<>(Console.wrap(text, 0, width));
        lines.add("");
        return lines;
    }

    /** The advice in named parts; those that have nothing to say are left out. */
    private static Map<String, List<String>> parts(Advice advice) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        parts.put("model", List.of(heading(advice)));
        parts.put("profile", List.of(advice.needs().profile()));
        parts.put("needs", List.of(needs(advice.needs())));
        parts.put("pick", List.of(pick(advice)));
        parts.put("because", advice.because());
        parts.put("runner-up", advice.runnerUp().map(Named::label).stream().toList());
        parts.put("differs", advice.differs());
        parts.put("nearest", advice.nearest().map(Named::label).stream().toList());
        parts.put("flips", advice.flips().stream().map(Flip::text).toList());
        parts.put(
                "excluded",
                advice.excluded().stream().map(AdviceText::exclusion).toList());
        parts.put("note", advice.caveats());
        parts.values().removeIf(List::isEmpty);
        return parts;
    }

    private static String heading(Advice advice) {
        return "%s (%s)".formatted(advice.model(), advice.sizeLabel());
    }

    /** The pick and what ties with it, or {@code none}. */
    public static String pick(Advice advice) {
        String ties = advice.ties().stream().map(Named::label).collect(Collectors.joining(", "));
        return advice.pick().map(Named::label).orElse("none") + (ties.isEmpty() ? "" : ", about the same as " + ties);
    }

    /** The first flip, or that there is none. */
    public static String firstFlip(Advice advice) {
        return advice.flips().stream().findFirst().map(Flip::text).orElse("nothing that was looked at");
    }

    private static String exclusion(Exclusion exclusion) {
        return exclusion.label() + ": "
                + exclusion.failures().stream().map(Failure::text).collect(Collectors.joining("; "));
    }

    /** The needs in one line, all of them, so that nothing decides unseen. */
    public static String needs(Needs needs) {
        List<String> texts = new ArrayList<>();
        needs.limits().forEach((limit, bound) -> texts.add(limit.title() + " at most " + limit.text(bound)));
        needs.promises().forEach(promise -> texts.add(promise.title()));
        if (needs.jdk() != 0) {
            texts.add("JDK " + needs.jdk());
        }
        texts.add(
                needs.bytesPerSecond() > 0
                        ? "transfer at " + Numbers.bytes(needs.bytesPerSecond()) + "/s"
                        : "no transfer");
        if (needs.decidesBy(Objective.HOST_MEMORY)) {
            texts.add(Numbers.counted(needs.replicas(), "replica"));
        }
        if (needs.decidesBy(Objective.DAY)) {
            texts.add(Numbers.plain(needs.loadsADay()) + " loads a day");
        }
        return String.join(", ", texts) + "; decided by "
                + needs.objectives().stream().map(Objective::noun).collect(Collectors.joining(", then "));
    }

    /** The table of candidates; where it is wider than that the figures of each stand below its name. */
    private static List<String> figures(Choices choices, Advice advice, int width) {
        List<String> whole = table(choices, advice, List.of("candidate", "")).padded();
        if (whole.stream().allMatch(line -> line.length() <= width)) {
            return whole;
        }
        List<String> below = table(choices, advice, List.of()).padded();
        List<String> lines = new ArrayList<>(List.of("candidate", "  " + below.get(0)));
        List<Candidate> shown = shown(choices);
        for (int i = 0; i < shown.size(); i++) {
            String standing = standing(shown.get(i).id(), advice);
            lines.add(shown.get(i).label() + (standing.isEmpty() ? "" : ": " + standing));
            lines.add("  " + below.get(i + 1));
        }
        return lines;
    }

    private static List<Candidate> shown(Choices choices) {
        return choices.candidates().stream()
                .filter(candidate -> candidate.refusal().isEmpty())
                .toList();
    }

    /**
     * A line for each candidate that is not an error; what was not measured is a dash.
     *
     * @param words headings of name and standing; without them the table has figures only
     */
    private static Table table(Choices choices, Advice advice, List<String> words) {
        Table table = Table.titled("")
                .text(words.toArray(String[]::new))
                .number("file", "first prediction", "process start", "heap", "memory", "prediction");
        for (Candidate candidate : shown(choices)) {
            List<String> cells = new ArrayList<>();
            if (!words.isEmpty()) {
                cells.addAll(List.of(candidate.label(), standing(candidate.id(), advice)));
            }
            cells.add(text(candidate.file(), Numbers::bytes));
            cells.add(text(candidate.figure(Metric.LOAD), Numbers::seconds));
            cells.add(text(candidate.figure(Metric.START), Numbers::seconds));
            cells.add(text(candidate.figure(Metric.HEAP), Numbers::bytes));
            cells.add(text(candidate.memory(advice.needs().replicas()), Numbers::bytes));
            cells.add(text(candidate.figure(Metric.PREDICT), Numbers::seconds));
            table.line(cells);
        }
        return table;
    }

    private static String text(Optional<Range> range, DoubleFunction<String> number) {
        return range.map(value -> number.apply(value.mid())).orElse("-");
    }

    private static String standing(String id, Advice advice) {
        if (advice.pick().filter(pick -> pick.id().equals(id)).isPresent()) {
            return "pick";
        }
        if (advice.ties().stream().anyMatch(tie -> tie.id().equals(id))) {
            return "about the same";
        }
        if (advice.excluded().stream().anyMatch(one -> one.id().equals(id))) {
            return "excluded";
        }
        return advice.pareto().contains(id) ? "Pareto" : "";
    }

    private static String legend(Advice advice) {
        return FIGURES.formatted(
                advice.paretoAxes().stream().map(Objective::noun).collect(Collectors.joining(", ")));
    }
}
