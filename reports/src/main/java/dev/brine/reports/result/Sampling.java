package dev.brine.reports.result;

import java.util.List;
import java.util.Map;

/**
 * How the samples of a row were asked for.
 *
 * @param mode JMH's short name of the mode: {@code ss}, {@code avgt}, ...
 * @param forks forks asked for; the samples say how many ran
 * @param warmupIterations discarded iterations before the first sample of each fork
 * @param measurementIterations kept iterations of each fork
 * @param jvmArguments arguments of the measured JVM, in order
 * @param parameters anything else that a reader needs to repeat the row, in order
 */
public record Sampling(
        String mode,
        int forks,
        int warmupIterations,
        int measurementIterations,
        List<String> jvmArguments,
        Map<String, String> parameters) {
    /** Parameter that names what ran the row where it was no JVM, such as {@code python 3.11.2}. */
    public static final String RUNTIME = "runtime";

    /** Copies the lists and checks the counts. */
    public Sampling {
        Checks.text(mode, "mode");
        Checks.notNegative(forks, "forks");
        Checks.notNegative(warmupIterations, "warmupIterations");
        Checks.notNegative(measurementIterations, "measurementIterations");
        jvmArguments = List.copyOf(Checks.required(jvmArguments, "jvmArguments"));
        parameters = Checks.ordered(parameters, "parameters");
    }
}
