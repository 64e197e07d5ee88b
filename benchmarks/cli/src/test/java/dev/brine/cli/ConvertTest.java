package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.Brine;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelFormats;
import dev.brine.kind.tree.TreeEnsemble;
import dev.brine.kind.tree.TreeNodes;
import dev.brine.manifest.StateDigest;
import dev.brine.model.Environment;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.model.VerificationSet;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvertTest extends CommandTest {
    private static final Set<String> FAULTY = Set.of("fulldisk", "lossy", "broken", "unreadable");
    private static final String ROWS = "alcohol,\"acid, volatile\"\n0.1,nan\n-3,1e300\n2,3\n";

    /** Every variant of every sound format that reads and writes. */
    static Stream<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        for (ModelFormat format : ModelFormats.available()) {
            if (format.writer().isPresent() && format.reader().isPresent() && !FAULTY.contains(format.name())) {
                format.variants().forEach(variant -> kinds.add(new Kind(format.name(), variant)));
            }
        }
        return kinds.stream();
    }

    record Kind(String format, FormatVariant variant) {
        String[] options() {
            return new String[] {"--format=" + format, "--variant=" + variant.name()};
        }

        @Override
        public String toString() {
            return format + "-" + variant.name();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyPairKeepsDigestAndPredictions(Kind from) throws IOException {
        file("rows.csv", ROWS);
        make("pipeline", "made.plain");
        convert("@made.plain", "@made.plain", "--rows=@rows.csv");
        convert("@made.plain", "@from", from.options());
        for (Kind to : kinds().toList()) {
            convert("@from", "@to", to.options());
            assertThat(out()).as("%s to %s", from, to).contains("3 rows predict as");
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyModelComesBackByteForByte(Kind to) throws IOException {
        for (String corpus : TestModels.NAMES) {
            make(corpus, "made.plain");
            convert("@made.plain", "@to", to.options());
            convert("@to", "@back.plain");
            assertThat(folder.resolve("back.plain")).as(corpus).hasSameBinaryContentAs(folder.resolve("made.plain"));
        }
    }

    private void convert(String in, String out, String... options) {
        List<String> arguments = new ArrayList<>(List.of("convert", in, out, "--trust"));
        arguments.addAll(List.of(options));
        assertThat(run(arguments.toArray(new String[0]))).as(err() + out()).isZero();
        assertThat(out()).hasLineCount(1).contains(" kept, ");
    }

    @Test
    void expectedOutputsMakeTheSourceTheOrigin() throws IOException {
        make("wine", "wine.plain");
        file("rows.csv", "1,2\n3,1\n");
        file("expected.csv", "y\nwhite\n\"red, \"\"dry\"\"\"\n");
        convert("@wine.plain", "@source.plain", "--rows=@rows.csv", "--expected=@expected.csv");
        VerificationSet set = saved("source.plain").verification();
        assertThat(set.origin()).isEqualTo(VerificationSet.Origin.SOURCE);
        assertThat(set.expected().getDouble(0)).isEqualTo(1);
        assertThat(set.expected().getDouble(1)).isZero();
        convert("@wine.plain", "@import.plain", "--rows=@rows.csv");
        assertThat(saved("import.plain").verification().origin()).isEqualTo(VerificationSet.Origin.BRINE_IMPORT);
    }

    @Test
    void expectedOutputsThatDoNotFitAreNamed() throws IOException {
        make("wine", "wine.plain");
        file("rows.csv", "1,2\n3,1\n");
        file("short.csv", "white\n");
        file("pink.csv", "white\npink\n");
        String[] arguments = {"convert", "@wine.plain", "@new.plain", "--rows=@rows.csv", "--expected=@short.csv"};
        assertRefused("short.csv: 1 expected outputs for 2 rows", arguments);
        arguments[4] = "--expected=@pink.csv";
        assertRefused("pink.csv: line 2: 'pink' is no class of 'y', known are [", arguments);
    }

    @Test
    void theEnvironmentIsCarriedUnchanged() throws IOException {
        Environment old = Environment.of(Map.of("java.version", "11.0.1", "source.name", "a.pkl"));
        SavedModel model = new SavedModel(TestModels.wine().state(), VerificationSet.empty(), old);
        Brine.save(model, folder.resolve("old.plain"));
        convert("@old.plain", "@new.plain");
        assertThat(saved("new.plain").environment()).isEqualTo(old);
    }

    @Test
    void aFileMayBeConvertedOntoItself() throws IOException {
        make("wine", "wine.plain");
        file("rows.csv", "1,2\n");
        convert("@wine.plain", "@wine.plain", "--rows=@rows.csv");
        assertThat(saved("wine.plain").verification().rowCount()).isEqualTo(1);
    }

    @Test
    void thresholdsBecomeFloat32() throws IOException {
        TreeNodes stump = new TreeNodes(
                new int[] {1, -1, -1}, new int[] {2, -1, -1}, new int[3], new double[] {0.1, 0, 0}, new double[] {
                    0, 1, 2
                });
        TreeEnsemble forest = TreeEnsemble.builder(Signature.unnamed(1), Outputs.regression(1))
                .addTree(stump)
                .build();
        Brine.save(SavedModel.of(forest.state()), folder.resolve("forest.plain"));
        assertThat(run("convert", "@forest.plain", "@floats.plain", "--thresholds=float32"))
                .as(err() + out())
                .isZero();
        assertThat(out())
                .hasLineCount(2)
                .contains(": 1 of 1 thresholds became float32, in 1 tree ensemble; predictions equal, digest was "
                        + StateDigest.of(forest.state()))
                .contains(" kept, ");
        assertThat(saved("floats.plain").environment().entries()).containsEntry("normalised.thresholds", "float32");
    }

    @Test
    void aModelWithoutFloatComparisonsHasNoThresholdsToRound() {
        make("wine", "wine.plain");
        assertRefused(
                "wine.plain: no tree ensemble in this linear-model compares rows as float32, so its thresholds stay"
                        + " float64",
                "convert",
                "@wine.plain",
                "@new.plain",
                "--thresholds=float32");
    }

    @Test
    void aFormatThatLosesABitIsCaught() throws IOException {
        make("numbers", "numbers.plain");
        assertThat(run("convert", "@numbers.plain", "@b.lossy")).isEqualTo(1);
        assertThat(out())
                .contains("b.lossy: was not replaced, since the new file differs: digest ")
                .hasLineCount(1);
        assertThat(filesInFolder()).containsExactly("numbers.plain");
    }

    @ParameterizedTest
    @CsvSource({"lossy, 1, differs", "unreadable, 2, cannot be read back"})
    void aTargetStaysUntilTheNewFileIsProved(String format, int status, String words) throws IOException {
        make("numbers", "numbers.plain");
        make("wine", "precious.plain");
        byte[] precious = Files.readAllBytes(folder.resolve("precious.plain"));
        for (String command : List.of("convert", "make")) {
            String model = command.equals("make") ? "numbers" : "@numbers.plain";
            assertThat(run(command, model, "@precious.plain", "--format=" + format))
                    .isEqualTo(status);
            assertThat(out() + err())
                    .contains("precious.plain: was not replaced, since the new file " + words)
                    .hasLineCount(1);
            assertThat(folder.resolve("precious.plain")).hasBinaryContent(precious);
            assertThat(filesInFolder()).containsExactly("numbers.plain", "precious.plain");
        }
    }

    @Test
    void rowsThatPredictOtherwiseAreNotWritten() throws IOException {
        make("wine", "wine.plain");
        file("rows.csv", "1,2\n3,1\n");
        file("wrong.csv", "white\nwhite\n");
        assertThat(run("convert", "@wine.plain", "@new.plain", "--rows=@rows.csv", "--expected=@wrong.csv"))
                .isEqualTo(1);
        assertThat(out()).contains("1 of 2 rows differ").hasLineCount(1);
        assertThat(filesInFolder()).doesNotContain("new.plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"npz", "safetensors"})
    void arraysForPythonAreWrittenAndNotReadBack(String format) {
        make("pipeline", "made.plain");
        assertThat(run("convert", "@made.plain", "@arrays." + format)).as(err()).isZero();
        assertThat(out()).contains(" recorded; not read back").hasLineCount(1);
        assertRefused(
                "arrays.%s: is of format '%s', which is only written".formatted(format, format),
                "inspect",
                "@arrays." + format);
        assertRefused("holds no verification rows", "convert", "@made.plain", "@b." + format, "--rows=@rows.csv");
    }

    @ParameterizedTest
    @CsvSource({"--compress, balanced", "--compress=fast, fast", "--compress=small, small"})
    void compressChoosesAVariant(String option, String variant) {
        make("wine", "made.plain");
        assertThat(run("convert", option, "@made.plain", "@small.brine"))
                .as(err())
                .isZero();
        assertThat(out()).contains("(mmap " + variant + "): ").contains(" kept, ");
        assertThat(run("inspect", "@small.brine")).isZero();
        assertThat(out()).contains("variant " + variant).contains("in file");
    }

    @Test
    void chosenTensorsStayRaw() {
        assertThat(run("make", "table", "@made.plain", "--size=100000")).isZero();
        convert("@made.plain", "@small.brine", "--compress");
        assertThat(run("inspect", "@small.brine")).isZero();
        assertThat(out()).contains("heap, read at first touch  ").contains("zstd, ");
        convert("@made.plain", "@small.brine", "--compress", "--raw=table");
        assertThat(run("inspect", "@small.brine")).isZero();
        assertThat(out()).contains("mapped  ").contains("raw, 100").doesNotContain("zstd, ");
    }

    @Test
    void whatCannotBeCompressedIsNamed() {
        make("wine", "made.plain");
        assertRefused(
                "b.json: format 'json' has no compressing variant 'balanced'; there are [json ",
                "convert",
                "@made.plain",
                "@b.json",
                "--compress");
        assertRefused("mmap fast, mmap balanced, mmap small", "convert", "@made.plain", "@b.brine", "--compress=tiny");
        assertRefused(
                "no tensor or group is named 'leaves', the model has [coefficients, ",
                "convert",
                "@made.plain",
                "@b.brine",
                "--compress",
                "--raw=coefficients,leaves");
        assertRefused(
                "--compress and --variant both choose a variant",
                "convert",
                "@made.plain",
                "@b.brine",
                "--compress",
                "--variant=fast");
    }
}
