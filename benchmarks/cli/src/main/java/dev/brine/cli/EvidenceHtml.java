package dev.brine.cli;

import dev.brine.model.Environment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Evidence as one HTML page that loads nothing, runs nothing and prints well. */
final class EvidenceHtml {
    private static final String STYLE = """
            :root { color-scheme: light; }
            body { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; color: #1b1f24; background: #fff; font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
            h1 { margin: 0 0 .5rem; font-size: 1.5rem; } h2 { margin: 1.75rem 0 .5rem; border-top: 2px solid; padding-top: .5rem; font-size: 1.1rem; }
            .verdict { padding: .6rem .8rem; border: 2px solid #14694a; color: #14694a; font-weight: 600; } .failed { border-color: #b3261e; color: #b3261e; }
            table { width: 100%; border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; } th, td { padding: .3rem .5rem; border-bottom: 1px solid #d9dee3; text-align: left; vertical-align: top; }
            th { color: #59636e; font-weight: 600; } tbody th { width: 14rem; } code { font-size: .85em; } .quiet { color: #59636e; }
            @media print { body { max-width: none; padding: 0; font-size: 10pt; } h2 { break-after: avoid; } tr { break-inside: avoid; } }
            """;

    private static final String SOURCE = "source.";

    private final Evidence evidence;
    private final StringBuilder out = new StringBuilder();

    private EvidenceHtml(Evidence evidence) {
        this.evidence = evidence;
    }

    static String of(Evidence evidence) {
        EvidenceHtml page = new EvidenceHtml(evidence);
        page.head();
        page.identity();
        page.source();
        page.tree();
        page.checks();
        evidence.replays().forEach(page::replay);
        page.facts("Made with", evidence.madeWith());
        page.facts("Verified with", evidence.verifiedWith());
        page.line("</body>");
        page.line("</html>");
        return page.out.toString();
    }

    private void head() {
        line("<!DOCTYPE html>");
        line("<html lang=\"en\">");
        line("<head>");
        line("<meta charset=\"utf-8\">");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        line("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        line("<title>" + escape("Evidence: " + evidence.file()) + "</title>");
        line("<style>\n" + STYLE + "</style>");
        line("</head>");
        line("<body>");
        line("<h1>" + escape("Evidence: " + evidence.file()) + "</h1>");
        String verdict = evidence.passed()
                ? "Verified: every check that could be made holds."
                : "DIFFERS: at least one check does not hold.";
        line("<p class=\"verdict" + (evidence.passed() ? "" : " failed") + "\">" + escape(verdict) + "</p>");
    }

    private void identity() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("file", evidence.file());
        facts.put("size", Figures.bytes(evidence.bytes()));
        facts.put("SHA-256 of the file", evidence.sha256());
        facts.put("format", evidence.format());
        facts.put("promises of the format", String.join(", ", evidence.traits()));
        facts.put("digest of the model", evidence.found().digest());
        facts.put("verified at", evidence.verifiedAt().toString());
        facts("What was verified", facts);
        line("<p class=\"quiet\">The digest names the model, whatever file or format holds it.</p>");
    }

    private void source() {
        String unknown = "not recorded in the file";
        line("<h2>Where it came from</h2>");
        line("<table><tbody>");
        fact("source file", evidence.madeWith().getOrDefault(Environment.SOURCE_NAME, unknown));
        fact("SHA-256 of the source file", evidence.madeWith().getOrDefault(Environment.SOURCE_SHA256, unknown));
        line("</tbody></table>");
        line("<h3>Dropped at import, as prediction does not need it</h3>");
        if (evidence.saysWhatWasDropped()) {
            list(evidence.dropped().isEmpty() ? List.of("nothing") : evidence.dropped());
        } else {
            list(List.of(unknown));
        }
    }

    private void tree() {
        line("<h2>What it is made of</h2>");
        line(
                "<table><thead><tr><th>estimator</th><th>kind</th><th>tensors</th><th>bytes with children</th></tr></thead>"
                        + "<tbody>");
        for (Evidence.Node node : evidence.tree()) {
            line("<tr><td style=\"padding-left:" + (1 + 2 * node.depth()) * 0.5 + "rem\">" + escape(node.name())
                    + "</td><td>" + escape(node.kind()) + "</td><td>" + node.tensors() + "</td><td>"
                    + escape(Figures.bytes(node.bytes())) + "</td></tr>");
        }
        line("</tbody></table>");
    }

    private void checks() {
        line("<h2>Checks that were made</h2>");
        list(evidence.checks());
    }

    private void replay(ReplayedRows replayed) {
        if (replayed.replay().rowCount() == 0) {
            return;
        }
        line("<h2>" + escape("Rows of " + replayed.name()) + "</h2>");
        line("<p>"
                + escape("Rule: " + replayed.replay().rule() + ". Largest difference of "
                        + Figures.count(replayed.replay().rowCount()) + " rows: "
                        + Figures.number(replayed.replay().largestDifference()) + ".")
                + "</p>");
        if (replayed.largest().isEmpty()) {
            line("<p>Every output is the expected one, bit for bit.</p>");
            return;
        }
        line("<table><thead><tr><th>row</th><th>output</th><th>expected</th><th>predicted</th><th>difference</th>"
                + "<th>by the rule</th></tr></thead><tbody>");
        for (ReplayedRows.Difference one : replayed.largest()) {
            line("<tr><td>" + one.row() + "</td><td>" + escape(one.output()) + "</td><td>" + escape(one.expected())
                    + "</td><td>" + escape(one.predicted()) + "</td><td>"
                    + (Double.isNaN(one.difference()) ? "" : Figures.number(one.difference())) + "</td><td>"
                    + (one.accepted() ? "equal" : "DIFFERS") + "</td></tr>");
        }
        line("</tbody></table>");
    }

    private void facts(String heading, Map<String, String> facts) {
        line("<h2>" + escape(heading) + "</h2>");
        line("<table><tbody>");
        facts.forEach((name, value) -> {
            if (!name.startsWith(SOURCE)) { // told above
                fact(name, value);
            }
        });
        line("</tbody></table>");
    }

    private void fact(String name, String value) {
        line("<tr><th scope=\"row\">" + escape(name) + "</th><td>" + escape(value) + "</td></tr>");
    }

    private void list(List<String> items) {
        line("<ul>");
        items.forEach(item -> line("<li>" + escape(item) + "</li>"));
        line("</ul>");
    }

    private void line(String markup) {
        out.append(markup).append('\n');
    }

    /** Names come from files: nothing in them may become markup, or turn the direction of the text. */
    private static String escape(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\u2028\\u2029]", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
