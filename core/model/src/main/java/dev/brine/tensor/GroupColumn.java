package dev.brine.tensor;

/** The name and element type of one column of a group. */
public record GroupColumn(String name, ElementType elementType) {
    /** As a record's own, but written out: opening a model compares columns, and a JVM links a record's own for 20 ms. */
    @Override
    public boolean equals(Object other) {
        return other instanceof GroupColumn column && name.equals(column.name) && elementType == column.elementType;
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + elementType.hashCode();
    }
}
