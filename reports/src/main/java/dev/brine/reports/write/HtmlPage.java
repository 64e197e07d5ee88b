package dev.brine.reports.write;

import dev.brine.reports.chart.Chart;
import dev.brine.reports.chart.Frame;
import dev.brine.reports.text.Html;
import dev.brine.reports.text.Table;
import dev.brine.reports.write.Document.Picture;
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

/** The frame of every page: it carries its style and scripts in itself, loads nothing and runs nothing else. */
final class HtmlPage {
    private HtmlPage() {}

    /** Opens a page up to its heading; body and header are left open. */
    static Html begin(String title, List<String> scripts) {
        return new Html()
                .raw("<!DOCTYPE html>\n")
                .open("html", "lang", "en")
                .open("head")
                .empty("meta", "charset", "utf-8")
                .empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy(scripts) + "\">\n")
                .element("title", title)
                .raw("<style>\n" + chartStyle() + text("page.css") + "</style>\n")
                .close()
                .open("body")
                .open("header")
                .element("h1", title);
    }

    /** Closes the main part, adds the scripts and closes the page. */
    static String end(Html page, List<String> scripts) {
        page.close();
        scripts.forEach(script -> page.raw("<script>" + script + "</script>\n"));
        return page.close().close().toString();
    }

    /** The style of pictures alone, colours included. */
    static String chartStyle() {
        return text("chart.css");
    }

    /** The text of a resource beside this class. */
    static String text(String name) {
        try (InputStream stream = Objects.requireNonNull(HtmlPage.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing is loaded, and of the scripts in the page only these run, whatever text found its way in. */
    private static String policy(List<String> scripts) {
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

    /** Writes a picture, for windows and for phones, with its words and, folded away, its figures. */
    static void figure(Picture figure, String id, Html out) {
        Chart chart = figure.chart();
        out.open("figure", "id", id, "class", chart.frame().style())
                .element("p", chart.title(), "class", "title")
                .raw(chart.draw(chart.frame(), id + "-wide"))
                .raw(chart.draw(Frame.NARROW, id + "-narrow"))
                .open("figcaption");
        figure.captions().forEach(caption -> out.element("p", caption));
        out.close();
        List<Table> tables =
                figure.tables().stream().filter(table -> !table.isEmpty()).toList();
        if (!tables.isEmpty()) {
            out.open("details").element("summary", "Figures of this picture");
            tables.forEach(table -> {
                if (!table.title().equals(chart.title())) {
                    out.element("p", table.title(), "class", "title");
                }
                out.quiet(table.captions()).table(table);
            });
            out.close();
        }
        out.close();
    }
}
