package dev.brine.format.mmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.brine.error.CorruptModelException;
import dev.brine.format.OpenedModel;
import dev.brine.format.ReadOptions;
import dev.brine.format.ReadOptions.Mode;
import dev.brine.model.ModelKinds;
import dev.brine.model.Predictor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Node records that an attacker made, with checksums that hold: a walk ends, at worst with a CorruptModelException. */
class ForgedNodesTest {
    private static final int CHUNK_BYTES = 1 << 16;
    private static final int NODE_BYTES = 16;
    private static final int NODES_PER_TREE = 127;
    private static final int TREES = 30;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"0, 0, 2", "0xffffffff, 0, 2", "127, 0, 2", "126, 0, -1", "1, 4, 2", "1, 0x3fffffff, 2"})
    void predictRefuses(String children, String feature, double threshold) throws IOException {
        ForgedContainer file = new ForgedContainer(Samples.write(Samples.forest(), CHUNK_BYTES));
        int nodes = (int) file.getLong(file.entryOffset(1));
        file.putInt(nodes, Long.decode(children).intValue());
        file.putInt(nodes + 4, Long.decode(feature).intValue());
        file.putLong(nodes + 8, Double.doubleToLongBits(threshold));
        file.sealChunk(1, 0, nodes, TREES * NODES_PER_TREE * NODE_BYTES);
        for (OpenedModel opened : openInEachMode(file)) {
            try (opened) {
                opened.verify();
                assertThat(predictsOrIsCorrupt(opened, 1)).isFalse();
            }
        }
    }

    @Test
    void randomRecordsNeverHangPredict() throws IOException {
        Random random = new Random(Samples.SEED);
        int refused = 0;
        for (int round = 0; round < 300; round++) {
            ForgedContainer file = new ForgedContainer(Samples.write(Samples.forest(), CHUNK_BYTES));
            int nodes = (int) file.getLong(file.entryOffset(1));
            for (int change = 0; change < 20; change++) {
                int node = nodes + NODE_BYTES * random.nextInt(TREES * NODES_PER_TREE);
                file.putInt(node, random.nextInt(200)).putInt(node + 4, random.nextInt(5) | random.nextInt(2) << 31);
            }
            file.sealChunk(1, 0, nodes, TREES * NODES_PER_TREE * NODE_BYTES);
            Set<Boolean> outcomes = new HashSet<>();
            for (OpenedModel opened : openInEachMode(file)) {
                try (opened) {
                    outcomes.add(predictsOrIsCorrupt(opened, 10));
                }
            }
            assertThat(outcomes)
                    .as("modes that predict, seed %d, round %d", Samples.SEED, round)
                    .hasSize(1);
            refused += outcomes.contains(false) ? 1 : 0;
        }
        assertThat(refused).isBetween(30, 300);
    }

    private List<OpenedModel> openInEachMode(ForgedContainer file) throws IOException {
        Path path = Files.write(folder.resolve("forged.brine"), file.bytes());
        ReadOptions mapped = ReadOptions.defaults().withMode(Mode.MAPPED);
        return List.of(
                Samples.open(path, mapped.withMode(Mode.HEAP)),
                Samples.open(path, mapped),
                Samples.open(path, mapped.withChecks()),
                Samples.open(path, mapped.withMode(Mode.PREAD)));
    }

    /** Returns whether it predicts; anything but a number or a CorruptModelException fails the test. */
    private static boolean predictsOrIsCorrupt(OpenedModel opened, int rowCount) {
        return assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            Predictor predictor = ModelKinds.view(opened.saved().state()).newPredictor();
            double[] rows = new Random(Samples.SEED).doubles(4L * rowCount).toArray();
            try {
                predictor.predictBatch(rows, rowCount, new double[rowCount]);
                return true;
            } catch (UncheckedIOException e) {
                assertThat(e.getCause()).isInstanceOf(CorruptModelException.class);
                return false;
            }
        });
    }
}
