package dev.brine.reports.write;

import dev.brine.reports.advice.Advice;
import dev.brine.reports.advice.Advice.Named;
import dev.brine.reports.advice.AdviceText;
import dev.brine.reports.advice.Advisor;
import dev.brine.reports.advice.Choices;
import dev.brine.reports.advice.Profile;
import dev.brine.reports.result.ModelInfo;
import dev.brine.reports.result.ProcessStart;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.result.Sampling;
import dev.brine.reports.text.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a run says of one model in a line: what was proved, and what the file weighs. */
final class Headline {
    private Headline() {}

    static List<String> of(RunResult result, ModelInfo model, Subjects subjects) {
        List<ResultRow> rows = result.rows().stream()
                .filter(row -> model.matches(row.key().model(), row.key().sizeLabel()))
                .filter(ResultRow::hasFigure)
                .toList();
        Optional<Advice> advice = advice(result, model).filter(one -> one.pick().isPresent());
        List<String> sentences = new ArrayList<>();
        proved(result, model, rows).ifPresent(sentences::add);
        files(rows, subjects, advice.flatMap(Advice::pick)).ifPresent(sentences::add);
        advice.map(Headline::pick).ifPresent(sentences::add);
        return sentences;
    }

    /** What to deploy where nothing constrains it; the chooser knows of more needs. */
    private static Optional<Advice> advice(RunResult result, ModelInfo model) {
        return Choices.of(result).stream()
                .filter(choices -> model.matches(choices.model(), choices.sizeLabel()))
                .findFirst()
                .map(choices ->
                        Advisor.advise(choices, Profile.ofName("general").needs()));
    }

    private static String pick(Advice advice) {
        return "Pick: %s. %s What flips it: %s."
                .formatted(AdviceText.pick(advice), String.join(" ", advice.because()), AdviceText.firstFlip(advice));
    }

    private static Optional<String> proved(RunResult result, ModelInfo model, List<ResultRow> rows) {
        Set<String> proofs = result.starts().stream()
                .filter(start -> model.matches(start.model(), start.sizeLabel()) && start.status() == RowStatus.OK)
                .map(ProcessStart::proof)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        rows.stream()
                .filter(row -> row.key().operation().floorOf().isEmpty())
                .map(ResultRow::proof)
                .limit(proofs.isEmpty() ? 1 : 0)
                .forEach(proofs::add);
        return proofs.stream().findFirst().map(proof -> "Proved before a figure was kept: " + proof + ".");
    }

    /** The file that the model came in, where the run has it, against that of the pick, or the smallest one. */
    private static Optional<String> files(List<ResultRow> rows, Subjects subjects, Optional<Named> pick) {
        List<ResultRow> files = rows.stream()
                .filter(row -> row.fileBytes().isPresent())
                .filter(row -> row.key().operation().floorOf().isEmpty())
                .sorted(Comparator.comparingLong(row -> row.fileBytes().orElseThrow()))
                .toList();
        String before = files.stream()
                .filter(Headline::isSource)
                .min(Comparator.comparing(row -> !row.key().variant().equals("default")))
                .map(row -> file(row, subjects) + " before, ")
                .orElse("");
        List<ResultRow> after = files.stream().filter(row -> !isSource(row)).toList();
        return after.stream()
                .filter(row -> pick.filter(named -> isOf(row, named)).isPresent())
                .findFirst()
                .or(() -> after.stream().findFirst())
                .map(row -> "File: " + before + file(row, subjects) + (before.isEmpty() ? "." : " after."));
    }

    private static boolean isOf(ResultRow row, Named pick) {
        return pick.isCalled(row.key().format() + ":" + row.key().variant());
    }

    private static boolean isSource(ResultRow row) {
        return row.sampling().parameters().containsKey(Sampling.RUNTIME);
    }

    private static String file(ResultRow row, Subjects subjects) {
        return Numbers.bytes((double) row.fileBytes().orElseThrow()) + " (" + subjects.label(row.key()) + ")";
    }
}
