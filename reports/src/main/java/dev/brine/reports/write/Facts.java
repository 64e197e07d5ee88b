package dev.brine.reports.write;

import dev.brine.reports.internal.Numbers;
import dev.brine.reports.result.ModelInfo;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RunEnvironment;
import dev.brine.reports.result.RunInfo;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.write.Document.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The circumstances of a run in words; what is not known is left out. */
final class Facts {
    private Facts() {}

    static List<Fact> ofRun(RunResult result) {
        RunInfo run = result.run();
        return Stream.of(
                        new Fact("Brine", run.toolVersion()),
                        new Fact("commit", run.commit()),
                        new Fact("profile", run.profile()),
                        new Fact("started", run.startedAt().toString()),
                        new Fact("took", String.format(Locale.ROOT, "%.0f s", run.elapsedSeconds())),
                        new Fact("JDK", result.environment().jdk()),
                        new Fact("processor", processor(result.environment())),
                        new Fact("page cache", pageCaches(result)))
                .filter(fact -> !fact.value().isBlank())
                .toList();
    }

    private static String processor(RunEnvironment environment) {
        String cores = environment.cores() + (environment.cores() == 1 ? " core" : " cores");
        return environment.cpuModel().isBlank() ? cores : environment.cpuModel() + ", " + cores;
    }

    private static String pageCaches(RunResult result) {
        return result.rows().stream()
                .map(ResultRow::key)
                .map(key -> key.pageCache())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    static List<Fact> ofEnvironment(RunEnvironment environment) {
        String memory = environment.memoryBytes() == 0 ? "" : Numbers.mebibytes(environment.memoryBytes());
        String libraries = environment.libraries().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return Stream.of(
                        new Fact("processor", environment.cpuModel()),
                        new Fact("cores", Integer.toString(environment.cores())),
                        new Fact("memory", memory),
                        new Fact("operating system", environment.operatingSystem()),
                        new Fact("kernel", environment.kernel()),
                        new Fact("file system", environment.fileSystem()),
                        new Fact("JDK", environment.jdk()),
                        new Fact("JVM flags", flags(environment)),
                        new Fact("collector", environment.garbageCollector()),
                        new Fact("page cache", environment.pageCacheStatement()),
                        new Fact("libraries", libraries))
                .filter(fact -> !fact.value().isBlank())
                .toList();
    }

    private static String flags(RunEnvironment environment) {
        return environment.jvmFlags().isEmpty() ? "none" : String.join(" ", environment.jvmFlags());
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
