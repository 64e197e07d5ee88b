package dev.brine.format.json;

import dev.brine.error.ModelFormatException;
import dev.brine.error.UnsupportedVersionException;
import dev.brine.model.ComparisonRule;
import dev.brine.model.Environment;
import dev.brine.model.SavedModel;
import dev.brine.model.VerificationSet;
import dev.brine.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JsonToken;

/** Reads the fields of a document in their one order. */
final class DocumentReader {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final JsonInput in;
    private final ElementReader elements;
    private final StateReader states;

    DocumentReader(JsonInput in) {
        this.in = in;
        this.elements = new ElementReader(in);
        this.states = new StateReader(in, elements);
    }

    /** What a document says. */
    record Read(SavedModel saved, Optional<String> digest) {}

    Read read() throws ModelFormatException {
        in.next();
        in.startObject("a model");
        in.field("format");
        String format = in.text("format");
        if (!format.equals(Document.FORMAT)) {
            throw in.corrupt("format is '%s', expected '%s'".formatted(JsonInput.shown(format), Document.FORMAT));
        }
        in.field("version");
        int version = (int) in.integer("version", 0, Integer.MAX_VALUE);
        if (version != Document.VERSION) {
            throw new UnsupportedVersionException(
                    version, Document.VERSION, Document.VERSION, in.source(), in.offset());
        }
        in.field("model");
        var state = states.read(0);
        in.field("verification");
        VerificationSet verification = verification();
        in.field("environment");
        Environment environment = environment();
        in.field("digest");
        Optional<String> digest = digest();
        in.endObject();
        in.end();
        return new Read(new SavedModel(state, verification, environment), digest);
    }

    private VerificationSet verification() throws ModelFormatException {
        in.startObject("verification");
        in.field("origin");
        var origin = in.constant("origin", VerificationSet.Origin.class);
        in.field("rule");
        var kind = in.constant("rule", ComparisonRule.Kind.class);
        in.field("absolute");
        double absolute = elements.real();
        in.field("relative");
        double relative = elements.real();
        ComparisonRule rule = in.valid(() -> new ComparisonRule(kind, absolute, relative));
        in.field("rows");
        Tensor rows = rows("rows");
        in.field("expected");
        Tensor expected = rows("expected");
        in.field("texts");
        Map<Integer, List<String>> texts = texts();
        in.endObject();
        VerificationSet set = in.valid(() -> VerificationSet.of(origin, rule, rows, expected, texts));
        in.budget()
                .countRows(
                        set.rowCount(),
                        rows.shape().dimension(1) + expected.shape().dimension(1),
                        in.offset());
        return set;
    }

    private Tensor rows(String what) throws ModelFormatException {
        in.startObject(what);
        Tensor tensor = states.tensor(what);
        in.endObject();
        return tensor;
    }

    private Map<Integer, List<String>> texts() throws ModelFormatException {
        Map<Integer, List<String>> texts = new TreeMap<>();
        in.startArray("texts");
        while (in.hasNext()) {
            in.startObject("a text column");
            in.field("column");
            int column = (int) in.integer("column", 0, Integer.MAX_VALUE);
            in.field("cells");
            if (texts.put(column, cells()) != null) {
                throw in.corrupt("text column %d occurs twice".formatted(column));
            }
            in.endObject();
        }
        return texts;
    }

    private List<String> cells() throws ModelFormatException {
        List<String> cells = new ArrayList<>();
        in.startArray("cells");
        while (in.hasNext()) {
            cells.add(in.text("a cell"));
        }
        return cells;
    }

    private Environment environment() throws ModelFormatException {
        Map<String, String> entries = new TreeMap<>();
        in.startObject("environment");
        while (in.hasNextField()) {
            String key = in.fieldName();
            if (entries.put(key, in.text(key)) != null) {
                throw in.corrupt("environment key '%s' occurs twice".formatted(JsonInput.shown(key)));
            }
        }
        return Environment.of(entries);
    }

    private Optional<String> digest() throws ModelFormatException {
        if (in.parser().currentToken() == JsonToken.VALUE_NULL) {
            return Optional.empty();
        }
        String digest = in.text("digest");
        if (!SHA_256.matcher(digest).matches()) {
            throw in.corrupt("digest is '%s', expected 64 lower-case hexadecimal digits or null"
                    .formatted(JsonInput.shown(digest)));
        }
        return Optional.of(digest);
    }
}
