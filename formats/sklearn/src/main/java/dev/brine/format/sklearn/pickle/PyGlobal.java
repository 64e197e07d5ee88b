package dev.brine.format.sklearn.pickle;

/**
 * A class or function that a file names. It stands as a value, such as {@code numpy.float64} as the type of an encoder;
 * nothing is ever looked up by its name.
 *
 * @param module module as in the file
 * @param qualifiedName name in the module as in the file; with dots where it lies in a class
 * @param sort what is known about it
 * @param offset where the file names it, in bytes of the uncompressed stream
 */
public record PyGlobal(String module, String qualifiedName, Sort sort, long offset) {
    /** What is known about a global. */
    public enum Sort {
        /** A reader gives it, and what is made of it, a meaning. */
        KNOWN,
        /** Nothing is known: what is made of it is a record of the name and of what it was given. */
        INERT,
        /** Like {@link #INERT}, and it stands for Python code, which is never run: a lambda, a function, a class or method. */
        CODE
    }

    /** Returns module and name, joined by a dot. */
    public String name() {
        return module + "." + qualifiedName;
    }

    /** Returns the name without module and class. */
    public String simpleName() {
        return qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
    }

    /** Returns the first part of the module, such as {@code xgboost}. */
    public String library() {
        int dot = module.indexOf('.');
        return dot < 0 ? module : module.substring(0, dot);
    }

    /** Returns whether no reader gives it a meaning. */
    public boolean isInert() {
        return sort != Sort.KNOWN;
    }

    /** Returns whether it stands for Python code, which is never run. */
    public boolean holdsCode() {
        return sort == Sort.CODE;
    }

    @Override
    public String toString() {
        return "'" + StreamOrigin.shown(name()) + "'";
    }
}
