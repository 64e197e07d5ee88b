package dev.brine.format.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.format.FormatTrait;
import dev.brine.format.ModelSource;
import dev.brine.format.OpenedModel;
import dev.brine.format.WriteOptions;
import dev.brine.manifest.StateDigest;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Rules 1 to 4: what was written comes back, bit for bit, and where promised as the same bytes each time. */
final class RoundTripRules {
    private RoundTripRules() {}

    static void comesBack(Subject subject, SavedModel model) throws IOException {
        try (OpenedModel opened = subject.open(subject.write(model))) {
            SavedModels.assertSame(opened.saved(), model);
            opened.verify();
            assertThat(opened.variant()).as("variant").isEqualTo(subject.variant());
            assertThat(opened.recordedDigest()).as("recorded digest").isEmpty();
        }
    }

    /** The file is written beside, opened in place where the variant can, and read. */
    static void comesBackFromAFile(Subject subject, SavedModel model, FileMode mode, Path folder) throws IOException {
        Path file = Files.write(Files.createTempFile(folder, "mapped", ".model"), subject.write(model));
        try (OpenedModel opened = subject.open(ModelSource.file(file), mode.of(subject.options()))) {
            assertThat(opened.isMapped()).as("is mapped").isEqualTo(mode.isMapped());
            SavedModels.assertSame(opened.saved(), model);
            opened.verify();
        }
    }

    static void recordsDigest(Subject subject) throws IOException {
        SavedModel model = ConformanceModels.forest();
        byte[] file = subject.write(model, WriteOptions.defaults().withDigest());
        try (OpenedModel opened = subject.open(file)) {
            SavedModels.assertSame(opened.saved(), model);
            assertThat(opened.recordedDigest()).as("recorded digest").contains(StateDigest.of(model.state()));
        }
    }

    static void sameBytesEachTime(Subject subject, SavedModel model) throws IOException {
        subject.assume(FormatTrait.DETERMINISTIC);
        assertThat(subject.write(model)).isEqualTo(subject.write(model));
    }
}
