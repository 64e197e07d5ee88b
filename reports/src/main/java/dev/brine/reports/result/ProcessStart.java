package dev.brine.reports.result;

import java.util.List;

/**
 * Fresh processes that opened one model file in one way: how long after the process was started each stage was reached.
 *
 * <p>Stages that a report may look for have constants here. They are reached one after the other, so that the numbers of
 * a process never fall.
 *
 * @param model name of a {@link ModelInfo} of the run
 * @param sizeLabel size label of that {@link ModelInfo}
 * @param format name of the format, or {@code floor} for the bare map
 * @param variant variant of the format, {@code default} where it has one only; {@code bare-map} for the floor
 * @param mode how the file was opened: {@code mapped}, {@code heap}, followed by {@value #MATERIALISE} where every array
 *     was touched in place of a prediction
 * @param pageCache state of the page cache, such as {@code warm} or {@code guest-cold}
 * @param status whether there are figures
 * @param reason why there are none, one line; blank exactly where the status is ok
 * @param proof what was compared in each process before its figures were kept; never blank where the status is ok
 * @param stages names of the stages, in the order they are reached; empty unless the status is ok
 * @param samples process by process in the order they ran, for each stage that it reached the milliseconds since the
 *     process was started; at least one reached all; empty unless the status is ok
 */
public record ProcessStart(
        String model,
        String sizeLabel,
        String format,
        String variant,
        String mode,
        String pageCache,
        RowStatus status,
        String reason,
        String proof,
        List<String> stages,
        List<List<Double>> samples) {
    /** Stage: the program's first own instruction. */
    public static final String MAIN = "main";

    /** Stage: the library that reads the format has been loaded and set up. */
    public static final String LIBRARY_READY = "library-ready";

    /** Stage: the model is open, no further than the format needs. */
    public static final String OPENED = "opened";

    /** Stage: one row has been predicted. */
    public static final String FIRST_PREDICTION = "first-prediction";

    /** Stage: every array of the model has been touched. */
    public static final String MATERIALISED = "materialised";

    /** Start of a stage's name: so many rows had been predicted in all, such as {@code served-1000}. */
    public static final String SERVED = "served-";

    /** End of the mode of processes that touch every array in place of predicting. */
    public static final String MATERIALISE = "+materialise";

    /** Copies the lists, and checks that there are either finite, proved figures or a reason. */
    public ProcessStart {
        Checks.text(model, "model");
        Checks.text(sizeLabel, "sizeLabel");
        Checks.text(format, "format");
        Checks.text(variant, "variant");
        Checks.text(mode, "mode");
        Checks.text(pageCache, "pageCache");
        Checks.required(status, "status");
        Checks.required(reason, "reason");
        Checks.required(proof, "proof");
        stages = List.copyOf(Checks.required(stages, "stages"));
        samples = Checks.required(samples, "samples").stream().map(List::copyOf).toList();
        String id = RowKey.joined(model, sizeLabel, format, variant, mode, pageCache);
        if ((status == RowStatus.OK) != reason.isBlank()) {
            throw new IllegalArgumentException(
                    "start '%s' is %s, and its reason is '%s'".formatted(id, status, reason));
        }
        if (status == RowStatus.OK) {
            checkFigures(id, proof, stages, samples);
        } else if (!stages.isEmpty() || !samples.isEmpty()) {
            throw new IllegalArgumentException("start '" + id + "' is " + status + ", but has samples");
        }
    }

    private static void checkFigures(String id, String proof, List<String> stages, List<List<Double>> samples) {
        if (proof.isBlank()) {
            throw new IllegalArgumentException("start '" + id + "' is ok, but has no proof");
        }
        if (stages.isEmpty() || samples.isEmpty()) {
            throw new IllegalArgumentException("start '" + id + "' is ok, but has no samples");
        }
        int most = 0;
        for (List<Double> process : samples) {
            if (process.isEmpty() || process.size() > stages.size()) {
                throw new IllegalArgumentException(
                        "start '%s' has a process of %d numbers, expected 1 to %d, for its stages"
                                .formatted(id, process.size(), stages.size()));
            }
            process.forEach(milliseconds -> Checks.finite(milliseconds, "samples"));
            most = Math.max(most, process.size());
        }
        if (most < stages.size()) {
            throw new IllegalArgumentException("start '%s' names %d stages, but no process reached more than %d"
                    .formatted(id, stages.size(), most));
        }
    }

    /** The processes that reached the stage of that index, as in {@link #samples}. */
    public List<List<Double>> samplesUpTo(int stage) {
        return samples.stream().filter(process -> process.size() > stage).toList();
    }

    /** The parts that tell one start from another, joined as in {@link RowKey#id()}. */
    public String id() {
        return RowKey.joined(model, sizeLabel, format, variant, mode, pageCache);
    }
}
