package dev.brine.reports.advice;

/** What may be asked of a format whatever its figures. The text form ({@link #toString()}) is the name used in data. */
public enum Promise {
    /** Files may come from strangers. */
    UNTRUSTED("untrusted", "untrusted input", "if files come from strangers", "if all files are trusted"),
    /** The bytes are documented, so that other languages can read them. */
    LANGUAGES("languages", "other languages", "if other languages must read it", "if only the JVM reads it"),
    /** The JVM starts without flags for the format's library. */
    NO_FLAGS("no-flags", "no JVM flags", "if no JVM flag may be set", "if JVM flags may be set"),
    /** Every byte that is used was compared with a checksum. */
    CHECKED("checked", "checked reads", "if every read must be checked", "if reads need no check");

    private final String id;
    private final String title;
    private final String asked;
    private final String dropped;

    Promise(String id, String title, String asked, String dropped) {
        this.id = id;
        this.title = title;
        this.asked = asked;
        this.dropped = dropped;
    }

    /** A few words. */
    public String title() {
        return title;
    }

    /** The need in a few words, such as {@code files come from strangers}. */
    public String need() {
        return asked.substring("if ".length());
    }

    String asked() {
        return asked;
    }

    String dropped() {
        return dropped;
    }

    @Override
    public String toString() {
        return id;
    }
}
