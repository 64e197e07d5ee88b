package dev.brine.format.testkit.toy;

import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelReader;
import dev.brine.format.ModelWriter;
import dev.brine.format.OpenedModel;
import dev.brine.model.ModelState;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/** A toy that writes honestly and gives another model than it reads. */
abstract class AlteringToyFormat implements ModelFormat {
    private final String name;
    private final ToyLayout layout;

    AlteringToyFormat(String name, int magic) {
        this.name = name;
        this.layout = ToyLayout.of(magic, name);
    }

    /** Returns what this toy makes of a state that it read. */
    abstract ModelState altered(ModelState state);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final List<FormatVariant> variants() {
        return List.of(layout.variant());
    }

    @Override
    public final boolean recognizes(ByteBuffer start) {
        return start.remaining() >= Integer.BYTES && start.getInt(0) == layout.magic();
    }

    @Override
    public final Optional<ModelWriter> writer() {
        return Optional.of(new ToyModelWriter(layout));
    }

    @Override
    public final Optional<ModelReader> reader() {
        ModelReader honest = new ToyModelReader(layout);
        return Optional.of((source, options) -> new AlteredModel(honest.open(source, options)));
    }

    private final class AlteredModel implements OpenedModel {
        private final OpenedModel honest;

        AlteredModel(OpenedModel honest) {
            this.honest = honest;
        }

        @Override
        public SavedModel saved() {
            SavedModel saved = honest.saved();
            return new SavedModel(altered(saved.state()), saved.verification(), saved.environment());
        }

        @Override
        public FormatVariant variant() {
            return honest.variant();
        }

        @Override
        public Optional<String> recordedDigest() {
            return honest.recordedDigest();
        }

        @Override
        public boolean isMapped() {
            return honest.isMapped();
        }

        @Override
        public void verify() throws IOException {
            honest.verify();
        }

        @Override
        public void close() throws IOException {
            honest.close();
        }
    }
}
