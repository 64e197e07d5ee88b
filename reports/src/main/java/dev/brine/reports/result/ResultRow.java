package dev.brine.reports.result;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One row of a run: a figure with its samples and its proof, or the reason why there is none.
 *
 * @param key which cell this is
 * @param status whether there is a figure
 * @param reason why there is no figure, one line; blank exactly where the status is ok
 * @param unit unit of the samples, such as {@code ms/op}
 * @param direction which way is better
 * @param samples raw samples, fork by fork, in the order they were taken; empty unless the status is ok
 * @param sampling how the samples were asked for
 * @param fileBytes size of the file in bytes, empty where the row has no file
 * @param allocatedBytesPerOperation bytes of heap allocated by one operation, empty where not measured
 * @param proof what was compared before the row was kept; never blank in an ok row, except in a floor
 * @param traits names of the traits of the format's variant
 * @param checked true where every byte used was covered by a checksum that was compared
 */
public record ResultRow(
        RowKey key,
        RowStatus status,
        String reason,
        String unit,
        Direction direction,
        List<List<Double>> samples,
        Sampling sampling,
        OptionalLong fileBytes,
        OptionalDouble allocatedBytesPerOperation,
        String proof,
        List<String> traits,
        boolean checked) {
    /** Copies the lists, and checks that the row holds either a finite, proved figure or a reason. */
    public ResultRow {
        Checks.required(key, "key");
        Checks.required(status, "status");
        Checks.required(reason, "reason");
        Checks.text(unit, "unit");
        Checks.required(direction, "direction");
        samples = Checks.required(samples, "samples").stream().map(List::copyOf).toList();
        Checks.required(sampling, "sampling");
        Checks.required(fileBytes, "fileBytes").ifPresent(bytes -> Checks.notNegative(bytes, "fileBytes"));
        Checks.required(allocatedBytesPerOperation, "allocatedBytesPerOperation")
                .ifPresent(bytes -> Checks.finite(bytes, "allocatedBytesPerOperation"));
        Checks.required(proof, "proof");
        traits = List.copyOf(Checks.required(traits, "traits"));
        if (status == RowStatus.OK) {
            checkFigure(key, reason, samples, proof);
        } else {
            checkReason(key, status, reason, samples);
        }
    }

    private static void checkFigure(RowKey key, String reason, List<List<Double>> samples, String proof) {
        if (samples.isEmpty() || samples.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("row '" + key.id() + "' is ok, but a fork has no sample");
        }
        samples.forEach(fork -> fork.forEach(sample -> Checks.finite(sample, "samples")));
        if (!reason.isBlank()) {
            throw new IllegalArgumentException("row '" + key.id() + "' is ok, but gives a reason: " + reason);
        }
        if (proof.isBlank() && key.operation().floorOf().isEmpty()) {
            throw new IllegalArgumentException("row '" + key.id() + "' is ok, but has no proof");
        }
    }

    private static void checkReason(RowKey key, RowStatus status, String reason, List<List<Double>> samples) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("row '" + key.id() + "' is " + status + ", but gives no reason");
        }
        if (!samples.isEmpty()) {
            throw new IllegalArgumentException("row '" + key.id() + "' is " + status + ", but has samples");
        }
    }

    /** True where the row has a figure: its status is ok. */
    public boolean hasFigure() {
        return status == RowStatus.OK;
    }

    /** The same cell without a figure: how a measured row becomes an error. */
    public ResultRow failed(String why) {
        return without(RowStatus.ERROR, why);
    }

    /** The same cell without a figure: how a planned row becomes {@code n/a}. */
    public ResultRow notAvailable(String why) {
        return without(RowStatus.NOT_AVAILABLE, why);
    }

    private ResultRow without(RowStatus newStatus, String why) {
        return new ResultRow(
                key,
                newStatus,
                why,
                unit,
                direction,
                List.of(),
                sampling,
                fileBytes,
                OptionalDouble.empty(),
                "",
                traits,
                checked);
    }
}
