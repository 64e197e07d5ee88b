package dev.brine.manifest;

import dev.brine.tensor.ElementType;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorGroup;
import java.util.List;
import java.util.Set;

/**
 * A tensor whose elements are stored beside a manifest.
 *
 * @param path its name: of a child's tensor after the child's and a slash, of a group's column after the group's and a dot,
 *     of interleaved records the group's; {@code (rows)} and {@code (expected)} of the verification rows
 * @param tensor the elements
 * @param columns what a record holds, where the tensor is the records of an interleaved group; empty elsewhere
 */
public record StoredPart(String path, Tensor tensor, List<TensorGroup.Column> columns) {
    /** Copies the list. */
    public StoredPart {
        columns = List.copyOf(columns);
    }

    /** Returns a part that is no group's records. */
    public static StoredPart of(String path, Tensor tensor) {
        return new StoredPart(path, tensor, List.of());
    }

    /** Returns the widths in bytes of the columns that the elements are made of; of a plain tensor, its elements' width. */
    public List<Integer> columnWidths() {
        return columns.isEmpty()
                ? List.of(tensor.elementType().byteSize())
                : columns.stream()
                        .map(TensorGroup.Column::elementType)
                        .map(ElementType::byteSize)
                        .toList();
    }

    /** Returns whether a set holds this part's name, or that of the columnar group that it belongs to. */
    public boolean isNamedIn(Set<String> names) {
        int dot = path.lastIndexOf('.');
        return names.contains(path) || (dot >= 0 && names.contains(path.substring(0, dot)));
    }
}
