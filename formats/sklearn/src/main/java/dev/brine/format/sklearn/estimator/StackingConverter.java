package dev.brine.format.sklearn.estimator;

import dev.brine.kind.Response;
import dev.brine.kind.Stacking;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import dev.brine.model.Output;
import dev.brine.model.Outputs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code StackingRegressor} and {@code StackingClassifier}. */
final class StackingConverter implements Converter {
    private final boolean isClassifier;

    StackingConverter(boolean isClassifier) {
        this.isClassifier = isClassifier;
    }

    /** A base model and what the final one gets of it. */
    private record Base(String name, ModelState state, Response response) {
        int width() {
            Outputs outputs = state.outputs();
            return switch (response) {
                case PREDICTION, LABEL -> outputs.count();
                case PROBABILITIES -> outputs.probabilityCount();
                case PROBABILITIES_WITHOUT_FIRST -> outputs.probabilityCount() - 1;
            };
        }
    }

    @Override
    public ModelState predictor(Fields fields, ColumnTrace in) throws IOException {
        fields.ignore(
                "named_estimators_", "n_features_in_", "feature_names_in_", "_n_feature_outs", "_label_encoder", "_le");
        fields.leave("final_estimator");
        Outputs labels = isClassifier ? Labels.of(fields, "classes_") : Outputs.regression(1);
        if (labels.count() > 1) {
            throw fields.unsupported("has %d outputs, expected one".formatted(labels.count()));
        }
        List<Base> bases = bases(fields, in, labels);
        boolean passes = fields.flagOr("passthrough", false);
        long width = bases.stream().mapToLong(Base::width).sum();
        ColumnTrace seen = ColumnTrace.ofNumbers(fields.context(), width);
        if (passes) {
            fields.inputs().useAsNumbers(in, fields.className());
            seen = seen.followedBy(fields.context(), in);
        }
        ModelState last = Estimators.predictor(fields.context(), fields.object("final_estimator_"), seen);
        ModelState named = isClassifier ? relabelled(fields, last, labels) : last;
        return fields.checked(() -> {
                    Stacking.Builder builder =
                            Stacking.builder(ModelKinds.view(named)).passthrough(passes);
                    bases.forEach(base -> builder.base(base.name, ModelKinds.view(base.state), base.response));
                    return builder.build();
                })
                .state();
    }

    private List<Base> bases(Fields fields, ColumnTrace in, Outputs labels) throws IOException {
        List<NamedEstimator.Fitted> members = NamedEstimator.fitted(fields);
        List<Object> methods = fields.list("stack_method_").stream()
                .filter(String.class::isInstance)
                .toList();
        if (methods.size() != members.size()) {
            throw fields.wrongLength("stack_method_", methods.size(), members.size());
        }
        List<Base> bases = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            bases.add(base(fields, in, members.get(i), (String) methods.get(i), labels));
        }
        return bases;
    }

    private Base base(Fields fields, ColumnTrace in, NamedEstimator.Fitted member, String method, Outputs labels)
            throws IOException {
        if (method.equals("decision_function")) {
            ModelState scores = Estimators.decision(fields.context(), member.estimator(), in);
            return new Base(member.name(), scores, Response.PREDICTION);
        }
        ModelState state = Estimators.predictor(fields.context(), member.estimator(), in);
        return switch (method) {
            case "predict" -> new Base(member.name(), state, isClassifier ? Response.LABEL : Response.PREDICTION);
            case "predict_proba" ->
                new Base(
                        member.name(),
                        state,
                        labels.probabilityCount() == 2 ? Response.PROBABILITIES_WITHOUT_FIRST : Response.PROBABILITIES);
            default -> throw fields.unsupported("stack_method_ '%s'".formatted(method));
        };
    }

    /** Returns a classifier of the numbers 0, 1, 2 as one of the labels that those stand for. */
    private static ModelState relabelled(Fields fields, ModelState state, Outputs outputs) throws IOException {
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
