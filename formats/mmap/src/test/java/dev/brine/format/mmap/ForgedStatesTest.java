package dev.brine.format.mmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.error.CorruptModelException;
import dev.brine.error.LimitExceededException;
import dev.brine.error.ReadLimit;
import dev.brine.error.ReadLimits;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.ModelSource;
import dev.brine.format.ReadOptions;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Files with right checksums whose models contradict themselves, or would explode. */
class ForgedStatesTest {
    private static ModelSource source(String name) throws IOException {
        try (InputStream in = ForgedStatesTest.class.getResourceAsStream("/attacks/" + name)) {
            return ModelSource.bytes(name, in.readAllBytes());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "rows-2-60.brine | verification rows expect no outputs",
                "vote-soft-pipe25.brine | ['a']['s'] gives 1 outputs of 5 classes together, expected 1 outputs of 2 classes",
                "silent.brine | ['p']['s'] gives 1 outputs of 5 classes together, expected 1 outputs of 2 classes",
                "scaler-labels.brine | output 'y' has 2 labels, but scaler does not classify",
                "mixed-outputs.brine | some of the 2 outputs of a linear-model have labels, expected all or none",
                "vote-soft-scaler.brine | ['a'] output 'y' has 2 labels, but scaler does not classify",
                "mixed-pipe.brine | some of the 2 outputs of a pipeline have labels, expected all or none",
                "vote-hard-regression.brine | ['a'] gives 1 numbers, expected 1 outputs of 2 classes",
                "textcol.brine | text column -5, expected 0 or more"
            })
    void contradictionsAreRefusedWhenTheFileIsOpened(String name, String reason) throws IOException {
        ModelSource source = source(name);
        for (ReadOptions.Mode mode : ReadOptions.Mode.values()) {
            assertThatThrownBy(() -> Brine.open(source, ReadOptions.defaults().withMode(mode)))
                    .isInstanceOf(CorruptModelException.class)
                    .hasMessageContaining(reason);
        }
    }

    @ParameterizedTest
    @EnumSource(ReadOptions.Mode.class)
    void pipelinesInsideEachOtherPredictInTimeLinearInTheirDepth(ReadOptions.Mode mode) throws IOException {
        try (ModelFile file =
                Brine.open(source("nest-reg-20.brine"), ReadOptions.defaults().withMode(mode))) {
            double[] out = new double[1];
            file.model().newPredictor().predict(new double[1], out);
            assertThat(out).containsExactly(0);
        }
    }

    @Test
    void columnsOfAllModelsTogetherAreLimited() throws IOException {
        ModelSource source = source("wide-20.brine");
        ReadLimits limits = ReadLimits.defaults().with(ReadLimit.COLUMNS, 10_000_000);
        assertThatThrownBy(() -> Brine.open(source, ReadOptions.defaults().withLimits(limits)))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("COLUMNS");
    }

    @Test
    void aPredictorTakesNoMemoryForColumnsThatAFileClaims() throws IOException {
        ReadLimits trusting = ReadLimits.defaults().with(ReadLimit.COLUMNS, 1L << 40);
        try (ModelFile file =
                Brine.open(source("wide-20.brine"), ReadOptions.defaults().withLimits(trusting))) {
            var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            assertThat(file.model().newPredictor()).isNotNull();
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1 << 20);
        }
    }

    @Test
    void anUnknownKindOpensButHasNoModel() throws IOException {
        try (ModelFile file = Brine.open(source("evil-kind.brine"), ReadOptions.defaults())) {
            assertThat(file.saved().state().kind()).startsWith("x<script>");
            assertThatThrownBy(file::model)
                    .isInstanceOf(UnsupportedModelException.class)
                    .hasMessageContaining("kind 'x<script>");
        }
    }

    @Test
    void namesOfAnyKindDoNotMatter() throws IOException {
        try (ModelFile file = Brine.open(source("evil.brine"), ReadOptions.defaults())) {
            double[] out = new double[1];
            file.model().newPredictor().predict(new double[1], out);
            assertThat(out).containsExactly(0);
        }
    }
}
