package dev.brine.format.sklearn.estimator;

import dev.brine.kind.Voting;
import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** {@code VotingRegressor} and {@code VotingClassifier}. */
final class VotingConverter implements Converter {
    private final boolean isClassifier;

    VotingConverter(boolean isClassifier) {
        this.isClassifier = isClassifier;
    }

    @Override
    public ModelState predictor(Fields fields, ColumnTrace in) throws IOException {
        fields.ignore("named_estimators_", "le_", "n_features_in_", "feature_names_in_", "flatten_transform");
        List<NamedEstimator.Fitted> members = NamedEstimator.fitted(fields);
        Map<String, Model> models = new LinkedHashMap<>();
        for (NamedEstimator.Fitted member : members) {
            ModelState state = Estimators.predictor(fields.context(), member.estimator(), in);
            models.put(member.name(), ModelKinds.view(state));
        }
        Voting.Mode mode = mode(fields);
        Outputs outputs = isClassifier ? Labels.of(fields, "classes_") : Outputs.regression(1);
        double[] weights = weights(fields, members);
        return fields.checked(() -> Voting.of(outputs, mode, models, weights)).state();
    }

    private Voting.Mode mode(Fields fields) throws IOException {
        if (!isClassifier) {
            return Voting.Mode.MEAN;
        }
        return switch (fields.text("voting")) {
            case "hard" -> Voting.Mode.HARD;
            case "soft" -> Voting.Mode.SOFT;
            default -> throw fields.unsupported("voting '%s'".formatted(fields.text("voting")));
        };
    }

    private static double[] weights(Fields fields, List<NamedEstimator.Fitted> members) throws IOException {
        if (!fields.has("weights")) {
            return new double[0];
        }
        Object value = fields.value("weights");
        List<Object> given = Values.elements(value).orElseThrow(() -> fields.wrong("weights", value, "numbers"));
        double[] weights = new double[members.size()];
        for (int i = 0; i < weights.length; i++) {
            int place = members.get(i).place();
            OptionalDouble weight = place < given.size() ? Values.number(given.get(place)) : OptionalDouble.empty();
            weights[i] = weight.orElseThrow(() -> fields.wrong("weights", value, "a number for each estimator"));
        }
        return weights;
    }
}
