package dev.brine.benchmarks.run;

import dev.brine.benchmarks.python.PythonScript;
import dev.brine.reports.result.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Memory of one, two and four Python processes that hold one file: a fork of three rows of a peer. */
record PeerReplicas(PythonPeer peer, ServedModel model) implements Step {
    private static final double BYTES_PER_MB = 1e6;
    private static final List<Operation> OPERATIONS = List.of(Operation.PSS_1, Operation.PSS_2, Operation.PSS_4);

    @Override
    public String label() {
        return "%s %s in Python, replicas"
                .formatted(peer.variant().format(), peer.variant().variant());
    }

    @Override
    public boolean isDue(int round) {
        return peer.isReady();
    }

    @Override
    public void run() throws InterruptedException, IOException {
        Path outputs = model.file("held-outputs");
        try {
            PythonScript.Events events = peer.ask(
                    "replicas",
                    List.of("1,2,4"),
                    List.of(model.rowsFile().toString(), Integer.toString(model.inputs()), outputs.toString()));
            model.prove(outputs, peer.model().rule());
            JsonNode sums = events.event("replicas").path("pssBytes");
            Map<Operation, Double> figures = new EnumMap<>(Operation.class);
            for (int i = 0; i < sums.size(); i++) {
                figures.put(OPERATIONS.get(i), sums.get(i).asDouble() / BYTES_PER_MB);
            }
            peer.replicas(figures);
        } catch (IOException e) {
            peer.failed(String.valueOf(e.getMessage()));
        } finally {
            Files.deleteIfExists(outputs);
        }
    }

    @Override
    public boolean hasFailed() {
        return peer.hasFailed();
    }

    @Override
    public void forgetFailure() {
        peer.forgetFailure();
    }
}
