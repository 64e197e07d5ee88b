package dev.brine.reports.result;

import dev.brine.internal.AtomicFile;
import dev.brine.reports.internal.RecordJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes results as JSON files of the schema {@value RunResult#SCHEMA}, described in SCHEMA.md. */
public final class ResultStore {
    private ResultStore() {}

    /**
     * Reads a result.
     *
     * @throws IOException if the file cannot be read, is not JSON, is of another schema or version, or breaks a rule
     *     of the schema; the message names the file and the field
     */
    public static RunResult read(Path path) throws IOException {
        String text = Files.readString(path, StandardCharsets.UTF_8);
        return RecordJson.parse(
                text, RunResult.SCHEMA, RunResult.class, "'" + path + "'", ResultStore::addWhatOldFilesLack);
    }

    /**
     * Writes a result, through a temporary file in the same directory that takes the name when it is complete.
     *
     * @throws IOException if the file cannot be written; the path then holds what it held before
     */
    public static void write(RunResult result, Path path) throws IOException {
        AtomicFile.writeText(path, toJson(result));
    }

    /** The result as JSON text, lines ended by a line feed. */
    public static String toJson(RunResult result) {
        ObjectNode root = RecordJson.tree(RunResult.SCHEMA, result);
        for (int i = 0; i < result.rows().size(); i++) {
            ((ObjectNode) root.get("rows").get(i))
                    .put("id", result.rows().get(i).key().id());
        }
        return RecordJson.page(root);
    }

    private static void addWhatOldFilesLack(ObjectNode root) {
        for (String field : List.of("starts", "formats")) {
            if (!root.has(field)) {
                root.putArray(field);
            }
        }
    }
}
