package dev.brine.reports.write;

import java.util.List;

/**
 * A table before it is laid out; texts are raw, each writer escapes.
 *
 * @param title heading, blank for none
 * @param captions sentences to print with the table
 */
record Table(String title, List<String> captions, List<Column> columns, List<Line> lines) {
    /** What the cells of a column hold. */
    enum Kind {
        TEXT,
        NUMBER
    }

    record Column(String heading, Kind kind) {
        static Column text(String heading) {
            return new Column(heading, Kind.TEXT);
        }

        static Column number(String heading) {
            return new Column(heading, Kind.NUMBER);
        }
    }

    /** How a line is shown. */
    enum Tone {
        PLAIN,
        BEST,
        FLOOR,
        ERROR,
        MUTED
    }

    /**
     * One line of a table.
     *
     * @param note why there is no figure, blank for none
     */
    record Line(Tone tone, List<String> cells, String note) {
        static Line of(Tone tone, List<String> cells) {
            return new Line(tone, cells, "");
        }
    }

    boolean hasNotes() {
        return lines.stream().anyMatch(line -> !line.note().isBlank());
    }
}
