package dev.brine.tensor;

/** The name and element type of one column of a group. */
public record GroupColumn(String name, ElementType elementType) {}
