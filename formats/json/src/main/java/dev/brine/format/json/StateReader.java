package dev.brine.format.json;

import dev.brine.error.ModelFormatException;
import dev.brine.error.ReadLimit;
import dev.brine.model.Attributes;
import dev.brine.model.ModelState;
import dev.brine.model.Output;
import dev.brine.model.Outputs;
import dev.brine.model.Signature;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.Shape;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a state and, recursively, its children. */
final class StateReader {
    private final JsonInput in;
    private final ElementReader elements;
    private final ValueReader values;

    StateReader(JsonInput in, ElementReader elements) {
        this.in = in;
        this.elements = elements;
        this.values = new ValueReader(in, elements);
    }

    ModelState read(int depth) throws ModelFormatException {
        in.budget().countState(depth, in.offset());
        in.startObject("a model");
        in.field("kind");
        String kind = in.text("kind");
        in.field("kindVersion");
        int kindVersion = (int) in.integer("kindVersion", Integer.MIN_VALUE, Integer.MAX_VALUE);
        in.field("attributes");
        Attributes attributes = values.attributes();
        in.field("inputs");
        Signature signature = inputs();
        in.field("outputs");
        ModelState.Builder builder =
                ModelState.builder(kind, kindVersion, signature, outputs()).attributes(attributes);
        in.field("tensors");
        readNamed("tensor", name -> {
            Tensor tensor = tensor(name);
            in.valid(() -> builder.tensor(name, tensor));
        });
        in.field("groups");
        readNamed("group", name -> {
            TensorGroup group = group();
            in.valid(() -> builder.group(name, group));
        });
        in.field("children");
        readNamed("child", name -> {
            in.field("model");
            ModelState child = read(depth + 1);
            in.valid(() -> builder.child(name, child));
        });
        in.endObject();
        return in.valid(builder::build);
    }

    /** Reads the fields of a named thing after its name. */
    @FunctionalInterface
    private interface NamedPart {
        void read(String name) throws ModelFormatException;
    }

    private void readNamed(String what, NamedPart part) throws ModelFormatException {
        in.startArray("array of each " + what);
        while (in.hasNext()) {
            in.startObject(what);
            in.field("name");
            part.read(in.text("name of a " + what));
            in.endObject();
        }
    }

    private Signature inputs() throws ModelFormatException {
        in.startObject("inputs");
        in.field("count");
        int count = (int) in.integer("count of inputs", 0, Integer.MAX_VALUE);
        in.budget().count(ReadLimit.COLUMNS, count, in.offset());
        in.field("names");
        List<String> names = new ArrayList<>();
        in.startArray("names of inputs");
        while (in.hasNext()) {
            names.add(in.text("name of an input"));
        }
        List<Integer> stringColumns = columns("stringColumns", count);
        List<Integer> anyColumns = columns("anyColumns", count);
        in.endObject();
        return in.valid(() -> Signature.ofColumns(names, count, stringColumns, anyColumns));
    }

    private List<Integer> columns(String field, int count) throws ModelFormatException {
        in.field(field);
        List<Integer> columns = new ArrayList<>();
        in.startArray(field);
        while (in.hasNext()) {
            columns.add((int) in.integer("index in " + field, 0, count - 1L));
        }
        return columns;
    }

    private Outputs outputs() throws ModelFormatException {
        List<Output> outputs = new ArrayList<>();
        in.startArray("outputs");
        while (in.hasNext()) {
            in.startObject("an output");
            in.field("name");
            String name = in.text("name of an output");
            in.field("labels");
            List<Object> labels = values.list();
            in.endObject();
            outputs.add(in.valid(() -> new Output(name, labels)));
        }
        return new Outputs(outputs);
    }

    /** Reads type, shape and data of a tensor. */
    Tensor tensor(String name) throws ModelFormatException {
        in.field("type");
        ElementType type = in.constant("type", ElementType.class);
        in.field("shape");
        Shape shape = shape();
        in.field("data");
        return elements.read(name, type, shape);
    }

    private Shape shape() throws ModelFormatException {
        List<Long> dimensions = new ArrayList<>();
        in.startArray("shape");
        while (in.hasNext()) {
            in.budget().check(ReadLimit.RANK, dimensions.size() + 1L, in.offset());
            dimensions.add(in.integer("dimension", 0, Long.MAX_VALUE));
        }
        return in.valid(
                () -> Shape.of(dimensions.stream().mapToLong(Long::longValue).toArray()));
    }

    private TensorGroup group() throws ModelFormatException {
        in.field("layout");
        TensorGroup.Layout layout = in.constant("layout", TensorGroup.Layout.class);
        in.field("recordCount");
        Shape shape = Shape.of(in.integer("recordCount", 0, Long.MAX_VALUE));
        in.field("columns");
        Map<String, Tensor> columns = new LinkedHashMap<>();
        readNamed("column", name -> {
            in.field("type");
            ElementType type = in.constant("type", ElementType.class);
            in.field("data");
            if (columns.put(name, elements.read(name, type, shape)) != null) {
                throw in.corrupt("column '%s' occurs twice".formatted(JsonInput.shown(name)));
            }
        });
        TensorGroup columnar = in.valid(() -> TensorGroup.columnar(columns));
        return layout == TensorGroup.Layout.COLUMNAR ? columnar : interleaved(columnar);
    }

    private TensorGroup interleaved(TensorGroup columnar) throws ModelFormatException {
        List<TensorGroup.Column> columns = columnar.describeColumns();
        long words = in.valid(() -> TensorGroup.recordBytes(columns)) / Long.BYTES;
        elements.announce(ElementType.I64, in.valid(() -> Shape.of(columnar.recordCount(), words)));
        return columnar.withLayout(TensorGroup.Layout.INTERLEAVED);
    }
}
