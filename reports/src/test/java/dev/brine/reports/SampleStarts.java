package dev.brine.reports;

import dev.brine.reports.result.ProcessStart;
import dev.brine.reports.result.RowStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Fresh processes of the invented run; their figures mean nothing. */
public final class SampleStarts {
    private static final String PROOF = "1,000 predictions equal bit by bit";
    private static final List<String> STAGES = List.of(
            ProcessStart.MAIN,
            ProcessStart.LIBRARY_READY,
            ProcessStart.OPENED,
            ProcessStart.FIRST_PREDICTION,
            ProcessStart.SERVED + 10,
            ProcessStart.SERVED + 100,
            ProcessStart.SERVED + 1000);

    private SampleStarts() {}

    static List<ProcessStart> all() {
        return List.of(
                served("joblib", "default", "heap", "warm", 40, 900, 1100, 1140, 1300, 2900, 19_000),
                served("joblib", "mmap", "mapped", "warm", 40, 900, 1010, 1050, 1210, 2810, 18_900),
                served("kryo", "tuned", "heap", "warm", 60, 95, 140, 150, 151, 155, 170),
                served("mmap", "raw", "mapped", "warm", 60, 85, 92, 100, 102, 110, 140),
                served("mmap", "raw", "heap", "warm", 60, 85, 125, 130, 131, 135, 150),
                served("mmap", "raw", "mapped", "guest-cold", 60, 85, 98, 120, 180, 300, 420),
                notAvailable("mmap", "raw", "heap", "guest-cold", "the file system keeps its pages"),
                materialised("mmap", "raw", 60, 85, 92, 131),
                materialised("kryo", "tuned", 60, 95, 140, 166),
                served("floor", "bare-map", "mapped", "warm", 60, 61, 63, 66, 67, 71, 90));
    }

    private static ProcessStart served(
            String format, String variant, String mode, String pageCache, double... milliseconds) {
        return start(format, variant, mode, pageCache, STAGES, milliseconds);
    }

    private static ProcessStart materialised(String format, String variant, double... milliseconds) {
        List<String> stages = new ArrayList<>(STAGES.subList(0, 3));
        stages.add(ProcessStart.MATERIALISED);
        return start(format, variant, "mapped" + ProcessStart.MATERIALISE, "warm", stages, milliseconds);
    }

    private static ProcessStart start(
            String format, String variant, String mode, String pageCache, List<String> stages, double... milliseconds) {
        return new ProcessStart(
                "pipeline",
                SampleResult.FULL,
                format,
                variant,
                mode,
                pageCache,
                RowStatus.OK,
                "",
                PROOF,
                stages,
                Stream.of(1.0, 1.0625, 0.96875)
                        .map(factor -> DoubleStream.of(milliseconds)
                                .map(value -> value * factor)
                                .boxed()
                                .toList())
                        .toList());
    }

    private static ProcessStart notAvailable(
            String format, String variant, String mode, String pageCache, String reason) {
        return new ProcessStart(
                "pipeline",
                SampleResult.FULL,
                format,
                variant,
                mode,
                pageCache,
                RowStatus.NOT_AVAILABLE,
                reason,
                "",
                List.of(),
                List.of());
    }
}
