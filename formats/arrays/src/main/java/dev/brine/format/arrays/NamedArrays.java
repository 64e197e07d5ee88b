package dev.brine.format.arrays;

import dev.brine.error.UnsupportedModelException;
import dev.brine.model.ModelState;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.Tensor;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tensors of a model and of its children, each under one name: {@code tensor}, {@code group.column}, {@code
 * child/tensor}, in the order of the state, children last.
 */
public final class NamedArrays {
    /** Stands between the names of children and that of a tensor. */
    public static final String SEPARATOR = "/";

    private final String format;
    private final Map<String, Tensor> arrays = new LinkedHashMap<>();
    private final CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();

    private NamedArrays(String format) {
        this.format = format;
    }

    /**
     * Returns views of all tensors by name, in order, unmodifiable; copies none.
     *
     * <p><b>Cost.</b> Reads BOOL tensors once.
     *
     * @param format name of the format, for messages
     * @throws UnsupportedModelException if two tensors would have one name, a name is not Unicode, or an element of a
     *     BOOL tensor is neither 0 nor 1
     */
    public static Map<String, Tensor> of(ModelState state, String format) throws UnsupportedModelException {
        NamedArrays named = new NamedArrays(format);
        named.add("", state);
        return Collections.unmodifiableMap(named.arrays);
    }

    private void add(String path, ModelState state) throws UnsupportedModelException {
        for (Map.Entry<String, Tensor> tensor : state.tensors().entrySet()) {
            add(path + tensor.getKey(), tensor.getValue());
        }
        for (Map.Entry<String, ModelState> child : state.children().entrySet()) {
            add(path + child.getKey() + SEPARATOR, child.getValue());
        }
    }

    private void add(String name, Tensor tensor) throws UnsupportedModelException {
        if (!utf8.canEncode(name)) {
            throw new UnsupportedModelException(
                    "name '%s' has half a surrogate pair, which UTF-8 cannot carry".formatted(name), format);
        }
        if (arrays.putIfAbsent(name, tensor) != null) {
            throw new UnsupportedModelException(
                    "two tensors are called '%s' once names of children are joined by '%s'".formatted(name, SEPARATOR),
                    format);
        }
        if (tensor.elementType() == ElementType.BOOL) {
            checkTruthValues(name, tensor);
        }
    }

    private void checkTruthValues(String name, Tensor tensor) throws UnsupportedModelException {
        for (long i = 0; i < tensor.elementCount(); i++) {
            if (tensor.bits(i) > 1) {
                throw new UnsupportedModelException(
                        "element %d of BOOL tensor '%s' is %d, expected 0 or 1".formatted(i, name, tensor.bits(i)),
                        format);
            }
        }
    }
}
