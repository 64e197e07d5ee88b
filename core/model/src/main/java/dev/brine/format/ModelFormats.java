package dev.brine.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds the formats on the class path. */
public final class ModelFormats {
    private static final Map<String, String> KNOWN_ARTIFACTS = Map.of(
            "java", "brine-format-java",
            "kryo", "brine-format-kryo",
            "fst", "brine-format-fst",
            "json", "brine-format-json",
            "mmap", "brine-format-mmap",
            "npz", "brine-format-npz",
            "safetensors", "brine-format-safetensors",
            "sklearn", "brine-format-sklearn");

    private static @Nullable Map<String, ModelFormat> found;

    private ModelFormats() {}

    /** Not in a static initializer: that one would hide the cause from the second caller on. */
    private static synchronized Map<String, ModelFormat> found() {
        if (found == null) {
            found = load();
        }
        return found;
    }

    private static Map<String, ModelFormat> load() {
        Map<String, ModelFormat> formats = new TreeMap<>();
        try {
            for (ModelFormat format : ServiceLoader.load(ModelFormat.class, ModelFormats.class.getClassLoader())) {
                ModelFormat other = formats.put(format.name(), format);
                if (other != null) {
                    throw new IllegalStateException(
                            "format '%s' is provided by both %s and %s; keep one on the class path"
                                    .formatted(
                                            format.name(),
                                            other.getClass().getName(),
                                            format.getClass().getName()));
                }
            }
        } catch (ServiceConfigurationError e) {
            throw new IllegalStateException("a format on the class path cannot be loaded: " + e.getMessage(), e);
        }
        return Collections.unmodifiableMap(formats);
    }

    /**
     * Returns every format on the class path, sorted by name.
     *
     * @throws IllegalStateException if a provider is broken or two have the same name
     */
    public static List<ModelFormat> available() {
        return List.copyOf(found().values());
    }

    /**
     * Returns the format of the given name.
     *
     * @throws IllegalArgumentException if there is none; says which there are and what to add
     */
    public static ModelFormat forName(String name) {
        ModelFormat format = found().get(name);
        if (format == null) {
            String artifact = KNOWN_ARTIFACTS.get(name);
            throw new IllegalArgumentException("unknown format '%s', known are %s%s"
                    .formatted(
                            name,
                            found().keySet(),
                            artifact == null ? "" : "; add the artifact dev.brine:" + artifact));
        }
        return format;
    }

    /**
     * Returns a variant of a format.
     *
     * @throws IllegalArgumentException if there is none of that name; says which there are
     */
    public static FormatVariant variant(ModelFormat format, String name) {
        List<String> names = new ArrayList<>();
        for (FormatVariant variant : format.variants()) {
            if (variant.name().equals(name)) {
                return variant;
            }
            names.add(variant.name());
        }
        throw new IllegalArgumentException(
                "format '%s' has no variant '%s', it has %s".formatted(format.name(), name, names));
    }

    /** Returns the format and variant that write files of this name, the longest extension first; empty if none does. */
    public static Optional<Target> forFileName(String fileName) {
        Optional<Target> best = Optional.empty();
        int bestLength = 0;
        for (ModelFormat format : available()) {
            for (FormatVariant variant : format.variants()) {
                for (String extension : variant.extensions()) {
                    if (extension.length() > bestLength && fileName.endsWith("." + extension)) {
                        best = Optional.of(new Target(format, variant));
                        bestLength = extension.length();
                    }
                }
            }
        }
        return best;
    }

    /** A format and one of its variants. */
    public record Target(ModelFormat format, FormatVariant variant) {}
}
