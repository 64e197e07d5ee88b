package dev.brine.kind;

import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import dev.brine.model.Output;
import dev.brine.model.Outputs;
import java.util.ArrayList;
import java.util.List;

/** A model inside another one, and what is taken of it. */
record Child(String name, Model model, Response response) {
    /** Checks that the model gives the response. */
    Child {
        response.width(model.state().outputs());
        if (response == Response.LABEL) {
            labels(model.state().outputs());
        }
    }

    /** Returns the children of a state, each with what is taken of it. */
    static List<Child> all(ModelState state, List<Response> responses) {
        List<Child> children = new ArrayList<>();
        state.children().forEach((name, child) -> {
            if (children.size() < responses.size()) {
                children.add(new Child(name, ModelKinds.view(child), responses.get(children.size())));
            }
        });
        if (children.size() != responses.size()
                || children.size() != state.children().size()) {
            throw new IllegalArgumentException("%s has %d models inside, expected %d"
                    .formatted(state.kind(), state.children().size(), responses.size()));
        }
        return children;
    }

    /** Checks that the model takes the given number of columns. */
    Child takes(int columns) {
        int taken = model.state().signature().count();
        if (taken != columns) {
            throw new IllegalArgumentException("'%s' takes %d columns, expected %d".formatted(name, taken, columns));
        }
        return this;
    }

    int width() {
        return response.width(model.state().outputs());
    }

    static List<double[]> labels(Outputs outputs) {
        List<double[]> labels = new ArrayList<>();
        for (Output output : outputs.list()) {
            labels.add(output.labels().stream().mapToDouble(Child::number).toArray());
        }
        return labels;
    }

    private static double number(Object label) {
        if (label instanceof Number number) {
            return number.doubleValue();
        }
        if (label instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        throw new IllegalArgumentException("label '%s' is not a number".formatted(label));
    }
}
