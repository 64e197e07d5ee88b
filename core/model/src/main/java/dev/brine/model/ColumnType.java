package dev.brine.model;

/** What a column of a row holds. */
public enum ColumnType {
    /** A number; NaN is a missing value. */
    NUMBER,
    /** A text. */
    STRING,
    /** A number or a text: the model takes the column and drops it. */
    ANY
}
