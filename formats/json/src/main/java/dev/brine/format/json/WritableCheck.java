package dev.brine.format.json;

import dev.brine.error.UnsupportedModelException;
import dev.brine.model.ModelState;
import dev.brine.model.Output;
import dev.brine.model.SavedModel;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.Tensor;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;

/** Refuses, before the first byte, a model that the document cannot carry: texts that are not Unicode, truth values that are neither. */
final class WritableCheck {
    private final CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();

    private WritableCheck() {}

    static void check(SavedModel model) throws UnsupportedModelException {
        WritableCheck check = new WritableCheck();
        check.state(model.state());
        for (Collection<String> cells : model.verification().texts().values()) {
            check.texts(cells);
        }
        check.texts(model.environment().entries().keySet());
        check.texts(model.environment().entries().values());
    }

    private void state(ModelState state) throws UnsupportedModelException {
        text(state.kind());
        texts(state.attributes().asMap().keySet());
        texts(state.attributes().asMap().values());
        texts(state.signature().names());
        for (Output output : state.outputs().list()) {
            text(output.name());
            texts(output.labels());
        }
        texts(state.groups().keySet());
        texts(state.tensors().keySet());
        for (Map.Entry<String, Tensor> tensor : state.tensors().entrySet()) {
            truthValues(tensor.getKey(), tensor.getValue());
        }
        texts(state.children().keySet());
        for (ModelState child : state.children().values()) {
            state(child);
        }
    }

    private void texts(Collection<?> values) throws UnsupportedModelException {
        for (Object value : values) {
            if (value instanceof Collection<?> list) {
                texts(list);
            } else if (value instanceof String text) {
                text(text);
            }
        }
    }

    private void text(String text) throws UnsupportedModelException {
        if (!utf8.canEncode(text)) {
            throw new UnsupportedModelException(
                    "text '%s' has half a surrogate pair, which UTF-8 cannot carry".formatted(text), "json");
        }
    }

    private static void truthValues(String name, Tensor tensor) throws UnsupportedModelException {
        if (tensor.elementType() != ElementType.BOOL) {
            return;
        }
        for (long i = 0; i < tensor.elementCount(); i++) {
            if (tensor.bits(i) > 1) {
                throw new UnsupportedModelException(
                        "element %d of BOOL tensor '%s' is %d, expected 0 or 1".formatted(i, name, tensor.bits(i)),
                        "json");
            }
        }
    }
}
