package dev.brine.reports.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dev.brine.reports.RealisticResult;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.write.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * Opens a report from disk in the system's Chromium, offline; skipped where Chromium or Node is missing. Every page that
 * a test opens must have loaded nothing but itself and complained of nothing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserTest {
    static final Path OUTPUT = Path.of("target", "browser").toAbsolutePath();

    private static final Path CHROMIUM = Path.of(System.getProperty("brine.chromium", "/usr/bin/chromium"));
    private static final Path NODE = Path.of(System.getProperty("brine.node", "/usr/bin/node"));
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final int WINDOW = 1200;
    private static final int PHONE = 375;
    private static final int HEIGHT = 900;

    private final List<String> complaints = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();
    private final List<BrowserContext> contexts = new ArrayList<>();
    private Playwright playwright;
    private Browser browser;
    private Path report;

    /** How a reader looks at the page. */
    enum View {
        LIGHT(WINDOW, ColorScheme.LIGHT),
        DARK(WINDOW, ColorScheme.DARK),
        PHONE_LIGHT(PHONE, ColorScheme.LIGHT),
        PHONE_DARK(PHONE, ColorScheme.DARK);

        private final int width;
        private final ColorScheme scheme;

        View(int width, ColorScheme scheme) {
            this.width = width;
            this.scheme = scheme;
        }

        int width() {
            return width;
        }
    }

    @BeforeAll
    void launch() throws IOException {
        assumeTrue(Files.isExecutable(CHROMIUM), () -> "no browser at " + CHROMIUM + " (apt-get install chromium)");
        assumeTrue(Files.isExecutable(NODE), () -> "no Node at " + NODE + " (apt-get install nodejs)");
        Path temporary = Files.createDirectories(OUTPUT.resolve("tmp"));
        System.setProperty("playwright.driver.tmpdir", temporary.toString());
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of(
                        "PLAYWRIGHT_NODEJS_PATH", NODE.toString(),
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1",
                        "TMPDIR", temporary.toString())));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(ARGUMENTS));
        report = OUTPUT.resolve(getClass().getSimpleName());
        Report.write(report, run());
    }

    @AfterAll
    void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @AfterEach
    void loadedNothingAndComplainedOfNothing() {
        contexts.forEach(BrowserContext::close);
        contexts.clear();
        List<String> foreign =
                requests.stream().filter(url -> !url.startsWith(address())).toList();
        List<String> said = List.copyOf(complaints);
        requests.clear();
        complaints.clear();
        assertThat(foreign).as("requests").isEmpty();
        assertThat(said).as("console").isEmpty();
    }

    /** The run that the page reports. */
    RunResult run() {
        return RealisticResult.run();
    }

    String address() {
        return report.resolve(Report.PAGE).toUri().toString();
    }

    Page open(View view) {
        return open(view, "", true);
    }

    /** A page at the address with the fragment given. */
    Page open(View view, String fragment, boolean scripts) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setOffline(true)
                .setJavaScriptEnabled(scripts)
                .setColorScheme(view.scheme)
                .setViewportSize(view.width, HEIGHT));
        contexts.add(context);
        Page page = context.newPage();
        page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
        page.onPageError(complaints::add);
        page.onRequest(request -> requests.add(request.url()));
        page.navigate(address() + fragment);
        return page;
    }
}
