package dev.brine.reports.write;

import dev.brine.reports.result.ModelInfo;
import dev.brine.reports.result.RunEnvironment;
import dev.brine.reports.result.RunInfo;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.text.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The circumstances of a run in words, by name, in order; what is not known is left out. */
final class Facts {
    private Facts() {}

    static Map<String, String> ofRun(RunResult result) {
        RunInfo run = result.run();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Brine", run.toolVersion());
        facts.put("commit", run.commit());
        facts.put("profile", run.profile());
        facts.put("started", run.startedAt().toString());
        facts.put("took", Numbers.fixed(run.elapsedSeconds(), 0) + " s");
        facts.put("JDK", result.environment().jdk());
        facts.put("processor", processor(result.environment()));
        facts.put("page cache", pageCaches(result));
        return known(facts);
    }

    private static Map<String, String> known(Map<String, String> facts) {
        facts.values().removeIf(String::isBlank);
        return facts;
    }

    private static String processor(RunEnvironment environment) {
        String cores = Numbers.counted(environment.cores(), "core");
        return environment.cpuModel().isBlank() ? cores : environment.cpuModel() + ", " + cores;
    }

    private static String pageCaches(RunResult result) {
        return result.rows().stream()
                .map(row -> row.key().pageCache())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    static Map<String, String> ofEnvironment(RunEnvironment environment) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("processor", environment.cpuModel());
        facts.put("cores", Integer.toString(environment.cores()));
        facts.put("memory", environment.memoryBytes() == 0 ? "" : Numbers.mebibytes(environment.memoryBytes()));
        facts.put("operating system", environment.operatingSystem());
        facts.put("kernel", environment.kernel());
        facts.put("file system", environment.fileSystem());
        facts.put("JDK", environment.jdk());
        facts.put("JVM flags", environment.jvmFlags().isEmpty() ? "none" : String.join(" ", environment.jvmFlags()));
        facts.put("collector", environment.garbageCollector());
        facts.put("page cache", environment.pageCacheStatement());
        facts.put(
                "libraries",
                environment.libraries().entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", ")));
        return known(facts);
    }

    static String ofModel(ModelInfo model) {
        List<String> facts = new ArrayList<>();
        facts.add(model.origin().toString());
        facts.add("payload " + Numbers.mebibytes(model.payloadBytes()) + " (" + Numbers.count(model.payloadBytes())
                + " bytes)");
        model.nodeCount().ifPresent(nodes -> facts.add(Numbers.count(nodes) + " nodes"));
        model.parameterCount().ifPresent(parameters -> facts.add(Numbers.count(parameters) + " parameters"));
        if (!model.digest().isBlank()) {
            facts.add("digest " + model.digest());
        }
        String description = model.description().isBlank() ? "" : model.description() + "; ";
        return model.sizeLabel() + ": " + description + String.join(", ", facts);
    }
}
