package dev.brine.reports.write;

/** Escapes text for HTML and SVG, between tags or inside a quoted attribute. */
final class Html {
    private Html() {}

    static String escape(String text) {
        return PlainText.clean(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
