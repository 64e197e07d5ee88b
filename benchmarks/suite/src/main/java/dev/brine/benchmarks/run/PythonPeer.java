package dev.brine.benchmarks.run;

import dev.brine.benchmarks.python.Python;
import dev.brine.benchmarks.python.PythonScript;
import dev.brine.reports.result.Direction;
import dev.brine.reports.result.HeapSetting;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowKey;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.Sampling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** One variant of Python's on one model: a fresh process each round gives a fork of every row. */
final class PythonPeer implements Step {
    private static final double BYTES_PER_MB = 1e6;
    private static final List<Operation> REPLICAS = List.of(Operation.PSS_1, Operation.PSS_2, Operation.PSS_4);

    /**
     * How much is measured.
     *
     * @param forks rounds
     * @param shots warm loads and passes in each process
     * @param isShort whether xz is measured in the first round only: it compresses for longer than all else takes
     */
    record Settings(int forks, int shots, boolean isShort) {}

    private final Python python;
    private final PeerModel model;
    private final PeerVariant variant;
    private final Settings settings;
    private final Map<Operation, List<List<Double>>> samples = new EnumMap<>(Operation.class);
    private OptionalLong fileBytes = OptionalLong.empty();
    private Optional<String> missing = Optional.of("time budget");
    private Optional<String> failure = Optional.empty();
    private String modules = "";
    private boolean hasReplicas;

    PythonPeer(Python python, PeerModel model, PeerVariant variant, Settings settings) {
        this.python = python;
        this.model = model;
        this.variant = variant;
        this.settings = settings;
    }

    @Override
    public String label() {
        return "%s/%s %s in %s"
                .formatted(model.subject().info().name(), variant.format(), variant.variant(), python.label());
    }

    @Override
    public boolean isDue(int round) {
        boolean isRound = round == 1 || !isOnce();
        return isRound && failure.isEmpty() && fileBytes.isPresent();
    }

    private boolean isOnce() {
        return settings.isShort() && variant == PeerVariant.XZ;
    }

    private int shots() {
        return isOnce() ? 1 : settings.shots();
    }

    /** Takes what the preparation wrote; its time counts where it is the only one. */
    void prepared(PythonScript.Events events) {
        for (JsonNode event : events.events()) {
            if (event.path("event").asString("").equals("modules")) {
                List<String> names = new ArrayList<>();
                event.path("names").forEach(name -> names.add(name.asString()));
                modules = String.join(",", names);
            }
            if (event.path("variant").asString("").equals(variant.writer().scriptName())) {
                JsonNode bytes = event.path("bytes");
                fileBytes = bytes.isNumber() ? OptionalLong.of(bytes.asLong()) : OptionalLong.empty();
                missing = Optional.of(event.path("reason").asString("time budget"));
                if (isOnce() && fileBytes.isPresent()) {
                    add(Operation.SAVE, event.path("ms"));
                }
            }
        }
    }

    PeerVariant variant() {
        return variant;
    }

    PeerModel model() {
        return model;
    }

    /** Returns whether Python wrote the file, and has not failed on it. */
    boolean isReady() {
        return fileBytes.isPresent() && failure.isEmpty();
    }

    /** Returns a program that serves from the variant's file. */
    StartProgram serving(ServedModel served) {
        return new ServingPython(python, variant, model.file(variant, ""), modules, served, model.rule());
    }

    /** Returns the step that reads the memory of one, two and four processes that hold the file: a fork of three rows. */
    Step replicas(ServedModel served) {
        return new Replicated(served);
    }

    private final class Replicated implements Step {
        private final ServedModel served;

        Replicated(ServedModel served) {
            this.served = served;
        }

        @Override
        public String label() {
            return "%s %s in Python, replicas".formatted(variant.format(), variant.variant());
        }

        @Override
        public boolean isDue(int round) {
            return isReady();
        }

        @Override
        public void run() throws InterruptedException, IOException {
            Path outputs = served.file("held-outputs");
            try {
                JsonNode sums = python.script()
                        .run(
                                "replicas",
                                "1,2,4",
                                variant.scriptName(),
                                model.file(variant, "").toString(),
                                served.rowsFile().toString(),
                                Integer.toString(served.inputs()),
                                outputs.toString())
                        .event("replicas")
                        .path("pssBytes");
                served.prove(outputs, model.rule());
                for (int i = 0; i < sums.size(); i++) {
                    add(REPLICAS.get(i), List.of(sums.get(i).asDouble() / BYTES_PER_MB));
                }
                hasReplicas = true;
            } finally {
                Files.deleteIfExists(outputs);
            }
        }

        @Override
        public void failed(String why) {
            PythonPeer.this.failed(why);
        }
    }

