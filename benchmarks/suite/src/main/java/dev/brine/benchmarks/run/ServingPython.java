package dev.brine.benchmarks.run;

import dev.brine.benchmarks.process.NotAvailableException;
import dev.brine.benchmarks.python.Python;
import dev.brine.benchmarks.python.PythonScript;
import dev.brine.model.ComparisonRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A Python that loads a file and serves predictions.
 *
 * @param modules where the model's estimators are defined, joined by commas
 * @param rule when its predictions equal Brine's
 */
record ServingPython(
        Python python, PeerVariant variant, Path file, String modules, ServedModel model, ComparisonRule rule)
        implements StartProgram {
    @Override
    public Timeline start(int decades, long capMillis) throws IOException, InterruptedException, NotAvailableException {
        Path outputs = model.file("served");
        try {
            PythonScript.Events events = python.script()
                    .run(
                            "serve",
                            variant.scriptName(),
                            file.toString(),
                            model.rowsFile().toString(),
                            Integer.toString(model.inputs()),
                            outputs.toString(),
                            Integer.toString(decades),
                            Long.toString(capMillis),
                            modules);
            model.prove(outputs, rule);
            List<String> lines = new ArrayList<>();
            for (JsonNode stage : events.event("served").path("stages")) {
                lines.add(stage.get(0).asString() + " " + stage.get(1).asLong());
            }
            return Timeline.of(lines, events.output());
        } finally {
            Files.deleteIfExists(outputs);
        }
    }

    @Override
    public String proof() {
        return "each process: its rows, up to %,d, equal Brine's (%s), and every later prediction of a row equal to its first"
                .formatted(ServedModel.ROWS, rule);
    }
}
