package dev.brine.benchmarks.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingDataTest {
    private static final List<String> NAMES = List.of("a", "b");

    @Test
    void wineFileHasTheDigestThatItsSourceStates() throws Exception {
        String source;
        try (InputStream file = WineQuality.class.getResourceAsStream("SOURCE.txt")) {
            source = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        try (InputStream file = WineQuality.open()) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
            assertThat(source).contains("sha256:   " + HexFormat.of().formatHex(digest));
        }
    }

    @Test
    void loadsEveryWine() throws Exception {
        TrainingData data = WineQuality.load();
        assertThat(data.rowCount()).isEqualTo(4898);
        assertThat(data.featureNames()).hasSize(11);
        assertThat(data.row(0)).containsExactly(7, 0.27, 0.36, 20.7, 0.045, 45, 170, 1.001, 3, 0.45, 8.8);
        assertThat(data.target(0)).isEqualTo(6);
        assertThat(data.target(4897)).isEqualTo(6);
    }

    @Test
    void friedman1IsTheSameForTheSameSeed() {
        TrainingData first = Friedman1.generate(100, 9);
        TrainingData second = Friedman1.generate(100, 9);
        for (int i = 0; i < first.rowCount(); i++) {
            assertThat(first.row(i)).isEqualTo(second.row(i));
            assertThat(first.target(i)).isEqualTo(second.target(i));
        }
        assertThat(Friedman1.generate(100, 10).target(0)).isNotEqualTo(first.target(0));
    }

    @Test
    void friedman1HasItsLevelsAndItsFormula() {
        TrainingData data = Friedman1.generate(5_000, 9);
        double[] firstColumn = new double[data.rowCount()];
        double noiseSum = 0;
        double noiseSquares = 0;
        for (int i = 0; i < data.rowCount(); i++) {
            double[] x = data.row(i);
            firstColumn[i] = x[0];
            assertThat(Arrays.stream(x).allMatch(value -> value > 0 && value < 1 && (float) value == value))
                    .isTrue();
            double noise = data.target(i)
                    - (10 * Math.sin(Math.PI * x[0] * x[1]) + 20 * Math.pow(x[2] - 0.5, 2) + 10 * x[3] + 5 * x[4]);
            noiseSum += noise;
            noiseSquares += noise * noise;
        }
        assertThat(Arrays.stream(firstColumn).distinct().count()).isEqualTo(Friedman1.LEVELS);
        assertThat(noiseSum / data.rowCount()).isBetween(-0.06, 0.06);
        assertThat(noiseSquares / data.rowCount()).isBetween(0.92, 1.08);
    }

    @Test
    void refusesDataThatDoesNotFit() {
        assertThatThrownBy(() -> data(new double[][] {{1, 2}}, 1, 2))
                .hasMessage("\"wrong\" has 1 rows and 2 targets; expected as many of each, and at least one");
        assertThatThrownBy(() -> data(new double[][] {{1, 2}, {3}}, 1, 2))
                .hasMessage("row 1 of \"wrong\" has 1 values; expected 2");
        assertThatThrownBy(() -> data(new double[][] {{1, Double.NaN}}, 1))
                .hasMessage("row 0 of \"wrong\" has a value that is not finite");
        assertThatThrownBy(() -> new TrainingData("wrong", List.of("a", "a"), new double[][] {{1, 2}}, new double[1]))
                .hasMessage("\"wrong\" names a feature twice in [a, a]");
    }

    private static TrainingData data(double[][] rows, double... targets) {
        return new TrainingData("wrong", NAMES, rows, targets);
    }
}
