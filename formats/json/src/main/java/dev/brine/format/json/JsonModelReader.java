package dev.brine.format.json;

import dev.brine.error.CorruptModelException;
import dev.brine.error.LimitExceededException;
import dev.brine.error.ModelFormatException;
import dev.brine.error.ReadLimit;
import dev.brine.error.ReadLimits;
import dev.brine.format.HeapModel;
import dev.brine.format.ModelSource;
import dev.brine.format.OpenedModel;
import dev.brine.format.ReadOptions;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/** Reads a whole document onto the heap. */
final class JsonModelReader {
    private static final int BUFFER_BYTES = 1 << 16;
    /** Every spelling of a binary64 that anyone needs; the shortest ones have 25 characters. */
    private static final int MAX_NUMBER_CHARACTERS = 1000;
    /** Names of fields and constants, digests: what a document has whatever the limits are. */
    private static final int MIN_TEXT_CHARACTERS = 128;
    /** Each child is an object in an array in an object; a state's own content takes five levels. */
    private static final int LEVELS_PER_CHILD = 3;

    private static final int OWN_LEVELS = 8;

    private JsonModelReader() {}

    static OpenedModel open(ModelSource source, ReadOptions options) throws IOException {
        ReadLimits limits = options.limits();
        try (SeekableByteChannel channel = source.open();
                TextInput text = TextInput.open(channel, source.name(), limits)) {
            DocumentReader.Read read = parse(
                    text,
                    source,
                    limits,
                    parser -> new DocumentReader(new JsonInput(parser, text, source.name(), limits)).read());
            return new HeapModel(
                    source, text.codec().variant(), read.saved(), read.digest(), () -> verify(source, limits));
        }
    }

    /** Returns whether the text, decompressed, starts as a document does; a stream that cannot be read does not. */
    static boolean startsDocument(ModelSource source) throws IOException {
        try (SeekableByteChannel channel = source.open();
                TextInput text = TextInput.open(channel, source.name(), ReadLimits.defaults())) {
            return Codec.isText(ByteBuffer.wrap(text.readNBytes(TextInput.START_BYTES)));
        } catch (ModelFormatException e) {
            return false;
        }
    }

    /** Reads every byte again, through the codec's checksum and the grammar of JSON. */
    private static void verify(ModelSource source, ReadLimits limits) throws IOException {
        try (SeekableByteChannel channel = source.open();
                TextInput text = TextInput.open(channel, source.name(), limits)) {
            text.allow(Long.MAX_VALUE);
            parse(text, source, limits, parser -> {
                long tokenCount = 0;
                while (parser.nextToken() != null) {
                    tokenCount++;
                }
                return tokenCount;
            });
        }
    }

    /** What is done with the tokens of a document. */
    @FunctionalInterface
    private interface Parse<T> {
        T apply(JsonParser parser) throws IOException;
    }

    private static <T> T parse(TextInput text, ModelSource source, ReadLimits limits, Parse<T> parse)
            throws IOException {
        InputStream buffered = new BufferedInputStream(text, BUFFER_BYTES);
        ByteBuffer start = TextInput.peek(buffered);
        if (!Codec.isText(start)) {
            throw StartBytes.notAModel(start, source.name(), text.place());
        }
        try (JsonParser parser = factory(limits).createParser(ObjectReadContext.empty(), buffered)) {
            T result = parse.apply(parser);
            text.requireEnd();
            return result;
        } catch (JacksonException e) {
            throw translated(e, text, source.name(), limits);
        }
    }

    private static JsonFactory factory(ReadLimits limits) {
        int maxText =
                (int) Math.max(Math.min(limits.get(ReadLimit.TEXT_BYTES), Integer.MAX_VALUE), MIN_TEXT_CHARACTERS);
        return JsonFactory.builder()
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER, StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
                .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth((int) Math.min(
                                OWN_LEVELS + LEVELS_PER_CHILD * limits.get(ReadLimit.DEPTH), Integer.MAX_VALUE))
                        .maxNumberLength(MAX_NUMBER_CHARACTERS)
                        .maxStringLength(maxText)
                        .maxNameLength(maxText)
                        .build())
                .build();
    }

    private static IOException translated(JacksonException e, TextInput text, String source, ReadLimits limits) {
        if (e.getCause() instanceof IOException cause) {
            return cause;
        }
        long offset = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
        String message = e.getOriginalMessage().lines().findFirst().orElse("");
        if (e instanceof StreamConstraintsException && (message.startsWith("String") || message.startsWith("Name"))) {
            long allowed = limits.get(ReadLimit.TEXT_BYTES);
            return new LimitExceededException(ReadLimit.TEXT_BYTES, allowed + 1, allowed, source, offset);
        }
        if (e instanceof UnexpectedEndOfInputException) {
            return new CorruptModelException(
                    "the text ends inside the document" + text.place(), source, text.byteCount(), e);
        }
        return new CorruptModelException(
                "not JSON: %s%s".formatted(message.replaceAll("\\p{Cntrl}", "?"), text.place()), source, offset, e);
    }
}
