package dev.brine.reports.write;

import dev.brine.reports.result.ModelInfo;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.write.Document.Entry;
import dev.brine.reports.write.Document.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds what a report says of one model: its pictures, then its operations one by one. */
final class SectionBuilder {
    private final RunResult result;
    private final FormatLabels labels;
    private final Subjects subjects;
    private final List<ModelInfo> models;
    private final List<ResultRow> rows;

    private SectionBuilder(RunResult result, FormatLabels labels, String name) {
        this.result = result;
        this.labels = labels;
        this.subjects = new Subjects(result, labels);
        this.models = result.models().stream()
                .filter(model -> model.name().equals(name))
                .toList();
        this.rows = result.rows().stream()
                .filter(row -> row.key().model().equals(name))
                .toList();
    }

    static Section build(RunResult result, FormatLabels labels, String name) {
        return new SectionBuilder(result, labels, name).section(name);
    }

    private Section section(String name) {
        List<Block> blocks = Ranking.blocks(rows);
        List<Figure> pictures = new ArrayList<>();
        models.forEach(model -> pictures.addAll(pictures(model)));
        return new Section(
                name,
                models.stream().map(Facts::ofModel).toList(),
                Headline.of(result, models.get(0), labels),
                PicksTable.of(labels, blocks),
                pictures,
                GlanceTable.of(result, labels, blocks),
                blocks.stream().map(this::entry).toList(),
                ProofTable.of(rows, labels));
    }

    private List<Figure> pictures(ModelInfo model) {
        StartFigures starts = new StartFigures(result, model, subjects);
        MemoryFigures memory = new MemoryFigures(model, rows, subjects);
        List<Optional<Figure>> figures = List.of(
                ServedFigure.of(result, model, subjects),
                ScatterFigure.pareto(model, rows, subjects),
                ScatterFigure.compression(model, rows, subjects),
                starts.stages(),
                memory.split(),
                memory.replicas(),
                starts.throughput());
        return figures.stream().flatMap(Optional::stream).toList();
    }

    private Entry entry(Block block) {
        boolean severalSizes = block.standings().stream()
                        .map(standing -> standing.row().key().sizeLabel())
                        .distinct()
                        .count()
                > 1;
        Table table = BlockTable.of(result, labels, block);
        return new Entry(table, DotFigure.of(block, table, subjects, severalSizes));
    }
}
