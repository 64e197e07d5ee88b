package dev.brine.kind;

import dev.brine.model.Attributes;
import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import dev.brine.model.Output;
import dev.brine.model.Outputs;
import java.util.ArrayList;
import java.util.List;

/** A model inside another one, and what is taken of it. Whatever does not fit is said with the child's path in front. */
record Child(String name, Model model, Response response) {
    /** Views a child of a state, and checks that it takes numbers and gives the response. */
    static Child of(ModelState parent, String name, Response response) {
        Child child = new Child(name, ModelKinds.viewChild(parent, name), response);
        Outputs outputs = child.outputs();
        if (child.model.state().signature().hasTexts()) {
            throw child.contradiction("takes texts, expected columns of numbers");
        }
        if (response != Response.PREDICTION && !outputs.isClassification()) {
            throw child.contradiction("does not classify and has no " + Attributes.textOf(response));
        }
        if (response.isProbability() && !child.model.hasProbabilities()) {
            throw child.contradiction("has no class probabilities");
        }
        if (response == Response.LABEL) {
            child.labels();
        }
        return child;
    }

    /** Views the children of a state, each with what is taken of it. */
    static List<Child> all(ModelState state, List<Response> responses) {
        if (state.children().size() != responses.size()) {
            throw new IllegalArgumentException("%s has %d models inside, expected %d"
                    .formatted(state.kind(), state.children().size(), responses.size()));
        }
        List<Child> children = new ArrayList<>();
        for (String name : state.children().keySet()) {
            children.add(of(state, name, responses.get(children.size())));
        }
        return children;
    }

    IllegalArgumentException contradiction(String reason) {
        return new IllegalArgumentException("['" + name + "'] " + reason);
    }

    /** Checks that the model takes the given number of columns. */
    Child takes(long columns) {
        int taken = model.state().signature().count();
        if (taken != columns) {
            throw contradiction("takes %d columns, expected %d".formatted(taken, columns));
        }
        return this;
    }

    /** Checks that the model chooses among as many classes of each output as the one around it, or classifies as little. */
    Child answersLike(Outputs expected) {
        List<Output> own = outputs().list();
        boolean same = own.size() == expected.count();
        for (int i = 0; same && i < own.size(); i++) {
            same = own.get(i).labels().size() == expected.list().get(i).labels().size();
        }
        if (!same) {
            throw contradiction("gives %s, expected %s".formatted(described(outputs()), described(expected)));
        }
        return this;
    }

    private static String described(Outputs outputs) {
        return outputs.probabilityCount() == 0
                ? "%d numbers".formatted(outputs.count())
                : "%d outputs of %d classes together".formatted(outputs.count(), outputs.probabilityCount());
    }

    Outputs outputs() {
        return model.state().outputs();
    }

    /** Returns how many numbers are taken of an answer. */
    int width() {
        return response.width(outputs());
    }

    /** Returns the labels of each output as numbers. */
    List<double[]> labels() {
        List<double[]> labels = new ArrayList<>();
        for (Output output : outputs().list()) {
            double[] numbers = new double[output.labels().size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = number(output.labels().get(i));
            }
            labels.add(numbers);
        }
        return labels;
    }

    private double number(Object label) {
        if (label instanceof Number number) {
            return number.doubleValue();
        }
        if (label instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        throw contradiction("has label '%s', expected numbers".formatted(label));
    }
}
