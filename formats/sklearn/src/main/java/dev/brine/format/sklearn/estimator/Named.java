package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.PyNone;
import dev.brine.format.sklearn.pickle.PyObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named estimator of a pipeline, a union or an ensemble.
 *
 * @param estimator or null where columns pass as they are
 * @param isDropped whether there is none, {@code 'drop'}
 */
record Named(String name, @Nullable PyObject estimator, boolean isDropped) {
    /** Returns the tuples of name and estimator that an attribute holds. */
    static List<Named> steps(Fields fields, String attribute) throws IOException {
        List<Object> tuples = fields.list(attribute);
        List<Named> steps = new ArrayList<>();
        for (int i = 0; i < tuples.size(); i++) {
            String place = "%s[%d]".formatted(attribute, i);
            List<Object> tuple = Values.list(tuples.get(i)).orElse(List.of());
            if (tuple.size() < 2 || !(tuple.get(0) instanceof String name)) {
                throw fields.wrong(place, tuples.get(i), "a name and an estimator");
            }
            steps.add(of(fields, place, name, tuple.get(1)));
        }
        return steps;
    }

    static Named of(Fields fields, String place, String name, Object estimator) throws IOException {
        if (estimator instanceof PyObject object) {
            return new Named(name, object, false);
        }
        boolean passes = estimator == PyNone.NONE || estimator.equals("passthrough");
        if (!passes && !estimator.equals("drop")) {
            throw fields.wrong(place, estimator, "an estimator, 'passthrough' or 'drop'");
        }
        return new Named(name, null, !passes);
    }
}
