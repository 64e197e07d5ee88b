package dev.brine.format.sklearn.estimator;

import java.io.IOException;
import java.util.stream.IntStream;

/** {@code FeatureUnion}: transformers side by side, each over all columns. */
final class UnionConverter implements Converter {
    @Override
    public boolean isTransformer(Fields fields) {
        return true;
    }

    @Override
    public Step transformer(Fields fields, Flow in) throws IOException {
        Parts parts = new Parts(fields, in);
        for (Named named : Named.steps(fields, "transformer_list")) {
            if (!named.isDropped()) {
                parts.add(named, IntStream.range(0, in.count()).toArray());
            }
        }
        return parts.step();
    }
}
