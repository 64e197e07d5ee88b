package dev.brine.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.brine.reports.advice.Advice;
import dev.brine.reports.advice.AdviceCases;
import dev.brine.reports.advice.AdviceCases.Case;
import dev.brine.reports.advice.Advisor;
import dev.brine.reports.advice.Choices;
import dev.brine.reports.advice.Limit;
import dev.brine.reports.advice.Needs;
import dev.brine.reports.advice.Objective;
import dev.brine.reports.advice.Promise;
import dev.brine.reports.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The chooser in the page gives the answers of {@link Advisor}, and remembers what it was asked. */
class ChooserInBrowserTest extends BrowserTest {
    private static final String ANSWER = """
            (fragment) => new Promise((answered) => {
              addEventListener("hashchange", () => {
                const pick = document.querySelector(".chooser .pick");
                answered([pick.dataset.pick, pick.dataset.runnerUp, ...[...pick.querySelectorAll("p")].slice(1)
                  .map((sentence) => sentence.textContent)]);
              }, { once: true });
              location.hash = fragment;
            })
            """;

    @Override
    RunResult run() {
        return AdviceCases.run();
    }

    @Test
    void agreesWithTheAdviceOnEveryCaseOfTheTable() {
        List<Case> cases = AdviceCases.all();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(50);
        Page page = open(View.LIGHT);
        List<Choices> choices = Choices.of(run());
        for (int i = 0; i < cases.size(); i++) {
            Case one = cases.get(i);
            int model = indexOf(choices, one.model());
            String fragment = address(one.needs()) + "&c.model=" + model + "&case=" + i;
            assertThat(page.evaluate(ANSWER, fragment))
                    .as(one.name() + ", #" + fragment)
                    .isEqualTo(answer(Advisor.advise(choices.get(model), one.needs())));
        }
    }

    private static int indexOf(List<Choices> choices, String model) {
        return choices.stream().map(Choices::model).toList().indexOf(model);
    }

    private static List<String> answer(Advice advice) {
        List<String> answer = new ArrayList<>();
        answer.add(advice.pick().map(Advice.Named::id).orElse(""));
        answer.add(advice.runnerUp().map(Advice.Named::id).orElse(""));
        answer.addAll(advice.because());
        return answer;
    }

    /** Every need spelled out, so that nothing is left to the profile. */
    private static String address(Needs needs) {
        List<String> keys = new ArrayList<>();
        for (Limit limit : Limit.values()) {
            keys.add("c." + limit + "="
                    + (needs.limits().containsKey(limit)
                            ? needs.limits().get(limit).toString()
                            : "none"));
        }
        keys.add("c.bandwidth=" + (needs.bytesPerSecond() > 0 ? Double.toString(needs.bytesPerSecond()) : "none"));
        keys.add("c.replicas=" + needs.replicas());
        keys.add("c.loads=" + needs.loadsADay());
        for (Promise promise : Promise.values()) {
            keys.add((needs.promises().contains(promise) ? "c.with=" : "c.without=") + promise);
        }
        if (needs.jdk() != 0) {
            keys.add("c.jdk=" + needs.jdk());
        }
        keys.add("c.by=" + needs.objectives().stream().map(Objective::toString).collect(Collectors.joining(",")));
        return String.join("&", keys);
    }

    @Test
    void answersToItsSlidersAndSwitches() {
        Page page = open(View.LIGHT);
        assertThat(page.locator(".pick strong").textContent()).isEqualTo(AdviceCases.MAPPED);
        page.getByLabel("Largest file").focus();
        for (int i = 0; i < 40 && page.locator(".pick strong").textContent().equals(AdviceCases.MAPPED); i++) {
            page.keyboard().press("ArrowLeft");
        }
        assertThat(page.locator(".pick strong").textContent()).isEqualTo(AdviceCases.BALANCED);
        assertThat(page.url()).contains("#c.file=");
        Page again = open(View.PHONE_LIGHT, page.url().substring(page.url().indexOf('#')), true);
        assertThat(again.locator(".pick strong").textContent()).isEqualTo(AdviceCases.BALANCED);
        again.locator(".chooser button[type=reset]").click();
        assertThat(again.url()).doesNotContain("c.");
        assertThat(again.locator(".pick strong").textContent()).isEqualTo(AdviceCases.MAPPED);
    }

    @Test
    void givesThePicksOfTheProfilesWithoutScript() {
        Page page = open(View.LIGHT, "", false);
        assertThat(page.locator(".chooser form").isVisible()).isFalse();
        assertThat(page.locator("table.profiles").first().textContent()).contains("serverless", AdviceCases.BALANCED);
    }
}
