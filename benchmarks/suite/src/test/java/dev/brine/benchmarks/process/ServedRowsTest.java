package dev.brine.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.benchmarks.process.ServedRows.BatchPredictor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServedRowsTest {
    private static final int INPUTS = 2;
    private static final int ROWS = 40;

    @TempDir
    Path folder;

    private final List<Integer> batches = new ArrayList<>();
    private final Stages stages = new Stages();
    private ServedRows rows;

    @BeforeEach
    void writeRows() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(ROWS * INPUTS * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < ROWS * INPUTS; i++) {
            bytes.putDouble(i);
        }
        rows = ServedRows.read(Files.write(folder.resolve("rows"), bytes.array()), INPUTS);
        stages.mark("before");
    }

    private void sum(int from, int count, double[] out) {
        double[] numbers = rows.numbers(from, count);
        assertThat(numbers).hasSize(count * INPUTS);
        assertThat(out).hasSize(count);
        batches.add(count);
        for (int row = 0; row < count; row++) {
            out[row] = numbers[INPUTS * row] + numbers[INPUTS * row + 1];
        }
    }

    @Test
    void theFirstRowIsAloneAndEachDecadeEndsWhereItSays() throws IOException {
        rows.first(this::sum, 1);
        stages.mark("first");
        rows.serve(this::sum, stages, 2, Long.MAX_VALUE / 2);
        assertThat(batches).containsExactly(1, 9, 30, 40, 20);
        rows.write(folder.resolve("out"));
        ByteBuffer written =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve("out"))).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < ROWS; row++) {
            assertThat(written.getDouble()).isEqualTo(4 * row + 1.0);
        }
        assertThat(written.hasRemaining()).isFalse();
    }

    @Test
    void aDecadeThatWouldEndTooLateIsNotBegun() {
        rows.first(this::sum, 1);
        stages.mark("first");
        rows.serve(this::sum, stages, 6, -1);
        assertThat(batches).containsExactly(1, 9);
    }

    @Test
    void anotherAnswerForTheSameRowIsAnError() {
        rows.first(this::sum, 1);
        stages.mark("first");
        BatchPredictor forgetful = (from, count, out) -> {
            sum(from, count, out);
            out[0] += batches.size() > 3 ? 1e-9 : 0;
        };
        assertThatThrownBy(() -> rows.serve(forgetful, stages, 2, Long.MAX_VALUE / 2))
                .hasMessage("after 40 predictions a row is predicted otherwise than at its first turn");
    }
}
