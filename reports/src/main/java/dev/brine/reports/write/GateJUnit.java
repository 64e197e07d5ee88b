package dev.brine.reports.write;

import dev.brine.reports.gate.ExactCheck;
import dev.brine.reports.gate.ExactVerdict;
import dev.brine.reports.gate.GateResult;
import dev.brine.reports.gate.GateRow;
import dev.brine.reports.gate.GateVerdict;
import dev.brine.reports.text.Html;
import dev.brine.reports.text.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A gate result as JUnit XML: failed where the gate is red, skipped where it cannot tell. */
final class GateJUnit {
    private GateJUnit() {}

    static String write(GateResult result) {
        List<Case> cases = cases(result);
        Html out = new Html()
                .raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .open(
                        "testsuite",
                        "name",
                        "brine gate",
                        "tests",
                        Integer.toString(cases.size()),
                        "failures",
                        count(cases.stream().map(Case::failure)),
                        "errors",
                        "0",
                        "skipped",
                        count(cases.stream().map(Case::skipped)),
                        "time",
                        Numbers.fixed(result.elapsedSeconds(), 3));
        for (Case test : cases) {
            out.open("testcase", "classname", text("brine.gate." + test.group()), "name", text(test.name()));
            test.failure().ifPresent(words -> out.element("failure", "", "message", text(words)));
            test.skipped().ifPresent(words -> out.element("skipped", "", "message", text(words)));
            out.close();
        }
        return out.element("system-out", text(GateText.verdict(result))).close().toString();
    }

    /** One test case. */
    private record Case(String group, String name, Optional<String> failure, Optional<String> skipped) {}

    private static String count(Stream<Optional<String>> some) {
        return Long.toString(some.filter(Optional::isPresent).count());
    }

    private static List<Case> cases(GateResult result) {
        return Stream.of(
                        result.rows().stream().map(GateJUnit::of),
                        result.exactChecks().stream().map(GateJUnit::of),
                        result.left().stream().map(GateJUnit::undone))
                .flatMap(some -> some)
                .toList();
    }

    private static Case of(GateRow row) {
        String words = "%s: %s; head / base %s, 95 %% interval %s, can see %s"
                .formatted(
                        row.verdict(),
                        row.reason(),
                        GateText.ratio(row.ratio()),
                        GateText.interval(row.interval()),
                        GateText.smallestEffect(row.smallestEffect()));
        boolean open = row.verdict() == GateVerdict.INCONCLUSIVE
                || row.verdict() == GateVerdict.UNSTABLE
                || row.verdict() == GateVerdict.CONTAMINATED;
        return new Case("time", row.id(), when(row.verdict() == GateVerdict.REGRESSED, words), when(open, words));
    }

    private static Case of(ExactCheck check) {
        return new Case(
                check.name(),
                check.row(),
                when(check.verdict() == ExactVerdict.FAILED, GateText.check(check)),
                when(check.verdict() == ExactVerdict.NOT_AVAILABLE, check.note()));
    }

    private static Case undone(String left) {
        return new Case("not done", left, Optional.empty(), Optional.of("time ran out"));
    }

    private static Optional<String> when(boolean holds, String words) {
        return holds ? Optional.of(words) : Optional.empty();
    }

    /** The text without what XML 1.0 cannot hold. */
    private static String text(String text) {
        return text.replaceAll("[\\uFFFE\\uFFFF]", "\uFFFD");
    }
}
