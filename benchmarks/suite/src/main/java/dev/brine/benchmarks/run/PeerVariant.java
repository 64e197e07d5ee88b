package dev.brine.benchmarks.run;

import dev.brine.format.FormatTrait;
import java.util.List;

/** A way in which Python stores models. */
enum PeerVariant {
    /** {@code pickle.dump(model, file, protocol=5)}. */
    PICKLE("pickle", "protocol-5", "pickle", false),
    /** {@code joblib.dump(model, path)}. */
    JOBLIB("joblib", "default", "default", false),
    /** The same file, {@code joblib.load(path, mmap_mode='r')}. */
    MAPPED("joblib", "mmap", "mmap", false),
    /** {@code joblib.dump(model, path, compress=('zlib', 3))}. */
    ZLIB("joblib", "zlib-3", "zlib-3", true),
    /** {@code joblib.dump(model, path, compress='lz4')}. */
    LZ4("joblib", "lz4", "lz4", true),
    /** {@code joblib.dump(model, path, compress=('xz', 3))}. */
    XZ("joblib", "xz", "xz", true);

    private final String format;
    private final String variant;
    private final String scriptName;
    private final boolean isCompressed;

    PeerVariant(String format, String variant, String scriptName, boolean isCompressed) {
        this.format = format;
        this.variant = variant;
        this.scriptName = scriptName;
        this.isCompressed = isCompressed;
    }

    String format() {
        return format;
    }

    String variant() {
        return variant;
    }

    /** Returns what the script calls it. */
    String scriptName() {
        return scriptName;
    }

    List<String> traits() {
        return isCompressed ? List.of(FormatTrait.COMPRESSED.name()) : List.of();
    }

    /** Returns whether it writes files of its own. */
    boolean isWritten() {
        return this != MAPPED;
    }

    /** Returns the variant whose file it reads. */
    PeerVariant writer() {
        return this == MAPPED ? JOBLIB : this;
    }

    /** Returns whether predictions are timed: how a model was stored makes no difference to them in Python. */
    boolean isPredicted() {
        return this == JOBLIB;
    }
}
