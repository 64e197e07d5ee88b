package dev.brine.format.json;

import dev.brine.error.CorruptModelException;
import dev.brine.error.LimitExceededException;
import dev.brine.error.ModelFormatException;
import dev.brine.error.ReadBudget;
import dev.brine.error.ReadLimit;
import dev.brine.error.ReadLimits;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Walks a document token by token and refuses what is not expected. {@link #field} and {@link #hasNext} move to a value;
 * the methods named after a type read the value that they are at.
 */
final class JsonInput {
    private final JsonParser parser;
    private final TextInput text;
    private final String source;
    private final ReadBudget budget;
    private final CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();
    private long elementTextBytes;

    JsonInput(JsonParser parser, TextInput text, String source, ReadLimits limits) {
        this.parser = parser;
        this.text = text;
        this.source = source;
        this.budget = new ReadBudget(limits, source);
    }

    String source() {
        return source;
    }

    ReadBudget budget() {
        return budget;
    }

    JsonParser parser() {
        return parser;
    }

    /** Returns the offset in the text of the token that this is at. */
    long offset() {
        return parser.currentTokenLocation().getByteOffset();
    }

    CorruptModelException corrupt(String reason) {
        return new CorruptModelException(reason + text.place(), source, offset());
    }

    /** Returns what the supplier makes; its IllegalArgumentException becomes a CorruptModelException here. */
    <T> T valid(Supplier<T> supplier) throws CorruptModelException {
        try {
            return supplier.get();
        } catch (IllegalArgumentException e) {
            throw new CorruptModelException(e.getMessage() + text.place(), source, offset(), e);
        }
    }

    /** Moves to the next token of any kind. */
    JsonToken next() throws CorruptModelException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw corrupt("the text ends inside the document");
        }
        return token;
    }

    /** Moves past the name of the field that must come now, to its value. */
    void field(String name) throws CorruptModelException {
        JsonToken token = next();
        if (token != JsonToken.PROPERTY_NAME) {
            throw corrupt("expected field '%s', found %s".formatted(name, describe(token)));
        }
        if (!parser.currentName().equals(name)) {
            throw corrupt("expected field '%s', found field '%s'".formatted(name, shown(parser.currentName())));
        }
        next();
    }

    /** Moves to the next value of an array, for which the budget must have room, or past its end. */
    boolean hasNext() throws CorruptModelException, LimitExceededException {
        budget.count(ReadLimit.OBJECT_BYTES, ReadBudget.VALUE_BYTES, offset());
        return next() != JsonToken.END_ARRAY;
    }

    /** Moves to the value of the next field of an object of any names, or past its end. */
    boolean hasNextField() throws CorruptModelException {
        if (next() == JsonToken.END_OBJECT) {
            return false;
        }
        next();
        return true;
    }

    /** Returns the name of the field whose value this is at. */
    String fieldName() throws ModelFormatException {
        return checked("name", parser.currentName());
    }

    void startObject(String what) throws CorruptModelException {
        require(what, JsonToken.START_OBJECT);
    }

    void endObject() throws CorruptModelException {
        JsonToken token = next();
        if (token != JsonToken.END_OBJECT) {
            throw corrupt("expected the end of the object, found " + describe(token));
        }
    }

    void startArray(String what) throws CorruptModelException {
        require(what, JsonToken.START_ARRAY);
    }

    String text(String what) throws ModelFormatException {
        require(what, JsonToken.VALUE_STRING);
        return checked(what, parser.getString());
    }

    long integer(String what, long min, long max) throws CorruptModelException {
        require(what, JsonToken.VALUE_NUMBER_INT);
        boolean isLong = parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        if (!isLong || parser.getLongValue() < min || parser.getLongValue() > max) {
            throw corrupt("%s is %s, expected %d to %d".formatted(what, shown(parser.getString()), min, max));
        }
        return parser.getLongValue();
    }

    <E extends Enum<E>> E constant(String what, Class<E> type) throws ModelFormatException {
        String name = text(what);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw corrupt("%s is '%s', expected one of %s".formatted(what, shown(name), List.of(type.getEnumConstants())));
    }

    /** Names the token that this is at, for messages. */
    String describe(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case END_OBJECT -> "the end of the object";
            case START_ARRAY -> "an array";
            case END_ARRAY -> "the end of the array";
            case PROPERTY_NAME -> "field '%s'".formatted(shown(parser.currentName()));
            case VALUE_STRING -> "text '%s'".formatted(shown(parser.getString()));
            default -> shown(parser.getString());
        };
    }

    static String shown(String text) {
        int maxShown = 40;
        String start = text.length() <= maxShown ? text : text.substring(0, maxShown) + "...";
        return start.replaceAll("\\p{Cntrl}", "?");
    }

    /** Lets the text grow by what so many elements may take. */
    void allowElements(long bytes) {
        text.allow(bytes);
    }

    /** Counts text since an offset as elements, not as manifest. */
    void countElementText(long startOffset) throws LimitExceededException {
        checkManifest(startOffset);
        elementTextBytes += offset() - startOffset;
    }

    private void checkManifest(long textBytes) throws LimitExceededException {
        budget.check(ReadLimit.MANIFEST_BYTES, textBytes - elementTextBytes, offset());
    }

    /** Refuses anything but white space after the document. */
    void end() throws LimitExceededException, CorruptModelException {
        checkManifest(offset());
        if (parser.nextToken() != null) {
            throw corrupt("%s follows the document".formatted(describe(parser.currentToken())));
        }
    }

    private void require(String what, JsonToken expected) throws CorruptModelException {
        if (parser.currentToken() != expected) {
            throw corrupt("expected %s, %s, found %s".formatted(what, kind(expected), describe(parser.currentToken())));
        }
    }

    private static String kind(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            default -> "an integer";
        };
    }

    private String checked(String what, String value) throws ModelFormatException {
        if (!utf8.canEncode(value)) {
            throw corrupt("%s '%s' has half a surrogate pair".formatted(what, shown(value)));
        }
        budget.countText(value.getBytes(StandardCharsets.UTF_8).length, offset());
        return value;
    }
}
