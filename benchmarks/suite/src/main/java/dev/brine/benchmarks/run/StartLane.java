package dev.brine.benchmarks.run;

import dev.brine.benchmarks.process.NotAvailableException;
import dev.brine.benchmarks.process.PageCache;
import dev.brine.reports.result.ProcessStart;
import dev.brine.reports.result.RowStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One file opened in one way by a fresh process each round: a line of the picture of process starts. */
final class StartLane implements Step {
    private static final int MOST_DECADES = 6;

    /** Of a file that is called warm, this part lies in the page cache. */
    private static final double WARM_PART = 0.99;

    /**
     * Which lane.
     *
     * @param mode how the file is opened
     * @param isCold whether it is first taken out of the page cache
     */
    record Key(Subject subject, String format, String variant, String mode, boolean isCold) {
        String pageCache() {
            return isCold ? "guest-cold" : "warm";
        }
    }

    private final Key key;
    private final StartProgram program;
    private final Duration firstCap;
    private final Duration cap;
    private final Optional<String> noTools;
    private final List<List<Double>> samples = new ArrayList<>();
    private List<String> stages = List.of();
    private List<String> laterStages = List.of();
    private int laterDecades;
    private String missing = "time budget";
    private Optional<String> failure = Optional.empty();
    private boolean isGivenUp;

    /**
     * Makes a lane.
     *
     * @param firstCap how long after its start the first process may serve
     * @param cap the same for the later ones, which serve the decades that the first had served by then
     * @param noTools why the page cache can neither be emptied nor looked into, or empty
     */
    StartLane(Key key, StartProgram program, Duration firstCap, Duration cap, Optional<String> noTools) {
        this.key = key;
        this.program = program;
        this.firstCap = firstCap;
        this.cap = cap;
        this.noTools = noTools;
    }

    @Override
    public String label() {
        return "%s %s, %s, %s".formatted(key.format(), key.variant(), key.mode(), key.pageCache());
    }

    @Override
    public boolean isDue(int round) {
        return !isGivenUp;
    }

    @Override
    public void run() throws IOException, InterruptedException, NotAvailableException {
        bringPageCacheIntoState();
        samples.add(samples.isEmpty() ? first() : later());
    }

    @Override
    public void failed(String why) {
        failure = Optional.of(why);
        isGivenUp = true;
    }

    @Override
    public void notAvailable(String why) {
        missing = why;
        isGivenUp = true;
        samples.clear();
    }

    private List<Double> first() throws IOException, InterruptedException, NotAvailableException {
        Timeline timeline = program.start(MOST_DECADES, firstCap.toMillis());
        stages = timeline.stages();
        laterDecades = timeline.decadesWithin(cap);
        int left = timeline.decades() - laterDecades;
        laterStages = stages.subList(0, stages.size() - left);
        return timeline.millis();
    }

    private List<Double> later() throws IOException, InterruptedException, NotAvailableException {
        Timeline timeline = program.start(laterDecades, Long.MAX_VALUE / 2);
        if (!timeline.stages().equals(laterStages)) {
            throw new IOException(
                    "a fresh process went through %s, expected %s".formatted(timeline.stages(), laterStages));
        }
        return timeline.millis();
    }

    private void bringPageCacheIntoState() throws IOException, InterruptedException, NotAvailableException {
        if (key.isCold()) {
            if (noTools.isPresent()) {
                throw new NotAvailableException(noTools.get());
            }
            PageCache.evict(program.file());
            return;
        }
        PageCache.warm(program.file());
        if (noTools.isEmpty()) {
            long resident = PageCache.residentBytes(program.file());
            long size = Files.size(program.file());
            if (resident < WARM_PART * size) {
                throw new NotAvailableException(
                        "only %,d of %,d bytes stay in the page cache".formatted(resident, size));
            }
        }
    }

    ProcessStart result() {
        RowStatus status = failure.isPresent() ? RowStatus.ERROR : RowStatus.OK;
        if (failure.isEmpty() && samples.isEmpty()) {
            status = RowStatus.NOT_AVAILABLE;
        }
        boolean isOk = status == RowStatus.OK;
        return new ProcessStart(
                key.subject().info().name(),
                key.subject().info().sizeLabel(),
                key.format(),
                key.variant(),
                key.mode(),
                key.pageCache(),
                status,
                isOk ? "" : failure.orElse(missing),
                isOk ? program.proof() : "",
                isOk ? stages : List.of(),
                isOk ? samples : List.of());
    }
}
