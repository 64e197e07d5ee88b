package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.PyNone;
import dev.brine.format.sklearn.pickle.PyObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A named estimator of a pipeline, a union or an ensemble.
 *
 * @param estimator or null where columns pass as they are
 * @param isDropped whether there is none, {@code 'drop'}
 */
record NamedEstimator(String name, @Nullable PyObject estimator, boolean isDropped) {
    /** Returns the tuples of name and estimator that an attribute holds. */
    static List<NamedEstimator> steps(Fields fields, String attribute) throws IOException {
        List<Object> tuples = fields.list(attribute);
        List<NamedEstimator> steps = new ArrayList<>();
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

    static NamedEstimator of(Fields fields, String place, String name, Object estimator) throws IOException {
        if (estimator instanceof PyObject object) {
            return new NamedEstimator(name, object, false);
        }
        boolean passes = estimator == PyNone.NONE || estimator.equals("passthrough");
        if (!passes && !estimator.equals("drop")) {
            throw fields.wrong(place, estimator, "an estimator, 'passthrough' or 'drop'");
        }
        return new NamedEstimator(name, null, !passes);
    }

    /** A fitted estimator of an ensemble, its name and its place among all that were given, dropped ones too. */
    record Fitted(String name, int place, PyObject estimator) {}

    /** Returns the fitted estimators of an ensemble with the names that they were given; dropped ones are not among them. */
    static List<Fitted> fitted(Fields fields) throws IOException {
        List<PyObject> fitted = fields.objects("estimators_");
        List<NamedEstimator> given = fields.has("estimators") ? steps(fields, "estimators") : List.of();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i).estimator() != null) {
                places.add(i);
            }
        }
        List<Fitted> members = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < fitted.size(); i++) {
            boolean isNamed = places.size() == fitted.size();
            String name = isNamed ? given.get(places.get(i)).name() : "estimator-" + i;
            members.add(
                    new Fitted(names.add(name) ? name : name + "-" + i, isNamed ? places.get(i) : i, fitted.get(i)));
        }
        if (members.isEmpty()) {
            throw fields.corrupt("has no estimator, expected at least one");
        }
        return members;
    }
}
