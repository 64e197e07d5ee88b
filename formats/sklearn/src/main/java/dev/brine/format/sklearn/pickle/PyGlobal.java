package dev.brine.format.sklearn.pickle;

/**
 * A class or function of the allow-list that stands as a value, such as {@code numpy.float64} as the type of an encoder.
 *
 * @param name module and name as in the file, joined by a dot
 * @param offset where the file names it, in bytes of the uncompressed stream
 */
public record PyGlobal(String name, long offset) {
    @Override
    public String toString() {
        return "'" + name + "'";
    }
}
