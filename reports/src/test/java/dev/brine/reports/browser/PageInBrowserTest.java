package dev.brine.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.Media;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a reader does with the page, done. */
class PageInBrowserTest extends BrowserTest {
    private static final String SHOWN = "table.formats tbody:not([hidden]) th";

    private static List<String> shown(Page page) {
        return page.locator(SHOWN).allTextContents();
    }

    private static Locator heading(Page page, String name) {
        return page.locator("table.formats thead button").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static List<Double> megabytes(Page page) {
        return page.locator("table.formats tbody:not([hidden]) td:nth-child(4)").allTextContents().stream()
                .map(text -> Double.parseDouble(text.replace(" MB", "")))
                .toList();
    }

    @Test
    void sortsByAColumnBothWaysAndBack() {
        Page page = open(View.LIGHT);
        List<String> asWritten = shown(page);
        heading(page, "file").first().click();
        assertThat(megabytes(page)).isSorted().hasSameSizeAs(asWritten);
        assertThat(page.locator("th[aria-sort=ascending]").textContent()).contains("file");
        heading(page, "file").first().click();
        assertThat(megabytes(page)).isSortedAccordingTo(Comparator.reverseOrder());
        heading(page, "file").first().click();
        assertThat(shown(page)).isEqualTo(asWritten);
    }

    @Test
    void sortsByKeyboardAndPutsCellsWithoutAFigureLast() {
        Page page = open(View.LIGHT);
        heading(page, "smallest-heap").focus();
        page.keyboard().press("Enter");
        assertThat(shown(page)).startsWith("mmap raw", "kryo tuned");
        page.keyboard().press("Enter");
        assertThat(shown(page)).startsWith("fst").endsWith("mmap fast", "mmap small");
    }

    @Test
    void filtersByPromiseAndByWord() {
        Page page = open(View.LIGHT);
        page.getByLabel("mapped", new Page.GetByLabelOptions().setExact(true)).check();
        assertThat(shown(page)).containsExactly("mmap raw");
        page.getByText("Show all").click();
        page.getByLabel("no JVM flags").check();
        assertThat(shown(page)).doesNotContain("fst").contains("kryo tuned");
        page.getByLabel("Search").fill("kryo");
        assertThat(shown(page)).containsExactly("kryo default", "kryo tuned");
        assertThat(page.locator(".count").textContent()).isEqualTo("2 of 10 lines shown");
    }

    @Test
    void restoresItsStateFromTheAddress() {
        Page page = open(View.LIGHT, "#c.file=100", true);
        page.getByLabel("untrusted input").check();
        page.getByLabel("checksummed").check();
        heading(page, "file").first().click();
        heading(page, "file").first().click();
        String address = page.url();
        assertThat(address).contains("need=untrusted&need=checksummed", "sort=file", "down=1", "c.file=100");
        Page again = open(View.LIGHT, address.substring(address.indexOf('#')), true);
        assertThat(shown(again)).isEqualTo(shown(page)).startsWith("mmap raw").endsWith("mmap small");
        assertThat(again.getByLabel("checksummed").isChecked()).isTrue();
        again.getByText("Show all").click();
        assertThat(again.url()).endsWith("#c.file=100");
        assertThat(shown(again)).hasSize(10);
    }

    @Test
    void showsEverythingWithoutScript() {
        Page page = open(View.LIGHT, "", false);
        assertThat(page.locator("form.controls").first().isVisible()).isFalse();
        assertThat(shown(page)).hasSize(10);
        assertThat(page.locator("svg.chart.wide:visible, svg.chart.half:visible")
                        .count())
                .isGreaterThan(10);
        Locator figures = page.locator("details").first();
        assertThat(figures.locator("table").first().isVisible()).isFalse();
        figures.locator("summary").click();
        assertThat(figures.locator("table").first().isVisible()).isTrue();
        assertThat(page.locator("body").textContent()).contains("ERROR", "prediction 3 of 1,000 is 0.25, expected 0.5");
    }

    @ParameterizedTest
    @EnumSource(View.class)
    void isAsWideAsTheWindowAndNoWider(View view) {
        Page page = open(view);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(view.width());
        assertThat(page.locator("svg.chart:visible").count()).isGreaterThan(10);
        page.screenshot(new ScreenshotOptions()
                .setFullPage(true)
                .setPath(OUTPUT.resolve(view.name().toLowerCase(Locale.ROOT) + ".png")));
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "PHONE_LIGHT"})
    void keepsTheTextsOfItsPicturesApartAndInside(View view) {
        Page page = open(view);
        List<String> faults = new ArrayList<>();
        for (Object fault : (List<?>) page.evaluate(TEXT_FAULTS)) {
            faults.add(fault.toString());
        }
        assertThat(faults).isEmpty();
    }

    private static final String TEXT_FAULTS = """
            () => [...document.querySelectorAll("svg.chart")].filter((svg) => svg.checkVisibility()).flatMap((svg) => {
              const frame = svg.getBoundingClientRect();
              const texts = [...svg.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
              const name = svg.querySelector("title").textContent;
              const outside = texts.filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1
                || box.top < frame.top - 1 || box.bottom > frame.bottom + 1).map(([text]) => name + ": outside: " + text);
              const overlapping = texts.flatMap(([text, box], i) => texts.slice(i + 1)
                .filter(([, other]) => Math.min(box.right, other.right) - Math.max(box.left, other.left) > 2
                  && Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 5)
                .map(([other]) => name + ": " + text + " over " + other));
              return [...outside, ...overlapping];
            })
            """;

    @Test
    void namesEveryPictureForThoseWhoDoNotSeeIt() {
        Page page = open(View.LIGHT);
        Object unnamed = page.evaluate("""
                () => [...document.querySelectorAll("svg.chart")].filter((svg) => svg.getAttribute("role") !== "img"
                  || !svg.getAttribute("aria-labelledby").split(" ").every((id) => document.getElementById(id).textContent)
                ).length
                """);
        assertThat(unnamed).isEqualTo(0);
    }

    @Test
    void unfoldsOnPaper() {
        Page page = open(View.DARK);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.evaluate("dispatchEvent(new Event('beforeprint'))");
        assertThat(page.locator("details table").first().isVisible()).isTrue();
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        assertThat(page.locator("form.controls").first().isVisible()).isFalse();
        page.screenshot(new ScreenshotOptions().setFullPage(true).setPath(OUTPUT.resolve("print.png")));
    }

    @Test
    void wrapsLongTextsOfATable() {
        Page page = open(View.LIGHT);
        Object wider = page.locator("table:has-text('the next one')")
                .first()
                .evaluate("table => table.scrollWidth - table.parentElement.clientWidth");
        assertThat((Integer) wider).isNotPositive();
    }
}
