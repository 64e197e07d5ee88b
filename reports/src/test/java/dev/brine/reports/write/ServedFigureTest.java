package dev.brine.reports.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.reports.SampleResult;
import dev.brine.reports.result.ProcessStart;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedFigureTest {
    @TempDir
    private Path directory;

    /** Lets the first process of every line serve ten times as many rows as the others. */
    private static ProcessStart further(ProcessStart start) {
        if (start.status() != RowStatus.OK || !start.stages().contains(ProcessStart.SERVED + 1000)) {
            return start;
        }
        List<String> stages = new ArrayList<>(start.stages());
        stages.add(ProcessStart.SERVED + 10_000);
        List<List<Double>> samples = new ArrayList<>(start.samples());
        List<Double> first = new ArrayList<>(samples.get(0));
        first.add(first.get(first.size() - 1) + 1234);
        samples.set(0, first);
        return new ProcessStart(
                start.model(),
                start.sizeLabel(),
                start.format(),
                start.variant(),
                start.mode(),
                start.pageCache(),
                start.status(),
                "",
                start.proof(),
                stages,
                samples);
    }

    @Test
    void theLastPointMayRestOnOneProcess() throws IOException {
        RunResult run = SampleResult.run();
        Report.write(
                directory,
                new RunResult(
                        run.run(),
                        run.environment(),
                        run.models(),
                        run.rows(),
                        run.floors(),
                        run.starts().stream().map(ServedFigureTest::further).toList(),
                        run.notes(),
                        run.formats()));
        String page = Files.readString(directory.resolve("index.html"));
        assertThat(page)
                .contains("1.37 (fewer processes)")
                .contains("the last point rests on fewer processes where no band reaches it");
        assertThat(page).as("the rate is of what all served").contains("30,000/s");
    }
}
