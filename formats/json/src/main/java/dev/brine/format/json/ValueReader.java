package dev.brine.format.json;

import dev.brine.error.ModelFormatException;
import dev.brine.model.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonToken;

/** Reads attributes and labels, whose types the text itself tells. */
final class ValueReader {
    private final JsonInput in;
    private final ElementReader elements;

    ValueReader(JsonInput in, ElementReader elements) {
        this.in = in;
        this.elements = elements;
    }

    Attributes attributes() throws ModelFormatException {
        Map<String, Object> values = new TreeMap<>();
        in.startObject("attributes");
        while (in.hasNextField()) {
            String name = in.fieldName();
            boolean isList = in.parser().currentToken() == JsonToken.START_ARRAY;
            if (values.put(name, isList ? list() : scalar()) != null) {
                throw in.corrupt("attribute '%s' occurs twice".formatted(JsonInput.shown(name)));
            }
        }
        return in.valid(() -> Attributes.of(values));
    }

    /** Reads an array of texts, integers, reals and truth values. */
    List<Object> list() throws ModelFormatException {
        List<Object> list = new ArrayList<>();
        in.startArray("a list");
        while (in.hasNext()) {
            list.add(scalar());
        }
        return list;
    }

    private Object scalar() throws ModelFormatException {
        JsonToken token = in.parser().currentToken();
        return switch (token) {
            case VALUE_STRING -> in.text("a text");
            case VALUE_NUMBER_INT -> in.integer("an integer", Long.MIN_VALUE, Long.MAX_VALUE);
            case VALUE_NUMBER_FLOAT -> elements.real();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_OBJECT -> specialReal();
            default -> throw in.corrupt("expected a text, a number, true or false, found " + in.describe(token));
        };
    }

    private double specialReal() throws ModelFormatException {
        in.field(Document.REAL);
        double value = elements.real();
        in.endObject();
        return value;
    }
}
