package dev.brine.reports.write;

import dev.brine.reports.advice.Choices;
import dev.brine.reports.chart.Chart;
import dev.brine.reports.text.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A report before it is laid out; texts are raw, each writer escapes.
 *
 * @param verdict one sentence: did the run hold
 * @param failures one line for each row that is an error
 */
record Document(String title, String verdict, List<String> failures, List<Part> parts, List<String> legend) {
    /**
     * What one run adds; nothing is ranked across runs.
     *
     * @param facts named values, in order
     * @param formats the table of all formats and models, to sort and filter
     * @param choices what the chooser chooses from, model by model; may be empty
     * @param environment named values, in order
     */
    record Part(
            String heading,
            Map<String, String> facts,
            List<String> notes,
            List<Section> sections,
            Table formats,
            List<Choices> choices,
            Table ratios,
            Table promises,
            Map<String, String> environment,
            String commandLine) {}

    /**
     * What one model adds.
     *
     * @param headline what the run says of the model in short, sentence by sentence; may be empty
     * @param pictures the pictures that explain the pick, the first one first
     * @param scores all scores in one table
     * @param entries the operations one by one
     */
    record Section(
            String heading,
            List<String> descriptions,
            List<String> headline,
            Table picks,
            List<Picture> pictures,
            Table scores,
            List<Entry> entries,
            Table proofs) {}

    /** One operation under one setting. */
    record Entry(Table table, Optional<Picture> picture) {}

    /**
     * A picture with its words and its figures.
     *
     * @param captions sentences to print under the picture
     * @param tables the figures that the picture shows, so that nobody has to read them off it
     */
    record Picture(Chart chart, List<String> captions, List<Table> tables) {}
}
