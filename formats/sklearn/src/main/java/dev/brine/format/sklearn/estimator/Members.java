package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.PyObject;
import dev.brine.model.ModelState;
import dev.brine.model.Output;
import dev.brine.model.Outputs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The fitted estimators of an ensemble with the names that they were given; dropped ones are not among them. */
final class Members {
    private Members() {}

    /** A fitted estimator, its name and its place among all that were given, dropped ones too. */
    record Member(String name, int place, PyObject estimator) {}

    static List<Member> of(Fields fields) throws IOException {
        List<PyObject> fitted = fields.objects("estimators_");
        List<Named> given = fields.has("estimators") ? Named.steps(fields, "estimators") : List.of();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i).estimator() != null) {
                places.add(i);
            }
        }
        List<Member> members = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < fitted.size(); i++) {
            boolean isNamed = places.size() == fitted.size();
            String name = isNamed ? given.get(places.get(i)).name() : "estimator-" + i;
            members.add(
                    new Member(names.add(name) ? name : name + "-" + i, isNamed ? places.get(i) : i, fitted.get(i)));
        }
        if (members.isEmpty()) {
            throw fields.corrupt("has no estimator, expected at least one");
        }
        return members;
    }

    /** Returns a classifier of the numbers 0, 1, 2 as one of the labels that those stand for. */
    static ModelState relabelled(Fields fields, ModelState state, Outputs outputs) throws IOException {
        List<Output> own = state.outputs().list();
        boolean fits = own.size() == outputs.count();
        for (int i = 0; fits && i < own.size(); i++) {
            fits = isRange(own.get(i).labels(), outputs.list().get(i).labels().size());
        }
        if (!fits) {
            throw fields.corrupt(
                    "a final estimator of %d classes stands for %d labels, expected the classes 0, 1, ... of as many"
                            .formatted(state.outputs().probabilityCount(), outputs.probabilityCount()));
        }
        ModelState.Builder builder = ModelState.builder(state.kind(), state.kindVersion(), state.signature(), outputs)
                .attributes(state.attributes());
        state.ungroupedTensors().forEach(builder::tensor);
        state.groups().forEach(builder::group);
        state.children().forEach(builder::child);
        return builder.build();
    }

    private static boolean isRange(List<Object> labels, int count) {
        for (int i = 0; i < labels.size(); i++) {
            if (!(labels.get(i) instanceof Number number) || number.doubleValue() != i) {
                return false;
            }
        }
        return labels.size() == count;
    }
}
