package dev.brine.format.sklearn.skops;

import dev.brine.error.CorruptModelException;
import dev.brine.error.ModelFormatException;
import dev.brine.format.sklearn.pickle.Budget;
import dev.brine.format.sklearn.pickle.DType;
import dev.brine.format.sklearn.pickle.NdArray;
import dev.brine.format.sklearn.pickle.PickleInput;
import dev.brine.format.sklearn.pickle.PyDict;
import dev.brine.format.sklearn.pickle.PyNone;
import dev.brine.format.sklearn.pickle.PyTuple;
import dev.brine.format.sklearn.pickle.PythonValues;
import dev.brine.format.sklearn.pickle.StreamOrigin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an array as {@code numpy.save} writes it, versions 1 to 3; one of objects, which holds a pickle, is refused. */
final class NpyReader {
    private static final byte[] MAGIC = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);
    private static final int NEWEST_VERSION = 3;
    /** Byte order, letter and size, and the unit of a time. */
    private static final Pattern DESCR = Pattern.compile("([<>|=]?)([A-Za-z][0-9]{0,9})(?:\\[[^\\]]*\\])?");

    private final PickleInput in;
    private final StreamOrigin origin;
    private final Budget budget;
    private final PythonValues values;

    private NpyReader(InputStream stream, StreamOrigin origin, Budget budget) {
        this.in = PickleInput.of(stream, origin);
        this.origin = origin;
        this.budget = budget;
        this.values = new PythonValues(origin, budget);
    }

    /** Reads the one array of a stream. */
    static NdArray read(InputStream stream, StreamOrigin origin, Budget budget) throws IOException {
        return new NpyReader(stream, origin, budget).read();
    }

    private NdArray read() throws IOException {
        Map<?, ?> header = header();
        DType dtype = dtype(header.get("descr"));
        boolean isFortran = value(header.get("fortran_order"), Boolean.class, "fortran_order");
        PyTuple shape = values.tuple(value(header.get("shape"), List.class, "shape"));
        NdArray array = NdArray.read(in, budget, dtype, shape, isFortran);
        if (!in.isAtEnd()) {
            throw corrupt("bytes follow the elements");
        }
        return array;
    }

    private Map<?, ?> header() throws IOException {
        for (byte expected : MAGIC) {
            if ((byte) in.readByte("the start of an npy file") != expected) {
                throw corrupt("it does not start as an npy file does");
            }
        }
        int version = in.readByte("the version");
        in.readByte("the version");
        if (version < 1 || version > NEWEST_VERSION) {
            throw corrupt("npy version %d, versions 1 to %d are read".formatted(version, NEWEST_VERSION));
        }
        int lengthBytes = version == 1 ? Short.BYTES : Integer.BYTES;
        long length = 0;
        for (int i = 0; i < lengthBytes; i++) {
            length |= (long) in.readByte("the header's length") << (Byte.SIZE * i);
        }
        budget.checkText(length, 0);
        values.count(2 * length);
        byte[] text = new byte[(int) length];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) in.readByte("the header");
        }
        Object header = parsed(new String(text, StandardCharsets.UTF_8));
        return value(header, Map.class, "the header");
    }

    private Object parsed(String text) throws CorruptModelException {
        try {
            return PythonLiteral.parse(text);
        } catch (IllegalArgumentException e) {
            throw origin.corrupt(
                    "a header that numpy does not write: " + StreamOrigin.shown(String.valueOf(e.getMessage())),
                    in.position(),
                    e);
        }
    }

    private DType dtype(@Nullable Object descr) throws IOException {
        if (descr instanceof List<?> fields) {
            return records(fields);
        }
        String text = value(descr, String.class, "descr");
        Matcher matcher = DESCR.matcher(text);
        if (!matcher.matches()) {
            throw corrupt("element type '%s'".formatted(StreamOrigin.shown(text)));
        }
        if (matcher.group(2).startsWith("O")) {
            throw origin.unsupported("it is an array of objects, which is a pickle; skops writes none", in.position());
        }
        String order = matcher.group(1).isEmpty() ? "|" : matcher.group(1);
        return values.dtype(matcher.group(2), order, PyNone.NONE);
    }

    /** Returns a type of records, whose fields lie one after another; gaps are fields without a name. */
    private DType records(List<?> fields) throws IOException {
        List<Object> names = new ArrayList<>();
        PyDict described = new PyDict();
        long offset = 0;
        for (Object field : fields) {
            List<?> parts = value(field, List.class, "a field");
            if (parts.size() < 2) {
                throw corrupt("a field without a type");
            }
            DType type = dtype(parts.get(1));
            type = parts.size() > 2 ? arrays(type, value(parts.get(2), List.class, "a field's shape")) : type;
            Object named = parts.get(0) instanceof List<?> titled && titled.size() > 1 ? titled.get(1) : parts.get(0);
            String name = value(named, String.class, "a field's name");
            if (!name.isEmpty()) {
                names.add(name);
                values.put(described, name, PyTuple.of(type, offset));
            }
            offset += type.itemSize();
        }
        return values.records(offset, values.tuple(names), described);
    }

    private DType arrays(DType type, List<?> shape) throws IOException {
        long bytes = type.itemSize();
        for (Object dimension : shape) {
            long count = value(dimension, Long.class, "a dimension");
            bytes = count == 0 || bytes <= Integer.MAX_VALUE / count ? bytes * count : Integer.MAX_VALUE;
        }
        return values.dtype("V" + bytes, "|", PyTuple.of(type, values.tuple(shape)));
    }

    private <T> T value(@Nullable Object value, Class<T> type, String what) throws ModelFormatException {
        if (!type.isInstance(value)) {
            throw corrupt("%s is of the wrong type or missing".formatted(what));
        }
        return type.cast(value);
    }

    private CorruptModelException corrupt(String reason) {
        return origin.corrupt(reason, in.position());
    }
}
