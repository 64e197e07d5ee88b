package dev.brine.format.sklearn.estimator;

import dev.brine.kind.Normalizer;
import dev.brine.model.Signature;
import java.io.IOException;

/** {@code Normalizer}: divides each row by its norm. */
final class NormalizerConverter implements Converter {
    @Override
    public boolean isTransformer(Fields fields) {
        return true;
    }

    @Override
    public Step transformer(Fields fields, Flow in) throws IOException {
        fields.context().vocabularies().useAsNumbers(in, fields.className());
        fields.context().refusals().ofFinite(in);
        fields.ignore("n_features_in_", "feature_names_in_");
        Normalizer.Norm norm = switch (fields.text("norm")) {
            case "l1" -> Normalizer.Norm.L1;
            case "l2" -> Normalizer.Norm.L2;
            case "max" -> Normalizer.Norm.MAX;
            default -> throw fields.unsupported("norm '%s'".formatted(fields.text("norm")));
        };
        Normalizer normalizer = Checked.of(fields, () -> Normalizer.of(Signature.unnamed(in.count()), norm));
        return new Step(normalizer.state(), Flow.ofNumbers(fields.context(), in.count()));
    }
}
