package dev.brine.format.sklearn.skops;

import dev.brine.error.UnsupportedVersionException;
import dev.brine.format.sklearn.pickle.Budget;
import dev.brine.format.sklearn.pickle.PyNone;
import dev.brine.format.sklearn.pickle.StreamOrigin;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Reads a schema. Each node becomes a value where its text ends, after the nodes inside it, so that no tree of the whole text
 * is kept. A node that stands again, under the same number, is the value that it was first.
 */
final class SchemaReader {
    /** Python's own encoder and decoder give up at about this depth. */
    private static final int MAX_NESTING = 1_000;

    private static final int NEWEST_PROTOCOL = 2;
    /** The heap of a field while its object is read, its name and text excepted. */
    private static final int FIELD_BYTES = 64;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER, StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
            .build();

    private final MemberInput text;
    private final StreamOrigin origin;
    private final Budget budget;
    private final NodeValues nodes;
    private final Map<Object, Made> made = new HashMap<>();
    private long madeCount;

    /** The value of a node, and how many were made before it. */
    private record Made(Object value, long number) {}

    SchemaReader(ZipArchive archive, Budget budget) throws IOException {
        this.text = archive.read(SkopsFile.SCHEMA);
        this.origin = text.origin();
        this.budget = budget;
        this.nodes = new NodeValues(archive, origin, budget);
    }

    Object read() throws IOException {
        try (text) {
            JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw origin.corrupt("no JSON object, expected a node", 0);
            }
            Object root = object(parser);
            if (parser.nextToken() != null) {
                throw origin.corrupt("more follows the schema's object", offset(parser));
            }
            text.requireEnd();
            return root;
        } catch (JacksonException e) {
            throw failure(e);
        }
    }

    private IOException failure(JacksonException e) {
        if (e.getCause() instanceof IOException cause) {
            return cause;
        }
        long offset = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
        String message = e.getOriginalMessage().lines().findFirst().orElse("");
        return origin.corrupt("not the JSON of a schema: " + StreamOrigin.shown(message), offset, e);
    }

    private Object value(JsonParser parser) throws IOException {
        budget.countOperation(offset(parser));
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            default -> scalar(parser, budget, origin);
        };
    }

    private List<Object> array(JsonParser parser) throws IOException {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            budget.countObject(Long.BYTES, offset(parser));
            elements.add(value(parser));
        }
        return elements;
    }

    /** An object with the text {@code __loader__} is a node; the values of a dict are objects, whatever their names. */
    private Object object(JsonParser parser) throws IOException {
        long first = madeCount;
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            budget.countObject(FIELD_BYTES + 2L * name.length(), offset(parser));
            parser.nextToken();
            fields.put(name, value(parser));
        }
        if (fields.get("protocol") instanceof Long protocol && protocol > NEWEST_PROTOCOL) {
            throw new UnsupportedVersionException(
                    (int) Math.min(Integer.MAX_VALUE, protocol), 0, NEWEST_PROTOCOL, origin.source(), offset(parser));
        }
        return fields.get("__loader__") instanceof String loader ? node(loader, fields, first, offset(parser)) : fields;
    }

    private Object node(String loader, Map<String, Object> fields, long first, long offset) throws IOException {
        Object id = fields.get("__id__");
        Made known = id == null ? null : made.get(id);
        if (known != null && known.number() >= first) {
            throw origin.corrupt("node %s contains itself".formatted(StreamOrigin.shown(String.valueOf(id))), offset);
        }
        if (known != null) {
            return known.value();
        }
        if (loader.equals("CachedNode")) {
            throw origin.corrupt(
                    "it refers to node %s, which did not come before".formatted(StreamOrigin.shown(String.valueOf(id))),
                    offset);
        }
        Object value = nodes.make(loader, fields, offset);
        if (id != null) {
            made.put(id, new Made(value, madeCount++));
        }
        return value;
    }

    /** Returns the value of a text of JSON, which must be a text, a number, a truth value or null. */
    static Object scalar(String json, Budget budget, StreamOrigin origin, long offset) throws IOException {
        try {
            JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json);
            if (parser.nextToken() == null || parser.currentToken().isStructStart()) {
                throw origin.corrupt("a JsonNode that holds no scalar", offset);
            }
            return scalar(parser, budget, origin);
        } catch (JacksonException e) {
            throw origin.corrupt("a JsonNode that holds no JSON", offset, e);
        }
    }

    private static Object scalar(JsonParser parser, Budget budget, StreamOrigin origin) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> PyNone.NONE;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_STRING -> text(parser, budget);
            default -> throw origin.corrupt("no value of JSON", offset(parser));
        };
    }

    private static Object integer(JsonParser parser) {
        BigInteger value = parser.getBigIntegerValue();
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }

    private static String text(JsonParser parser, Budget budget) throws IOException {
        String text = parser.getString();
        budget.countObject(2L * text.length(), offset(parser));
        return text;
    }

    private static long offset(JsonParser parser) {
        return parser.currentTokenLocation().getByteOffset();
    }
}
