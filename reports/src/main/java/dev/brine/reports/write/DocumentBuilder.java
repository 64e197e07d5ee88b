package dev.brine.reports.write;

import dev.brine.reports.advice.Choices;
import dev.brine.reports.result.ModelInfo;
import dev.brine.reports.result.ProcessStart;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.text.Table;
import dev.brine.reports.write.Document.Entry;
import dev.brine.reports.write.Document.Part;
import dev.brine.reports.write.Document.Picture;
import dev.brine.reports.write.Document.Section;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Turns results into the one document that all writers lay out. */
final class DocumentBuilder {
    private static final List<String> LEGEND = List.of(
            "A score is the median over forks, each fork one point: the median of its iterations.",
            "The 95 % interval is a t interval on the logarithms of those points. It is claimed from 3 forks.",
            "vs best: geometric mean against the best of the same model size and the same kind of read; "
                    + "checked and unchecked reads never share a rank. "
                    + "~ about the same: the intervals overlap. alone: nothing of the same kind to compare with.",
            "lazily read: the operation needs not read the whole file, so its time is not the price of the whole model.",
            "MB/s is payload bytes by score. 1 kB, MB and GB are 10^3, 10^6 and 10^9 bytes; 1 MiB is 2^20 bytes.",
            "A row is printed only after its file loaded back bit-equal and predicted the same; else it says ERROR.");

    private final RunResult result;
    private final Subjects subjects;

    private DocumentBuilder(RunResult result) {
        this.result = result;
        this.subjects = new Subjects(result);
    }

    static Document build(List<RunResult> results) {
        List<DocumentBuilder> runs = results.stream().map(DocumentBuilder::new).toList();
        return new Document(
                "Brine results",
                verdict(results),
                runs.stream().flatMap(DocumentBuilder::failures).toList(),
                IntStream.range(0, runs.size())
                        .mapToObj(i -> runs.get(i).part(runs.size() == 1 ? "" : "Run " + (i + 1)))
                        .toList(),
                LEGEND);
    }

    private Stream<String> failures() {
        Stream<String> rows = result.rows().stream()
                .filter(row -> row.status() == RowStatus.ERROR)
                .map(row -> "%s, %s, %s (%s): %s"
                        .formatted(
                                subjects.label(row.key()),
                                row.key().operation().title(),
                                row.key().model(),
                                row.key().sizeLabel(),
                                row.reason()));
        Stream<String> starts = result.starts().stream()
                .filter(start -> start.status() == RowStatus.ERROR)
                .map(start -> "%s, fresh process (page cache %s), %s (%s): %s"
                        .formatted(
                                subjects.label(start),
                                start.pageCache(),
                                start.model(),
                                start.sizeLabel(),
                                start.reason()));
        return Stream.concat(rows, starts);
    }

    private static String verdict(List<RunResult> results) {
        long errors = count(results, RowStatus.ERROR);
        long proved = count(results, RowStatus.OK);
        String counts = "%s %s measured and proved, %s n/a, %s ERROR"
                .formatted(proved, proved == 1 ? "row" : "rows", count(results, RowStatus.NOT_AVAILABLE), errors);
        return errors == 0 ? counts + "." : counts + ": this run has failed.";
    }

    /** Fresh processes count as rows: each entry is a figure with its proof. */
    private static long count(List<RunResult> results, RowStatus status) {
        return results.stream()
                .flatMap(result -> Stream.concat(
                        result.rows().stream().map(ResultRow::status),
                        result.starts().stream().map(ProcessStart::status)))
                .filter(found -> found == status)
                .count();
    }

    private Part part(String heading) {
        Set<String> measured = Stream.concat(
                        result.rows().stream().map(row -> row.key().model()),
                        result.starts().stream().map(ProcessStart::model))
                .collect(Collectors.toSet());
        List<Section> sections = result.models().stream()
                .sorted(Comparator.comparing(model -> !ServedSeries.isServed(result, model)))
                .map(ModelInfo::name)
                .distinct()
                .filter(measured::contains)
                .map(this::section)
                .toList();
        return new Part(
                heading,
                Facts.ofRun(result),
                result.notes(),
                sections,
                FormatsTable.of(result, subjects),
                Choices.of(result).stream().filter(Choices::isOpen).toList(),
                RunTables.ratios(result),
                RunTables.promises(result, subjects),
                Facts.ofEnvironment(result.environment()),
                result.run().commandLine());
    }

    private Section section(String name) {
        List<ModelInfo> models = result.models().stream()
                .filter(model -> model.name().equals(name))
                .toList();
        List<ResultRow> rows = result.rowsOf(name);
        List<Block> blocks = Ranking.blocks(rows);
        return new Section(
                name,
                models.stream().map(Facts::ofModel).toList(),
                Headline.of(result, models.get(0), subjects),
                PicksTable.of(subjects, blocks),
                models.stream().flatMap(model -> pictures(model, rows)).toList(),
                GlanceTable.of(result, subjects, blocks),
                blocks.stream().map(this::entry).toList(),
                RunTables.proofs(rows, subjects));
    }

    private Stream<Picture> pictures(ModelInfo model, List<ResultRow> rows) {
        StartFigures starts = new StartFigures(result, model, subjects);
        MemoryFigures memory = new MemoryFigures(model, rows, subjects);
        ScatterFigure scatter = new ScatterFigure(model, rows, subjects);
        return Stream.of(
                        ServedFigure.of(result, model, subjects),
                        scatter.pareto(),
                        scatter.compression(),
                        starts.stages(),
                        memory.split(),
                        memory.replicas(),
                        starts.throughput())
                .flatMap(Optional::stream);
    }

    private Entry entry(Block block) {
        Table table = BlockTable.of(result, subjects, block);
        return new Entry(table, DotFigure.of(block, table, subjects));
    }
}
