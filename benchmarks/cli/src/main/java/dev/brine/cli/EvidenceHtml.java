package dev.brine.cli;

import dev.brine.model.Environment;
import dev.brine.reports.text.Numbers;
import dev.brine.reports.text.Table;
import dev.brine.reports.write.EvidencePage;
import dev.brine.reports.write.EvidencePage.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Evidence as the sections of its page. */
final class EvidenceHtml {
    private static final String SOURCE = "source.";
    private static final String UNKNOWN = "not recorded in the file";
    private static final String DIGEST = "The digest names the model, whatever file or format holds it.";
    private static final String INDENT = "\u2003";

    private final Evidence evidence;
    private final List<Section> sections = new ArrayList<>();

    private EvidenceHtml(Evidence evidence) {
        this.evidence = evidence;
    }

    static String of(Evidence evidence) {
        EvidenceHtml page = new EvidenceHtml(evidence);
        page.identity();
        page.source();
        page.tree();
        page.add("Checks that were made", List.of(), evidence.checks(), Table.titled(""));
        evidence.replays().forEach(page::replay);
        page.facts("Made with", evidence.madeWith());
        page.facts("Verified with", evidence.verifiedWith());
        return EvidencePage.of(evidence.file(), evidence.passed(), page.sections);
    }

    private void add(String heading, List<String> texts, List<String> items, Table table) {
        sections.add(new Section(heading, texts, items, table));
    }

    private void identity() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("file", evidence.file());
        facts.put("size", Numbers.exactBytes(evidence.bytes()));
        facts.put("SHA-256 of the file", evidence.sha256());
        facts.put("format", evidence.format());
        facts.put("promises of the format", String.join(", ", evidence.traits()));
        facts.put("digest of the model", evidence.found().digest());
        facts.put("verified at", evidence.verifiedAt().toString());
        add("What was verified", List.of(DIGEST), List.of(), table(facts));
    }

    private void source() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("source file", evidence.madeWith().getOrDefault(Environment.SOURCE_NAME, UNKNOWN));
        facts.put("SHA-256 of the source file", evidence.madeWith().getOrDefault(Environment.SOURCE_SHA256, UNKNOWN));
        add("Where it came from", List.of(), List.of(), table(facts));
        List<String> dropped = evidence.dropped().isEmpty() ? List.of("nothing") : evidence.dropped();
        add(
                "Dropped at import, as prediction does not need it",
                List.of(),
                evidence.saysWhatWasDropped() ? dropped : List.of(UNKNOWN),
                Table.titled(""));
    }

    private void tree() {
        Table table = Table.titled("kinds").text("estimator", "kind").number("tensors", "bytes with children");
        evidence.tree()
                .forEach(node -> table.line(
                        INDENT.repeat(node.depth()) + node.name(),
                        node.kind(),
                        Integer.toString(node.tensors()),
                        Numbers.exactBytes(node.bytes())));
        add("What it is made of", List.of(), List.of(), table);
    }

    private void replay(ReplayedRows replayed) {
        if (replayed.replay().rowCount() == 0) {
            return;
        }
        Table table = Table.titled("the largest differences")
                .text("row", "output")
                .number("expected", "predicted", "difference")
                .text("by the rule");
        replayed.largest()
                .forEach(one -> table.line(
                        Long.toString(one.row()),
                        one.output(),
                        one.expected(),
                        one.predicted(),
                        Double.isNaN(one.difference()) ? "" : Numbers.exact(one.difference()),
                        one.accepted() ? "equal" : "DIFFERS"));
        List<String> texts = new ArrayList<>();
        texts.add("Rule: %s. Largest difference of %s rows: %s."
                .formatted(
                        replayed.replay().rule(),
                        Numbers.count(replayed.replay().rowCount()),
                        Numbers.exact(replayed.replay().largestDifference())));
        if (table.isEmpty()) {
            texts.add("Every output is the expected one, bit for bit.");
        }
        add("Rows of " + replayed.name(), texts, List.of(), table);
    }

    private void facts(String heading, Map<String, String> facts) {
        Map<String, String> others = new LinkedHashMap<>(facts);
        others.keySet().removeIf(name -> name.startsWith(SOURCE)); // told above
        add(heading, List.of(), List.of(), table(others));
    }

    private static Table table(Map<String, String> facts) {
        Table table = Table.titled("facts").text("what", "value");
        facts.forEach(table::line);
        return table;
    }
}
