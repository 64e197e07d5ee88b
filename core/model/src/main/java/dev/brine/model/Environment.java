package dev.brine.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a model was made with: versions and the source file, as texts by key. Captured when the state is made, carried
 * unchanged by save and convert. Holds no time, so that the same model gives the same bytes.
 */
public final class Environment {
    /** Key of the Java version, such as {@code 17.0.15}. */
    public static final String JAVA_VERSION = "java.version";
    /** Key of the operating system's name. */
    public static final String OS_NAME = "os.name";
    /** Key of the processor architecture. */
    public static final String OS_ARCH = "os.arch";
    /** Key of the Brine version. */
    public static final String BRINE_VERSION = "brine.version";
    /** Key of the name of the file that the model was read from. */
    public static final String SOURCE_NAME = "source.name";
    /** Key of that file's SHA-256, in hexadecimal. */
    public static final String SOURCE_SHA256 = "source.sha256";
    /** Key of what that file held and the state does not, as prediction does not need it: groups separated by "; ". */
    public static final String SOURCE_DROPPED = "source.dropped";

    /** Key of the places in that file of the models that whoever read it selected, in order, joined by " then ". */
    public static final String SOURCE_SELECTED = "source.selected";

    /**
     * Key of what whoever read that file put together from several models, which nothing in the file says to be one: right
     * only where expected outputs of the source agree.
     */
    public static final String SOURCE_ASSEMBLED = "source.assembled";

    private final Map<String, String> entries;

    private Environment(Map<String, String> entries) {
        this.entries = Collections.unmodifiableMap(new TreeMap<>(entries));
    }

    /** Returns an environment of the given entries. */
    public static Environment of(Map<String, String> entries) {
        return new Environment(entries);
    }

    /** Returns this process's environment. */
    public static Environment current() {
        return new Environment(Map.of(
                JAVA_VERSION, System.getProperty(JAVA_VERSION, "unknown"),
                OS_NAME, System.getProperty(OS_NAME, "unknown"),
                OS_ARCH, System.getProperty(OS_ARCH, "unknown"),
                BRINE_VERSION, brineVersion()));
    }

    /** Returns the version of this release of Brine, {@code development} where the classes do not come from a jar. */
    public static String brineVersion() {
        String version = Environment.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** Returns this environment with one more entry, such as a library's version. */
    public Environment with(String key, String value) {
        Map<String, String> more = new TreeMap<>(entries);
        more.put(key, value);
        return new Environment(more);
    }

    /** Returns the entries, sorted by key. */
    public Map<String, String> entries() {
        return entries;
    }

    /** Returns one line for each version that differs from the current environment's, such as a newer Java. */
    public List<String> differencesFrom(Environment current) {
        List<String> lines = new ArrayList<>();
        current.entries.forEach((key, value) -> {
            String recorded = entries.get(key);
            if (recorded != null && !recorded.equals(value)) {
                lines.add("%s: made with %s, running %s".formatted(key, recorded, value));
            }
        });
        return lines;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Environment environment && entries.equals(environment.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return entries.toString();
    }
}
