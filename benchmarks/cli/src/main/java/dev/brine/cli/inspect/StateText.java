package dev.brine.cli.inspect;

import dev.brine.cli.csv.OutputCodec;
import dev.brine.cli.io.Excerpt;
import dev.brine.format.StoredSize;
import dev.brine.model.ColumnType;
import dev.brine.model.ModelState;
import dev.brine.model.Output;
import dev.brine.model.Signature;
import dev.brine.reports.text.Numbers;
import dev.brine.reports.text.Table;
import dev.brine.tensor.CheckedTensor;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.LazyTensor;
import dev.brine.tensor.MappedTensor;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A model state as indented lines: attributes, columns, outputs, tensors and groups, then the children. */
public final class StateText {
    private static final String INDENT = "  ";
    private static final int SHOWN = 12;

    private final List<String> lines = new ArrayList<>();
    private final Map<String, StoredSize> stored;

    private StateText(Map<String, StoredSize> stored) {
        this.stored = stored;
    }

    /** Returns the lines; {@code stored} says by path how the file holds tensors, where its format tells. */
    public static List<String> of(ModelState state, Map<String, StoredSize> stored) {
        StateText text = new StateText(stored);
        text.add("", "model", "", state);
        return text.lines;
    }

    private void add(String indent, String name, String path, ModelState state) {
        lines.add("%s%s: %s v%d, %s of tensors"
                .formatted(
                        indent,
                        name,
                        Excerpt.of(state.kind()),
                        state.kindVersion(),
                        Numbers.exactBytes(state.tensorBytes())));
        String inner = indent + INDENT;
        lines.add(inner + "inputs  " + inputs(state.signature()));
        lines.add(inner + "outputs " + outputs(state.outputs().list()));
        state.attributes().asMap().forEach((key, value) -> lines.add(inner + Excerpt.of(key) + " = " + value(value)));
        addTensors(inner, path, state);
        state.children()
                .forEach((childName, child) ->
                        add(inner, "'" + Excerpt.of(childName) + "'", path + childName + "/", child));
    }

    private void addTensors(String indent, String path, ModelState state) {
        if (state.tensors().isEmpty()) {
            return;
        }
        Table table =
                Table.titled("").text("tensor", "type", "shape").number("bytes").text("storage", "in file");
        state.ungroupedTensors().forEach((name, tensor) -> addRow(table, path, name, tensor, storage(tensor)));
        state.groups()
                .forEach((groupName, group) -> group.columns()
                        .forEach((name, column) ->
                                addRow(table, path, groupName + "." + name, column, storage(group, column))));
        table.padded().forEach(line -> lines.add(indent + line));
        state.groups()
                .forEach((name, group) -> lines.add(indent
                        + "group '%s': %s records, %s"
                                .formatted(
                                        Excerpt.of(name),
                                        Numbers.count(group.recordCount()),
                                        group.layout().name().toLowerCase(Locale.ROOT))));
    }

    private void addRow(Table table, String path, String name, Tensor tensor, String storage) {
        table.line(
                Excerpt.of(name),
                tensor.elementType().name(),
                tensor.shape().toString(),
                Numbers.exactBytes(tensor.byteSize()),
                storage,
                inFile(path + name));
    }

    /** Returns codec and bytes of a tensor; of a column, where its records are stored as they are, those of the records. */
    private String inFile(String path) {
        return find(stored, path)
                .map(size -> size.path().equals(path)
                        ? "%s, %s".formatted(size.codec(), Numbers.exactBytes(size.storedBytes()))
                        : "%s, in records".formatted(size.codec()))
                .orElse("-");
    }

    /** Returns what is known of a tensor, or of the records that it is a column of. */
    static Optional<StoredSize> find(Map<String, StoredSize> stored, String path) {
        int dot = path.lastIndexOf('.');
        return Optional.ofNullable(stored.get(path))
                .or(() -> Optional.ofNullable(dot < 0 ? null : stored.get(path.substring(0, dot))));
    }

    /** Returns where a tensor outside groups lies. */
    static String storage(Tensor tensor) {
        if (tensor instanceof MappedTensor) {
            return "mapped";
        }
        if (tensor instanceof CheckedTensor) {
            return "mapped, checked";
        }
        if (tensor instanceof LazyTensor) {
            return "heap, read at first touch";
        }
        return tensor instanceof HeapTensor heap && heap.chunkCount() > 1
                ? "heap, " + heap.chunkCount() + " chunks"
                : "heap";
    }

    /** Returns where a column of a group lies. */
    static String storage(TensorGroup group, Tensor column) {
        return group.records().map(records -> storage(records) + ", in records").orElseGet(() -> storage(column));
    }

    private static String inputs(Signature signature) {
        boolean areNumbers =
                signature.stringColumns().isEmpty() && signature.anyColumns().isEmpty();
        if (signature.names().isEmpty() && areNumbers) {
            return signature.count() + " unnamed columns";
        }
        String columns = IntStream.range(0, Math.min(SHOWN, signature.count()))
                .mapToObj(column -> Excerpt.of(signature.label(column))
                        + type(signature.types().get(column)))
                .collect(Collectors.joining(", "));
        return "%d columns: %s%s".formatted(signature.count(), columns, more(signature.count()));
    }

    private static String type(ColumnType type) {
        return type == ColumnType.NUMBER ? "" : " (%s)".formatted(type.name().toLowerCase(Locale.ROOT));
    }

    private static String outputs(List<Output> outputs) {
        return outputs.stream().limit(SHOWN).map(StateText::output).collect(Collectors.joining(", "))
                + more(outputs.size());
    }

    private static String output(Output output) {
        String name = Excerpt.of(output.name());
        return output.isClassification()
                ? "%s (%d classes: %s)".formatted(name, output.labels().size(), value(output.labels()))
                : name;
    }

    private static String value(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().limit(SHOWN).map(StateText::value).collect(Collectors.joining(", "))
                    + more(list.size());
        }
        return Excerpt.of(OutputCodec.text(value));
    }

    private static String more(int count) {
        return count > SHOWN ? " and %d more".formatted(count - SHOWN) : "";
    }
}
