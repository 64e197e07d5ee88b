package dev.brine.reports.gate;

import dev.brine.internal.AtomicFile;
import dev.brine.reports.internal.RecordJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes results of the gate as JSON files of the schema {@value GateResult#SCHEMA}. */
public final class GateStore {
    private GateStore() {}

    /**
     * Reads a result.
     *
     * @throws IOException if the file cannot be read, is not JSON, is of another schema or version, or breaks a rule of
     *     the schema; the message names the file
     */
    public static GateResult read(Path path) throws IOException {
        String text = Files.readString(path, StandardCharsets.UTF_8);
        return RecordJson.parse(text, GateResult.SCHEMA, GateResult.class, "'" + path + "'");
    }

    /**
     * Writes a result, through a temporary file in the same directory that takes the name when it is complete.
     *
     * @throws IOException if the file cannot be written; the path then holds what it held before
     */
    public static void write(GateResult result, Path path) throws IOException {
        AtomicFile.writeText(path, toJson(result));
    }

    /** The result as JSON text, lines ended by a line feed; {@code outcome} is there to be read by others. */
    public static String toJson(GateResult result) {
        ObjectNode root = RecordJson.tree(GateResult.SCHEMA, result);
        root.put("outcome", result.outcome().toString());
        return RecordJson.page(root);
    }
}
