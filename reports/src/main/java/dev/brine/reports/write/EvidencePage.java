package dev.brine.reports.write;

import dev.brine.reports.text.Html;
import dev.brine.reports.text.Table;
import java.util.List;

/** The page of one verification: it loads nothing, runs nothing and prints well. */
public final class EvidencePage {
    private static final String HOLDS = "Verified: every check that could be made holds.";
    private static final String DIFFERS = "DIFFERS: at least one check does not hold.";

    private EvidencePage() {}

    /**
     * What the page says of one thing.
     *
     * @param heading heading
     * @param texts paragraphs
     * @param items a list, empty for none
     * @param table the figures; not shown where it has no line
     */
    public record Section(String heading, List<String> texts, List<String> items, Table table) {}

    /**
     * The page as HTML.
     *
     * @param file name of the verified file
     * @param passed whether nothing differs
     */
    public static String of(String file, boolean passed, List<Section> sections) {
        Html out = HtmlPage.begin("Evidence: " + file, List.of())
                .open("div", "class", passed ? "verdict" : "verdict failed")
                .element("p", passed ? HOLDS : DIFFERS)
                .close()
                .close()
                .open("main");
        for (Section section : sections) {
            out.element("h2", section.heading());
            section.texts().forEach(text -> out.element("p", text));
            out.list(section.items());
            if (!section.table().isEmpty()) {
                out.table(section.table());
            }
        }
        return HtmlPage.end(out, List.of());
    }
}
