package dev.brine.cli.io;

import dev.brine.reports.internal.RecordJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Records, maps, collections and values as one line of JSON; what is not a finite number is a text. */
public final class Json {
    private Json() {}

    /** Returns names and values in the order given, without those that are an empty {@link Optional}. */
    public static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String name = (String) namesAndValues[i];
            if (namesAndValues[i + 1] instanceof Optional<?> optional) {
                optional.ifPresent(value -> object.put(name, value));
            } else {
                object.put(name, namesAndValues[i + 1]);
            }
        }
        return object;
    }

    /** Returns the line; a terminal must not obey what a name holds, so all but ASCII is escaped. */
    public static String of(Object value) {
        return RecordJson.ascii(value);
    }
}
