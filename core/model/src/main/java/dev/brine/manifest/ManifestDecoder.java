package dev.brine.manifest;

import dev.brine.error.ModelFormatException;
import dev.brine.error.ReadBudget;
import dev.brine.error.ReadLimit;
import dev.brine.internal.BinaryInput;
import dev.brine.model.ComparisonRule;
import dev.brine.model.Environment;
import dev.brine.model.ModelState;
import dev.brine.model.SavedModel;
import dev.brine.model.VerificationSet;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.Shape;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what {@link ManifestEncoder} writes; every byte must be used. */
final class ManifestDecoder {
    private static final int SHA_256_BYTES = 32;

    private final BinaryInput in;
    private final StateDecoder parts;
    private final ReadBudget budget;
    private final TensorSource source;
    private int tensorCount;
    private Optional<String> digest = Optional.empty();

    /** Reads from {@code in} within the budget; tensors come from the source, in order. */
    ManifestDecoder(BinaryInput in, ReadBudget budget, TensorSource source) {
        this.in = in;
        this.parts = new StateDecoder(in, budget);
        this.budget = budget;
        this.source = source;
    }

    /** Returns the model. */
    SavedModel decode() throws IOException {
        ModelState state = state(0);
        SavedModel model = new SavedModel(state, verification(), environment());
        if (parts.flag("digest present")) {
            digest = Optional.of(HexFormat.of().formatHex(in.getBytes("digest", SHA_256_BYTES)));
        }
        if (in.remaining() != 0) {
            throw in.corrupt("%d bytes follow the manifest".formatted(in.remaining()));
        }
        return model;
    }

    /** Returns the digest that {@link #decode()} found. */
    Optional<String> digest() {
        return digest;
    }

    private ModelState state(int depth) throws IOException {
        budget.countState(depth, in.offset());
        String kind = parts.text("kind");
        int kindVersion = in.getInt("kind version");
        var attributes = parts.attributes();
        var signature = parts.signature();
        ModelState.Builder builder = ModelState.builder(kind, kindVersion, signature, parts.outputs());
        builder.attributes(attributes);
        int tensors = in.getCount("tensors", 6);
        for (int i = 0; i < tensors; i++) {
            String name = parts.text("tensor name");
            Tensor tensor = storedTensor();
            parts.valid(() -> builder.tensor(name, tensor));
        }
        int groups = in.getCount("tensor groups", 17);
        for (int i = 0; i < groups; i++) {
            String name = parts.text("tensor group name");
            TensorGroup group = group();
            parts.valid(() -> builder.group(name, group));
        }
        int children = in.getCount("children", 28);
        for (int i = 0; i < children; i++) {
            String name = parts.text("child name");
            ModelState child = state(depth + 1);
            parts.valid(() -> builder.child(name, child));
        }
        return parts.valid(builder::build);
    }

    private Tensor storedTensor() throws IOException {
        ElementType elementType = parts.elementType();
        return stored(elementType, parts.shape());
    }

    private Tensor stored(ElementType elementType, Shape shape) throws IOException {
        budget.countTensor(shape.elementCount(), elementType.byteSize(), in.offset());
        return source.tensor(tensorCount++, elementType, shape);
    }

    private TensorGroup group() throws IOException {
        boolean columnar = parts.flag("group layout");
        long recordCount = in.getLong("record count");
        Shape columnShape = parts.valid(() -> Shape.of(recordCount));
        int count = in.getCount("group columns", 5);
        budget.count(ReadLimit.OBJECT_BYTES, (1L + count) * ReadBudget.TENSOR_BYTES, in.offset());
        List<TensorGroup.Column> columns = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            columns.add(new TensorGroup.Column(parts.text("column name"), parts.elementType()));
        }
        if (columnar) {
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (TensorGroup.Column column : columns) {
                if (tensors.put(column.name(), stored(column.elementType(), columnShape)) != null) {
                    throw in.corrupt("column '%s' occurs twice".formatted(column.name()));
                }
            }
            return parts.valid(() -> TensorGroup.columnar(tensors));
        }
        long words = parts.valid(() -> TensorGroup.recordBytes(columns)) / Long.BYTES;
        Tensor records = stored(ElementType.I64, parts.valid(() -> Shape.of(recordCount, words)));
        return parts.valid(() -> TensorGroup.interleaved(columns, records));
    }

    private VerificationSet verification() throws IOException {
        var origin = constant("verification origin", VerificationSet.Origin.class);
        var kind = constant("comparison rule", ComparisonRule.Kind.class);
        double absolute = in.getDouble("absolute tolerance");
        double relative = in.getDouble("relative tolerance");
        ComparisonRule rule = parts.valid(() -> new ComparisonRule(kind, absolute, relative));
        Tensor rows = storedTensor();
        Tensor expected = storedTensor();
        int textColumns = in.getCount("text columns", 8);
        Map<Integer, List<String>> texts = new TreeMap<>();
        for (int i = 0; i < textColumns; i++) {
            int column = in.getInt("text column");
            int cellCount = in.getCount("text cells", 4);
            budget.count(ReadLimit.OBJECT_BYTES, (1L + cellCount) * ReadBudget.VALUE_BYTES, in.offset());
            List<String> cells = new ArrayList<>(cellCount);
            for (int k = 0; k < cellCount; k++) {
                cells.add(parts.text("text cell"));
            }
            if (texts.put(column, cells) != null) {
                throw in.corrupt("text column %d occurs twice".formatted(column));
            }
        }
        VerificationSet set = parts.valid(() -> VerificationSet.of(origin, rule, rows, expected, texts));
        budget.countRows(
                set.rowCount(), rows.shape().dimension(1) + expected.shape().dimension(1), in.offset());
        return set;
    }

    private <E extends Enum<E>> E constant(String what, Class<E> type) throws ModelFormatException {
        String name = parts.text(what);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw in.corrupt("%s is '%s', expected one of %s".formatted(what, name, List.of(type.getEnumConstants())));
    }

    private Environment environment() throws ModelFormatException {
        int count = in.getCount("environment entries", 8);
        Map<String, String> entries = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            String key = parts.text("environment key");
            if (entries.put(key, parts.text("environment value")) != null) {
                throw in.corrupt("environment key '%s' occurs twice".formatted(key));
            }
        }
        return Environment.of(entries);
    }
}
