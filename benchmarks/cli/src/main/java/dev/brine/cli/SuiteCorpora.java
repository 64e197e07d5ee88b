package dev.brine.cli;

import dev.brine.benchmarks.corpus.Corpora;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The corpora of the benchmark suite. */
final class SuiteCorpora implements CorpusSource {
    private final Corpora corpora;

    SuiteCorpora(Progress progress) {
        this.corpora = new Corpora(Corpora.defaultCache(), progress::show, Optional.empty());
    }

    @Override
    public List<String> names() {
        return corpora.names();
    }

    @Override
    public SavedModel make(String name, OptionalLong bytes) throws IOException {
        try {
            return corpora.make(name, bytes).model();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while making " + name);
        }
    }
}
