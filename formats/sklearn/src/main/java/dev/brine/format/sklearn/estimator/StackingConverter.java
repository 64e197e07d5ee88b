package dev.brine.format.sklearn.estimator;

import dev.brine.kind.Response;
import dev.brine.kind.Stacking;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
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
    public ModelState predictor(Fields fields, Flow in) throws IOException {
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
        Flow seen = Flow.ofNumbers(fields.context(), width);
        if (passes) {
            fields.context().vocabularies().useAsNumbers(in, fields.className());
            seen = seen.followedBy(fields.context(), in);
        }
        ModelState last = Estimators.predictor(fields.context(), fields.object("final_estimator_"), seen);
        ModelState named = isClassifier ? Members.relabelled(fields, last, labels) : last;
        return Checked.of(fields, () -> {
                    Stacking.Builder builder =
                            Stacking.builder(ModelKinds.view(named)).passthrough(passes);
                    bases.forEach(base -> builder.base(base.name, ModelKinds.view(base.state), base.response));
                    return builder.build();
                })
                .state();
    }

    private List<Base> bases(Fields fields, Flow in, Outputs labels) throws IOException {
        List<Members.Member> members = Members.of(fields);
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

    private Base base(Fields fields, Flow in, Members.Member member, String method, Outputs labels) throws IOException {
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
}
