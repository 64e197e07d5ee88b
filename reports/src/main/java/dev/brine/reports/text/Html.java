package dev.brine.reports.text;

import dev.brine.error.PlainText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds HTML: texts and attributes are escaped, and every element that is opened is closed by its own name. */
public final class Html {
    private static final Set<String> INLINE =
            Set.of("td", "th", "span", "strong", "bdi", "summary", "option", "output");

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Text between tags or inside a quoted attribute, of HTML or SVG. */
    public static String escape(String text) {
        return PlainText.clean(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /**
     * Opens an element.
     *
     * @param attributes names and values, in turn; a blank value leaves a name without one, a name without a value after
     *     it is a switch
     */
    public Html open(String name, String... attributes) {
        tag(name, attributes);
        open.push(name);
        return this;
    }

    /** Closes the element that was opened last. */
    public Html close() {
        String name = open.pop();
        out.append("</").append(name).append('>');
        return end(name);
    }

    /** Writes an element that has no content. */
    public Html empty(String name, String... attributes) {
        tag(name, attributes);
        return end(name);
    }

    /** Writes an element of text. */
    public Html element(String name, String text, String... attributes) {
        return open(name, attributes).text(text).close();
    }

    private void tag(String name, String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]);
            if (i + 1 < attributes.length) {
                out.append("=\"").append(escape(attributes[i + 1])).append('"');
            }
        }
        out.append('>');
    }

    private Html end(String name) {
        out.append(INLINE.contains(name) ? "" : "\n");
        return this;
    }

    /** Writes text. */
    public Html text(String text) {
        return raw(escape(text));
    }

    /** Writes markup as it is. */
    public Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Writes a paragraph in small print for each text. */
    public Html quiet(List<String> texts) {
        texts.forEach(text -> element("p", text, "class", "quiet"));
        return this;
    }

    /** Writes a list, or nothing where it has no item. */
    public Html list(List<String> items) {
        if (!items.isEmpty()) {
            open("ul");
            items.forEach(item -> element("li", item));
            close();
        }
        return this;
    }

    /** Writes named values. */
    public Html facts(String style, Map<String, String> facts) {
        open("dl", "class", style);
        facts.forEach((name, value) ->
                open("div").element("dt", name).element("dd", value).close());
        return close();
    }

    /** Writes a table in a box that scrolls sideways where it must; its title is the name of that box. */
    public Html table(Table table, String... attributes) {
        new HtmlTable(table, this).write(attributes);
        return this;
    }

    /** Writes a table under its title and captions, or nothing where it has no line. */
    public Html titledTable(Table table) {
        return table.isEmpty()
                ? this
                : element("h3", table.title()).quiet(table.captions()).table(table);
    }

    /** Opens a box that scrolls sideways where it must, and can be scrolled by keyboard. */
    public Html openScroller(String name) {
        return open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", name);
    }

    /**
     * The markup.
     *
     * @throws IllegalStateException if an element is open
     */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("<" + open.peek() + "> is not closed");
        }
        return out.toString();
    }
}