    /** Gives up on all rows. */
    @Override
    public void failed(String why) {
        failure = Optional.of(why);
    }

    @Override
    public void run() throws IOException, InterruptedException {
        Path outputs = model.file(variant, "-out");
        Path saved = model.file(variant, "-saved");
        try {
            PythonScript.Events events = python.script().run(arguments(outputs, saved));
            model.prove(outputs);
            take(events);
        } finally {
            Files.deleteIfExists(outputs);
            Files.deleteIfExists(saved);
        }
    }

    private String[] arguments(Path outputs, Path saved) {
        List<String> arguments = new ArrayList<>(List.of(
                "measure",
                variant.scriptName(),
                model.file(variant, "").toString(),
                model.rowsFile().toString(),
                Integer.toString(model.inputs()),
                outputs.toString(),
                Integer.toString(shots())));
        if (variant.isPredicted()) {
            arguments.add("--predict");
        }
        if (variant.isWritten() && !isOnce()) {
            arguments.addAll(List.of("--save", saved.toString()));
        }
        return arguments.toArray(String[]::new);
    }

    private void take(PythonScript.Events events) throws IOException {
        add(Operation.PROCESS_START, List.of(events.output().firstLineMillis()));
        JsonNode peak = events.event("first").path("peakBytes");
        if (peak.isNumber()) {
            add(Operation.PEAK_MEMORY, List.of(peak.asDouble() / BYTES_PER_MB));
        }
        JsonNode loaded = events.event("loaded");
        add(Operation.LOAD, loaded.path("loadMs"));
        add(Operation.FIRST_PREDICTION, loaded.path("firstMs"));
        if (variant.isPredicted()) {
            JsonNode predicted = events.event("predicted");
            add(Operation.PREDICT, predicted.path("singleMs"));
            add(Operation.PREDICT_BATCH, predicted.path("batchMs"));
        }
        if (variant.isWritten() && !isOnce()) {
            add(Operation.SAVE, events.event("saved").path("ms"));
        }
    }

    private void add(Operation operation, JsonNode values) {
        List<Double> fork = new ArrayList<>();
        values.forEach(value -> fork.add(value.asDouble()));
        add(operation, fork);
    }

    private void add(Operation operation, List<Double> fork) {
        samples.computeIfAbsent(operation, unused -> new ArrayList<>()).add(fork);
    }

    /** Returns a row for each operation that Python has. */
    List<ResultRow> rows() {
        List<Operation> operations = new ArrayList<>();
        if (variant.isWritten()) {
            operations.add(Operation.SAVE);
        }
        operations.addAll(
                List.of(Operation.LOAD, Operation.FIRST_PREDICTION, Operation.PROCESS_START, Operation.PEAK_MEMORY));
        if (variant.isPredicted()) {
            operations.addAll(List.of(Operation.PREDICT, Operation.PREDICT_BATCH));
        }
        if (hasReplicas) {
            operations.addAll(REPLICAS);
        }
        return operations.stream().map(this::row).toList();
    }

    private ResultRow row(Operation operation) {
        List<List<Double>> forks = failure.isPresent() ? List.of() : samples.getOrDefault(operation, List.of());
        RowStatus status = failure.isPresent() ? RowStatus.ERROR : RowStatus.OK;
        if (failure.isEmpty() && forks.isEmpty()) {
            status = RowStatus.NOT_AVAILABLE;
        }
        RowKey key = new RowKey(
                model.subject().info().name(),
                model.subject().info().sizeLabel(),
                variant.format(),
                variant.variant(),
                operation,
                HeapSetting.DEFAULT,
                "warm");
        return new ResultRow(
                key,
                status,
                status == RowStatus.OK ? "" : failure.or(() -> missing).orElse(""),
                operation.isMemory() ? "MB" : "ms/op",
                Direction.LOWER_IS_BETTER,
                forks,
                sampling(operation),
                fileBytes,
                OptionalDouble.empty(),
                status == RowStatus.OK ? proof() : "",
                variant.traits(),
                false);
    }

    private String proof() {
        return "%,d predictions of %s equal Brine's (%s)".formatted(model.rowCount(), python.label(), model.rule());
    }

    private Sampling sampling(Operation operation) {
        boolean isCold = operation == Operation.PROCESS_START || operation.isMemory();
        boolean isSaved = operation == Operation.SAVE;
        Map<String, String> parameters = new TreeMap<>();
        parameters.put(Sampling.RUNTIME, python.label());
        parameters.put("scikit-learn", python.scikitLearn());
        parameters.put("threads", "1");
        return new Sampling(
                "ss",
                isOnce() ? 1 : settings.forks(),
                isCold || isSaved ? 0 : 1,
                isCold || isSaved ? 1 : shots(),
                List.of(),
                parameters);
    }
}
