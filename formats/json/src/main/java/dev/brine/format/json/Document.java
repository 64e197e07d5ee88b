package dev.brine.format.json;

/** The names in a document. Spelled once, for reader and writer. */
final class Document {
    static final String FORMAT = "brine-json";
    static final int VERSION = 1;

    static final String NAN = "NaN";
    static final String INFINITY = "Infinity";
    static final String NEGATIVE_INFINITY = "-Infinity";
    static final String BITS_PREFIX = "0x";
    /** The one field of an object that carries a real attribute which JSON numbers cannot. */
    static final String REAL = "real";

    private Document() {}
}
