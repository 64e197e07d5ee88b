package dev.brine.reports.internal;

import dev.brine.error.PlainText;

/** Escapes text for HTML and SVG, between tags or inside a quoted attribute. */
public final class Html {
    private Html() {}

    public static String escape(String text) {
        return PlainText.clean(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
