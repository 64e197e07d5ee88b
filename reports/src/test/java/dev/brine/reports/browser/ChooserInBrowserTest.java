package dev.brine.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.brine.reports.advice.Advice;
import dev.brine.reports.advice.Advice.Named;
import dev.brine.reports.advice.AdviceCases;
import dev.brine.reports.advice.AdviceCases.Case;
import dev.brine.reports.advice.Advisor;
import dev.brine.reports.advice.ChooserOracle;
import dev.brine.reports.advice.Needs;
import dev.brine.reports.advice.Objective;
import dev.brine.reports.advice.Profile;
import dev.brine.reports.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The chooser in a real browser: it decides as {@code brine advise} does, and its address restores it. */
class ChooserInBrowserTest extends BrowserTest {
    private static final String ROUND_TRIP = """
            (hash) => {
              const data = JSON.parse(document.querySelector(".chooser script").textContent);
              const needs = (text) => brineChooser.fromAddress(new URLSearchParams(text), data);
              const again = new URLSearchParams(brineChooser.toAddress(needs(hash), data)).toString();
              return JSON.stringify(needs(hash)) === JSON.stringify(needs(again)) ? "" : hash + " became " + again;
            }
            """;

    @Override
    RunResult run() {
        return AdviceCases.run();
    }

