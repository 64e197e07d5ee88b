package dev.brine.format.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.format.ModelSource;
import dev.brine.format.OpenedModel;
import dev.brine.format.ReadOptions.Mode;
import dev.brine.model.ModelKinds;
import dev.brine.model.Predictor;
import dev.brine.model.SavedModel;
import dev.brine.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Rule 12: closing twice is harmless, use after close is refused, and tensors on the heap outlive their file. */
final class LifecycleRules {
    private LifecycleRules() {}

    static void closesTwice(Subject subject) throws IOException {
        OpenedModel opened = subject.open(subject.write(ConformanceModels.forest()));
        opened.close();
        opened.close();
        assertRefused(opened);
    }

    private static void assertRefused(OpenedModel opened) {
        assertThatThrownBy(opened::saved).as("saved() after close").isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(opened::verify).as("verify() after close").isInstanceOf(IllegalStateException.class);
    }

    static void heapOutlivesClose(Subject subject) throws IOException {
        SavedModel model = ConformanceModels.forest();
        OpenedModel opened =
                subject.open(subject.write(model), subject.options().withMode(Mode.HEAP));
        assertThat(opened.isMapped()).as("is mapped").isFalse();
        SavedModel loaded = opened.saved();
        opened.close();
        SavedModels.assertSame(loaded, model);
    }

    static void filesAreRefusedAfterClose(Subject subject, FileMode mode, Path folder) throws IOException {
        Path file = Files.write(
                Files.createTempFile(folder, "mapped", ".model"), subject.write(ConformanceModels.forest()));
        OpenedModel opened = subject.open(ModelSource.file(file), mode.of(subject.options()));
        SavedModel saved = opened.saved();
        Predictor predictor = ModelKinds.view(saved.state()).newPredictor();
        predictor.predict(new double[6], new double[1]);
        opened.close();
        opened.close();
        assertRefused(opened);
        if (mode.isMapped()) {
            assertRefused(saved, predictor);
        }
    }

    private static void assertRefused(SavedModel saved, Predictor predictor) {
        for (Tensor tensor : saved.state().tensors().values()) {
            assertThatThrownBy(() -> tensor.bits(0))
                    .as("%s after close", tensor)
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> predictor.predict(new double[6], new double[1]))
                .as("prediction after close")
                .isInstanceOf(IllegalStateException.class);
    }
}
