package dev.brine.cli;

import dev.brine.model.SavedModel;
import java.util.List;
import java.util.OptionalLong;

/** The corpora of the benchmark suite. */
final class SuiteCorpora implements CorpusSource {
    @Override
    public List<String> names() {
        return List.of();
    }

    @Override
    public SavedModel make(String name, OptionalLong bytes) {
        throw new IllegalArgumentException("is not built in");
    }
}
