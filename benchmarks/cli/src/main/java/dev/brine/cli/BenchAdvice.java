package dev.brine.cli;

import dev.brine.reports.advice.AdviceText;
import dev.brine.reports.advice.Advisor;
import dev.brine.reports.advice.Choices;
import dev.brine.reports.advice.Profile;
import dev.brine.reports.result.RunResult;
import java.util.ArrayList;
import java.util.List;

/** What {@code brine advise} says of a result without further needs, model by model. */
final class BenchAdvice {
    private BenchAdvice() {}

    /** @param width most characters of a line */
    static List<String> lines(RunResult result, int width) {
        List<String> lines = new ArrayList<>();
        for (Choices choices : Choices.of(result)) {
            if (choices.isOpen()) {
                lines.add("");
                lines.addAll(AdviceText.lines(
                        choices, Advisor.advise(choices, Profile.all().get(0).needs()), width));
            }
        }
        return lines;
    }
}
