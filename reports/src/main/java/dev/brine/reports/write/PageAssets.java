package dev.brine.reports.write;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The style and the scripts that a page carries in itself. */
final class PageAssets {
    private PageAssets() {}

    /** The style of a page and its pictures. */
    static String style() {
        return chartStyle() + text("page.css");
    }

    /** The style of pictures alone, colours included. */
    static String chartStyle() {
        return text("chart.css");
    }

    /** The text of a resource beside this class. */
    static String text(String name) {
        try (InputStream stream = Objects.requireNonNull(PageAssets.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The policy of a page: nothing is loaded, and of the scripts in it only these run, whatever text found its way in.
     */
    static String policy(List<String> scripts) {
        String hashes = scripts.stream()
                .map(script -> " 'sha256-" + Base64.getEncoder().encodeToString(sha256(script)) + "'")
                .collect(Collectors.joining());
        return "default-src 'none'; style-src 'unsafe-inline'"
                + (scripts.isEmpty() ? "" : "; script-src" + hashes)
                + "; base-uri 'none'; form-action 'none'";
    }

    private static byte[] sha256(String script) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
