package dev.brine.benchmarks.run;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.benchmarks.jmh.RawArrays;
import dev.brine.benchmarks.process.BareForest;
import dev.brine.benchmarks.process.BareForests;
import dev.brine.benchmarks.process.BareServing;
import dev.brine.benchmarks.process.Holding;
import dev.brine.benchmarks.process.Materialising;
import dev.brine.benchmarks.process.NotAvailableException;
import dev.brine.benchmarks.process.PageCache;
import dev.brine.benchmarks.process.Serving;
import dev.brine.benchmarks.run.BenchPlan.Written;
import dev.brine.benchmarks.run.Cell.Tested;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ProcessStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is measured in whole processes on one model of a run: lanes of process starts, and looks at memory. */
final class ProcessPlan {
    private static final Set<PeerVariant> PEER_LANES = Set.of(PeerVariant.JOBLIB, PeerVariant.MAPPED);
    private static final Set<PeerVariant> PEER_REPLICAS =
            Set.of(PeerVariant.PICKLE, PeerVariant.JOBLIB, PeerVariant.MAPPED);
    private static final String FLOOR = "floor";
    private static final String BARE_MAP = "bare-map";

    private final ProcessEffort effort;
    private final Optional<String> noTools;
    private final List<StartLane> lanes = new ArrayList<>();
    private final List<Step> footprints = new ArrayList<>();

    ProcessPlan(ProcessEffort effort) throws InterruptedException {
        this.effort = effort;
        this.noTools = noTools();
    }

    private static Optional<String> noTools() throws InterruptedException {
        try {
            PageCache.requireTools();
            return Optional.empty();
        } catch (NotAvailableException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Adds all of a subject; each file is copied, as this process may still map the one that it wrote. */
    void add(Subject subject, BenchPlan plan, PythonPeers peers, RowCollector rows) throws IOException {
        ServedModel model = ServedModel.of(subject);
        List<Written> files = plan.written(subject);
        for (Written file : files) {
            Path copy = file.file().resolveSibling(file.file().getFileName() + "-process");
            Files.copy(file.file(), copy);
            if (isLane(file.tested(), files)) {
                addLanes(file.tested(), copy, model);
            }
            addFootprints(new Footprint.Held(file.tested(), copy, model), file, plan, rows);
        }
        addFloor(model);
        for (PythonPeer peer : peers.ready(subject)) {
            if (PEER_LANES.contains(peer.variant())) {
                String mode = peer.variant() == PeerVariant.MAPPED ? Serving.MAPPED : Serving.HEAP;
                addLanes(subject, peer.variant().format(), peer.variant().variant(), mode, peer.serving(model));
            }
            if (PEER_REPLICAS.contains(peer.variant())) {
                footprints.add(peer.replicas(model));
            }
        }
    }

    /** Returns whether a variant stands for its format, or is the first where none of those that do is there. */
    private static boolean isLane(Tested tested, List<Written> files) {
        List<Tested> there = files.stream()
                .map(Written::tested)
                .filter(one -> one.format().name().equals(tested.format().name()))
                .toList();
        return there.stream().anyMatch(Tested::isLeading) ? tested.isLeading() : tested.equals(there.get(0));
    }

    private void addLanes(Tested tested, Path file, ServedModel model) {
        List<String> flags = JvmArguments.of(Optional.of(tested), Operation.PROCESS_START, CellSetting.DEFAULT);
        boolean isMapped = tested.isMapped();
        for (String mode : isMapped ? List.of(Serving.MAPPED, Serving.HEAP) : List.of(Serving.HEAP)) {
            String asked = isMapped ? mode : Serving.MAPPED;
            String format = tested.format().name();
            String variant = tested.variant().name();
            addLanes(
                    model.subject(),
                    format,
                    variant,
                    mode,
                    new StartedJvm(Serving.class, flags, format, asked, file, model));
            StartLane.Key key =
                    new StartLane.Key(model.subject(), format, variant, mode + ProcessStart.MATERIALISE, false);
            lanes.add(new StartLane(
                    key,
                    new StartedJvm(Materialising.class, flags, format, asked, file, model),
                    effort.warmCap(),
                    effort.warmCap(),
                    noTools));
        }
    }

    private void addLanes(Subject subject, String format, String variant, String mode, StartProgram program) {
        lanes.add(new StartLane(
                new StartLane.Key(subject, format, variant, mode, false),
                program,
                effort.firstCap(),
                effort.warmCap(),
                noTools));
        lanes.add(new StartLane(
                new StartLane.Key(subject, format, variant, mode, true),
                program,
                effort.coldCap(),
                effort.coldCap(),
                noTools));
    }

    private void addFloor(ServedModel model) throws IOException {
        try (ModelFile reference = Brine.open(model.subject().reference())) {
            Optional<BareForest> bare = BareForests.of(reference.saved().state());
            if (bare.isPresent()) {
                Path known = model.file("bare-known");
                Path raw = model.file("bare-raw");
                bare.get().write(known);
                RawArrays.of(reference.saved().state()).write(raw);
                List<String> flags = JvmArguments.of(Optional.empty(), Operation.PROCESS_START, CellSetting.DEFAULT);
                StartProgram program =
                        new StartedJvm(BareServing.class, flags, known.toString(), Serving.MAPPED, raw, model);
                addLanes(model.subject(), FLOOR, BARE_MAP, Serving.MAPPED, program);
            }
        }
    }

    private void addFootprints(Footprint.Held held, Written file, BenchPlan plan, RowCollector rows) {
        for (Footprint footprint : List.of(new SmallestHeap(), new RetainedHeap(), new Replicas(Holding.SERVE))) {
            List<Cell> cells = footprint.operations().stream()
                    .map(operation -> plan.add(file, operation, CellSetting.DEFAULT))
                    .toList();
            footprints.add(new Footprint.Look(footprint, held, cells, rows));
        }
    }

    List<StartLane> lanes() {
        return lanes;
    }

    List<Step> footprints() {
        return footprints;
    }

    List<ProcessStart> starts() {
        return lanes.stream().map(StartLane::result).toList();
    }
}
