package dev.brine.format.json;

import dev.brine.format.WriteOptions;
import dev.brine.manifest.StateDigest;
import dev.brine.model.Attributes;
import dev.brine.model.ComparisonRule;
import dev.brine.model.ModelState;
import dev.brine.model.Output;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.model.VerificationSet;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorGroup;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** Writes the fields of a document in their one order; {@link DocumentReader} reads them. */
final class DocumentWriter {
    private final JsonGenerator json;
    private final ElementWriter elements;

    DocumentWriter(JsonGenerator json) {
        this.json = json;
        this.elements = new ElementWriter(json);
    }

    void write(SavedModel model, WriteOptions options) {
        json.writeStartObject();
        json.writeStringProperty("format", Document.FORMAT);
        json.writeNumberProperty("version", Document.VERSION);
        json.writeName("model");
        state(model.state());
        verification(model.verification());
        json.writeObjectPropertyStart("environment");
        model.environment().entries().forEach(json::writeStringProperty);
        json.writeEndObject();
        json.writeName("digest");
        if (options.digest()) {
            json.writeString(StateDigest.of(model.state()));
        } else {
            json.writeNull();
        }
        json.writeEndObject();
    }

    private void state(ModelState state) {
        json.writeStartObject();
        json.writeStringProperty("kind", state.kind());
        json.writeNumberProperty("kindVersion", state.kindVersion());
        attributes(state.attributes());
        inputs(state.signature());
        outputs(state.outputs().list());
        json.writeArrayPropertyStart("tensors");
        state.ungroupedTensors().forEach((name, tensor) -> {
            json.writeStartObject();
            json.writeStringProperty("name", name);
            tensor(tensor);
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeArrayPropertyStart("groups");
        state.groups().forEach(this::group);
        json.writeEndArray();
        json.writeArrayPropertyStart("children");
        state.children().forEach((name, child) -> {
            json.writeStartObject();
            json.writeStringProperty("name", name);
            json.writeName("model");
            state(child);
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeEndObject();
    }

    private void attributes(Attributes attributes) {
        json.writeObjectPropertyStart("attributes");
        attributes.asMap().forEach((name, value) -> {
            json.writeName(name);
            value(value);
        });
        json.writeEndObject();
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
        json.writeStringProperty(
                Document.REAL, SpecialNumbers.text(ElementType.F64, Double.doubleToRawLongBits(value)));
        json.writeEndObject();
    }

    private void inputs(Signature signature) {
        json.writeObjectPropertyStart("inputs");
        json.writeNumberProperty("count", signature.count());
        json.writeArrayPropertyStart("names");
        signature.names().forEach(json::writeString);
        json.writeEndArray();
        columns("stringColumns", signature.stringColumns());
        columns("anyColumns", signature.anyColumns());
        json.writeEndObject();
    }

    private void columns(String name, List<Integer> columns) {
        json.writeArrayPropertyStart(name);
        columns.forEach(json::writeNumber);
        json.writeEndArray();
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

    private void tensor(Tensor tensor) {
        json.writeStringProperty("type", tensor.elementType().name());
        json.writeArrayPropertyStart("shape");
        for (long dimension : tensor.shape().toArray()) {
            json.writeNumber(dimension);
        }
        json.writeEndArray();
        json.writeName("data");
        elements.write(tensor);
    }

    private void group(String name, TensorGroup group) {
        json.writeStartObject();
        json.writeStringProperty("name", name);
        json.writeStringProperty("layout", group.layout().name());
        json.writeNumberProperty("recordCount", group.recordCount());
        json.writeArrayPropertyStart("columns");
        for (Map.Entry<String, Tensor> column : group.columns().entrySet()) {
            json.writeStartObject();
            json.writeStringProperty("name", column.getKey());
            json.writeStringProperty("type", column.getValue().elementType().name());
            json.writeName("data");
            elements.write(column.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void verification(VerificationSet set) {
        ComparisonRule rule = set.rule();
        json.writeObjectPropertyStart("verification");
        json.writeStringProperty("origin", set.origin().name());
        json.writeStringProperty("rule", rule.kind().name());
        json.writeName("absolute");
        elements.writeReal(rule.absolute());
        json.writeName("relative");
        elements.writeReal(rule.relative());
        json.writeObjectPropertyStart("rows");
        tensor(set.rows());
        json.writeEndObject();
        json.writeObjectPropertyStart("expected");
        tensor(set.expected());
        json.writeEndObject();
        json.writeArrayPropertyStart("texts");
        set.texts().forEach((column, cells) -> {
            json.writeStartObject();
            json.writeNumberProperty("column", column);
            json.writeName("cells");
            value(cells);
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeEndObject();
    }
}