    @Test
    void answersEveryCaseAsAdviseDoes() {
        Page page = open(View.LIGHT);
        List<Case> cases = AdviceCases.all();
        for (Case one : cases) {
            String hash = hash(one);
            page.evaluate("(hash) => { location.hash = hash; }", hash);
            page.waitForFunction("(hash) => location.hash.slice(1) === hash", hash);
            page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))");
            assertAnswer(page, one);
            assertThat(page.evaluate(ROUND_TRIP, hash)).isEqualTo("");
        }
        assertThat(cases).hasSizeGreaterThanOrEqualTo(50);
    }

    private static void assertAnswer(Page page, Case one) {
        Advice advice = Advisor.advise(AdviceCases.choices(one.model()), one.needs());
        Locator pick = page.locator(".pick");
        assertThat(pick.getAttribute("data-pick"))
                .as(one.name())
                .isEqualTo(advice.pick().map(Named::id).orElse(""));
        assertThat(pick.getAttribute("data-runner-up"))
                .as(one.name())
                .isEqualTo(advice.runnerUp().map(Named::id).orElse(""));
        String ties = advice.ties().stream().map(Named::label).collect(Collectors.joining(", "));
        assertThat(pick.locator(".headline").textContent())
                .as(one.name())
                .isEqualTo("Pick: " + advice.pick().map(Named::label).orElse("nothing")
                        + (ties.isEmpty() ? "." : ", about the same as " + ties + "."));
        ChooserOracle oracle = new ChooserOracle(AdviceCases.choices(one.model()), one.needs());
        List<String> sentences = pick.locator("p").allTextContents();
        List<String> figures = oracle.stepFigures();
        for (int i = 0; i < figures.size(); i++) {
            assertThat(sentences.get(i + 1)).as(one.name()).contains(figures.get(i));
        }
        assertThat(texts(page, "flips")).as(one.name()).isEqualTo(oracle.flipTexts());
        assertThat(texts(page, "caveats"))
                .as(one.name())
                .hasSameSizeAs(advice.caveats())
                .containsAll(AdviceCases.choices(one.model()).notes());
        assertThat(texts(page, "runner-up").stream().skip(1).toList())
                .as(one.name())
                .isEqualTo(advice.differs());
        assertThat(texts(page, "excluded"))
                .as(one.name())
                .zipSatisfy(
                        advice.excluded(), (told, expected) -> assertThat(told).startsWith(expected.label() + ": "));
        assertThat(texts(page, "pareto")).as(one.name()).hasSize(advice.pareto().isEmpty() ? 0 : 1);
    }

    private static List<String> texts(Page page, String list) {
        return page.locator(".why ul." + list + " li").allTextContents();
    }

    private static String hash(Case one) {
        Needs needs = one.needs();
        Needs base = Profile.all().stream()
                .filter(profile -> profile.name().equals(needs.profile()))
                .findFirst()
                .orElse(Profile.all().get(0))
                .needs();
        List<String> keys = new ArrayList<>();
        keys.add("c.profile=" + base.profile());
        needs.limits().forEach((limit, bound) -> keys.add("c." + limit + "=" + bound));
        keys.add("c.bandwidth=" + (needs.bytesPerSecond() == 0 ? "none" : Double.toString(needs.bytesPerSecond())));
        keys.add("c.replicas=" + needs.replicas());
        keys.add("c.loads=" + needs.loadsADay());
        needs.promises().stream()
                .filter(promise -> !base.promises().contains(promise))
                .forEach(promise -> keys.add("c.with=" + promise));
        base.promises().stream()
                .filter(promise -> !needs.promises().contains(promise))
                .forEach(promise -> keys.add("c.without=" + promise));
        if (needs.jdk() != 0) {
            keys.add("c.jdk=" + needs.jdk());
        }
        keys.add("c.by=" + needs.objectives().stream().map(Objective::toString).collect(Collectors.joining(",")));
        keys.add("c.model=" + (one.model().equals("forest") ? 0 : 1));
        return String.join("&", keys);
    }

    @Test
    void slidersAndSwitchesChangeTheAnswerAndTheAddress() {
        Page page = open(View.LIGHT, "#q=json", true);
        assertThat(picked(page)).isEqualTo("mmap:raw:mapped");
        page.getByLabel("every read must be checked").check();
        assertThat(picked(page)).isEqualTo("mmap:raw:heap");
        page.getByLabel("Largest file").focus();
        for (int i = 0; i < 9; i++) { // from any, past 10 GB, to 20 MB
            page.keyboard().press("ArrowLeft");
        }
        assertThat(picked(page)).isEmpty();
        assertThat(page.locator(".pick").textContent()).contains("Nothing meets the constraints");
        assertThat(page.getByLabel("Largest file").getAttribute("aria-valuetext"))
                .isEqualTo("20.0 MB");
        page.getByLabel("every read must be checked").uncheck();
        assertThat(picked(page)).isEqualTo("json:zstd:heap");
        assertThat(page.url()).endsWith("#q=json&c.file=20000000");
        Page again = open(View.LIGHT, page.url().substring(page.url().indexOf('#')), true);
        assertThat(picked(again)).isEqualTo("json:zstd:heap");
        assertThat(again.getByLabel("Largest file").inputValue())
                .isEqualTo(page.getByLabel("Largest file").inputValue());
        again.locator(".chooser").getByText("Reset").click();
        assertThat(again.url()).endsWith("#q=json");
    }

    @Test
    void aProfileIsAStartAndEachModelIsThere() {
        Page page = open(View.PHONE_LIGHT);
        page.getByLabel("Start from").selectOption("archive");
        assertThat(picked(page)).isEqualTo("mmap:balanced:heap");
        assertThat(page.locator(".order").textContent()).startsWith("Decided by file size, then time");
        page.locator(".chooser select[name=choices]").selectOption("1");
        assertThat(picked(page)).isEqualTo("mmap:raw:heap");
        assertThat(page.url()).contains("c.profile=archive", "c.model=1");
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(View.PHONE_LIGHT.width());
        for (View view : View.values()) {
            screenshot(
                    open(view, "#c.profile=edge", true),
                    "chooser-" + view.name().toLowerCase(Locale.ROOT) + ".png");
        }
    }

    @Test
    void anAddressThatMakesNoSenseIsPassedOver() {
        Page page = open(View.LIGHT, "#c.profile=moon&c.file=-3&c.replicas=0.5&c.by=luck&c.model=99&c.jdk=x", true);
        assertThat(picked(page)).isEqualTo("mmap:raw:mapped");
    }

    @Test
    void withoutAScriptThePicksOfTheProfilesAreThere() {
        Page page = open(View.LIGHT, "", false);
        assertThat(page.locator(".chooser form").isVisible()).isFalse();
        assertThat(page.locator("table.profiles").first().isVisible()).isTrue();
        assertThat(page.locator("table.profiles").first().textContent())
                .contains("edge", "json zstd", "below 1.54 GB/s: mmap balanced, lazily read");
    }

    private static void screenshot(Page page, String name) {
        page.locator("section.chooser").screenshot(new Locator.ScreenshotOptions().setPath(OUTPUT.resolve(name)));
    }

    private static String picked(Page page) {
        return page.locator(".pick").getAttribute("data-pick");
    }
}
