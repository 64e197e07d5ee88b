package dev.brine.format.payload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Reads a library's version from the properties that Maven puts into its jar; loads none of its classes. */
public final class LibraryVersion {
    private LibraryVersion() {}

    /** Returns the version, or {@code unknown} where the jar does not say. */
    public static String of(String groupId, String artifactId) {
        String resource = "/META-INF/maven/%s/%s/pom.properties".formatted(groupId, artifactId);
        try (InputStream in = LibraryVersion.class.getResourceAsStream(resource)) {
            if (in == null) {
                return "unknown";
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
