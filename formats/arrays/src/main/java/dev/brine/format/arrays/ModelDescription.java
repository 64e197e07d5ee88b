package dev.brine.format.arrays;

import dev.brine.error.UnsupportedModelException;
import dev.brine.model.Attributes;
import dev.brine.model.ModelState;
import dev.brine.model.Output;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * What the arrays of a file belong to, as one line of strict JSON: everything of a state but its elements. The fields, in
 * this order:
 *
 * <pre>{@code
 * {"format":"brine-arrays","version":1,"digest":TEXT|null,"environment":{NAME:TEXT,...},"model":MODEL}
 * MODEL {"kind":TEXT,"kindVersion":N,"attributes":{NAME:VALUE|[VALUE,...],...},
 *        "inputs":{"count":N,"names":[TEXT,...],"stringColumns":[N,...]},
 *        "outputs":[{"name":TEXT,"labels":[VALUE,...]},...],
 *        "tensors":{NAME:TYPE,...},"children":{NAME:MODEL,...}}
 * }</pre>
 *
 * NAME of a tensor is its name inside its own model. A VALUE is as in the format {@code json}: a number with none of
 * {@code .eE} is an integer, any other a binary64, and {@code {"real":"NaN"}}, {@code {"real":"Infinity"}} or {@code
 * {"real":"-Infinity"}} is what JSON has no number for.
 */
public final class ModelDescription {
    private static final String FORMAT = "brine-arrays";
    private static final int VERSION = 1;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            .build();

    private final JsonGenerator json;

    private ModelDescription(JsonGenerator json) {
        this.json = json;
    }

    /**
     * Returns the description of a model, ASCII.
     *
     * @param digest the state's digest, where it is recorded
     * @throws UnsupportedModelException if JSON cannot carry a text of it
     */
    public static String of(SavedModel model, Optional<String> digest) throws UnsupportedModelException {
        return text(writer -> writer.document(model, digest));
    }

    /** Returns the attributes alone. */
    public static String of(Attributes attributes) throws UnsupportedModelException {
        return text(writer -> writer.attributes(attributes));
    }

    @FunctionalInterface
    private interface Part {
        void write(ModelDescription writer);
    }

    private static String text(Part part) throws UnsupportedModelException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            part.write(new ModelDescription(json));
        } catch (JacksonException e) {
            throw new UnsupportedModelException("cannot be described as JSON: " + e.getOriginalMessage(), FORMAT, e);
        }
        return text.toString();
    }

    private void document(SavedModel model, Optional<String> digest) {
        json.writeStartObject();
        json.writeStringProperty("format", FORMAT);
        json.writeNumberProperty("version", VERSION);
        json.writeName("digest");
        if (digest.isPresent()) {
            json.writeString(digest.get());
        } else {
            json.writeNull();
        }
        json.writeObjectPropertyStart("environment");
        model.environment().entries().forEach(json::writeStringProperty);
        json.writeEndObject();
        json.writeName("model");
        state(model.state());
        json.writeEndObject();
    }

    private void state(ModelState state) {
        json.writeStartObject();
        json.writeStringProperty("kind", state.kind());
        json.writeNumberProperty("kindVersion", state.kindVersion());
        json.writeName("attributes");
        attributes(state.attributes());
        inputs(state.signature());
        outputs(state.outputs().list());
        json.writeObjectPropertyStart("tensors");
        state.tensors()
                .forEach((name, tensor) ->
                        json.writeStringProperty(name, tensor.elementType().name()));
        json.writeEndObject();
        json.writeObjectPropertyStart("children");
        state.children().forEach((name, child) -> {
            json.writeName(name);
            state(child);
        });
        json.writeEndObject();
        json.writeEndObject();
    }

    private void attributes(Attributes attributes) {
        json.writeStartObject();
        attributes.asMap().forEach((name, value) -> {
            json.writeName(name);
            value(value);
        });
        json.writeEndObject();
    }

    private void inputs(Signature signature) {
        json.writeObjectPropertyStart("inputs");
        json.writeNumberProperty("count", signature.count());
        json.writeArrayPropertyStart("names");
        signature.names().forEach(json::writeString);
        json.writeEndArray();
        json.writeArrayPropertyStart("stringColumns");
        signature.stringColumns().forEach(json::writeNumber);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void outputs(List<Output> outputs) {
        json.writeArrayPropertyStart("outputs");
        for (Output output : outputs) {
            json.writeStartObject();
            json.writeStringProperty("name", output.name());
            json.writeName("labels");
            value(output.labels());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void value(Object value) {
        if (value instanceof List<?> list) {
            json.writeStartArray();
            list.forEach(this::value);
            json.writeEndArray();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            real((Double) value);
        }
    }

    private void real(double value) {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
            return;
        }
        json.writeStartObject();
        json.writeStringProperty("real", Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        json.writeEndObject();
    }
}
