package dev.brine.reports.write;

import dev.brine.reports.statistics.Estimate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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
        NUMBER,
        /** A picture of the line's estimate: only for writers that can draw. */
        PICTURE
    }

    record Column(String heading, Kind kind) {
        static Column text(String heading) {
            return new Column(heading, Kind.TEXT);
        }

        static Column number(String heading) {
            return new Column(heading, Kind.NUMBER);
        }

        static Column picture(String heading) {
            return new Column(heading, Kind.PICTURE);
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
     * @param estimate what a picture of this line draws, empty for nothing
     */
    record Line(Tone tone, List<String> cells, String note, Optional<Estimate> estimate) {
        static Line of(Tone tone, List<String> cells) {
            return new Line(tone, cells, "", Optional.empty());
        }
    }

    /** The table without its pictures, for writers that cannot draw. */
    Table withoutPictures() {
        List<Integer> kept = IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).kind() != Kind.PICTURE)
                .boxed()
                .toList();
        List<Line> textLines = lines.stream()
                .map(line -> new Line(
                        line.tone(), kept.stream().map(line.cells()::get).toList(), line.note(), Optional.empty()))
                .toList();
        return new Table(title, captions, kept.stream().map(columns::get).toList(), textLines);
    }

    boolean hasNotes() {
        return lines.stream().anyMatch(line -> !line.note().isBlank());
    }
}
