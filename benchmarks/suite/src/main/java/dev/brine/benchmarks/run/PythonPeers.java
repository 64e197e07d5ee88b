package dev.brine.benchmarks.run;

import dev.brine.benchmarks.python.Python;
import dev.brine.benchmarks.python.PythonScript;
import dev.brine.reports.result.ResultRow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Python's variants on the models of a run that Python holds too. */
final class PythonPeers {
    private final PythonPeer.Settings settings;
    private final Consumer<String> progress;
    private final List<PythonPeer> peers = new ArrayList<>();
    private final Map<String, String> libraries = new TreeMap<>();

    PythonPeers(PythonPeer.Settings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** Has Python write the model in variants, and adds the peers. */
    void add(Python python, PeerModel model, Set<PeerVariant> variants) throws InterruptedException {
        libraries.putAll(python.libraries());
        Map<PeerVariant, PythonPeer> added = new EnumMap<>(PeerVariant.class);
        List<String> arguments =
                new ArrayList<>(List.of("prepare", model.source().toString()));
        for (PeerVariant variant : variants) {
            added.put(variant, new PythonPeer(python, model, variant, settings));
            if (variant.isWritten()) {
                arguments.add(model.file(variant, "") + "=" + variant.scriptName());
            }
        }
        progress.accept("%s writes '%s' in each of its variants"
                .formatted(python.label(), model.subject().info().name()));
        try {
            PythonScript.Events events = python.script().run(arguments.toArray(String[]::new));
            added.values().forEach(peer -> peer.prepared(events));
        } catch (IOException e) {
            added.values().forEach(peer -> peer.failed(String.valueOf(e.getMessage())));
        }
        peers.addAll(added.values());
    }

    boolean isEmpty() {
        return peers.isEmpty();
    }

    List<Step> steps() {
        return List.copyOf(peers);
    }

    /** Returns the peers on a subject that have their files. */
    List<PythonPeer> ready(Subject subject) {
        return peers.stream()
                .filter(peer -> peer.model().subject().equals(subject) && peer.isReady())
                .toList();
    }

    List<ResultRow> rows() {
        return peers.stream().flatMap(peer -> peer.rows().stream()).toList();
    }

    /** Returns the versions of Python and its libraries, by name. */
    Map<String, String> libraries() {
        return libraries;
    }
}
