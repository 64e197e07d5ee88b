package dev.brine.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules of axe, a checker for accessibility, in every view of the page. */
class PageAccessibilityTest extends BrowserTest {
    private static final String SERIOUS = """
            async () => (await axe.run({ resultTypes: ["violations"] })).violations
              .filter((rule) => rule.impact === "serious" || rule.impact === "critical")
              .flatMap((rule) => rule.nodes.map((node) => rule.id + " (" + rule.impact + "): " + node.target.join(" ")
                + " " + (node.any[0]?.message ?? rule.help)))
            """;

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK", "PHONE_LIGHT"})
    void hasNoSeriousIssue(View view) throws IOException {
        Page page = open(view);
        page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })");
        page.evaluate(axe());
        assertThat((List<?>) page.evaluate(SERIOUS)).isEmpty();
    }

    private static String axe() throws IOException {
        try (InputStream script =
                Objects.requireNonNull(PageAccessibilityTest.class.getResourceAsStream("/axe.min.js"), "axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
