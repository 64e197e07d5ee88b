package dev.brine.reports.write;

import java.util.List;

/**
 * A report before it is laid out; texts are raw, each writer escapes.
 *
 * @param verdict one sentence: did the run hold
 * @param failures one line for each row that is an error
 */
record Document(String title, String verdict, List<String> failures, List<Part> parts, List<String> legend) {
    /** What one run adds; nothing is ranked across runs. */
    record Part(
            String heading,
            List<Fact> facts,
            List<String> notes,
            List<Section> sections,
            List<Table> tables,
            List<Fact> environment,
            String commandLine) {}

    /** What one model adds. */
    record Section(
            String heading, List<String> descriptions, Table picks, List<ScatterPlot> pictures, List<Table> tables) {}

    /** A named value. */
    record Fact(String name, String value) {}
}
