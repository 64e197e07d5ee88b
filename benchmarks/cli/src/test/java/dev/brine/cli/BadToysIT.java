package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.Brine;
import dev.brine.format.testkit.toy.BitFlippingToyFormat;
import dev.brine.format.testkit.toy.MispredictingToyFormat;
import dev.brine.format.testkit.toy.ThrowingToyFormat;
import dev.brine.format.testkit.toy.ToyModelFormat;
import dev.brine.kind.LinearModel;
import dev.brine.kind.Link;
import dev.brine.model.Environment;
import dev.brine.model.Model;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.model.VerificationSet;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.ResultStore;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunResult;
import dev.brine.tensor.HeapTensor;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bench run, by the runnable jar, of a stranger's formats: an honest one, and three that lose the model. */
class BadToysIT {
    private static final List<Class<?>> TOYS = List.of(
            ToyModelFormat.class, BitFlippingToyFormat.class, MispredictingToyFormat.class, ThrowingToyFormat.class);
    private static final long TIMEOUT_SECONDS = 300;

    @TempDir
    private Path folder;

    @Test
    void everyRowOfABadFormatIsAnErrorWithItsReasonAndTheStatusIsOne() throws Exception {
        Brine.save(model(), folder.resolve("model.brine"));

        int status = bench("toy,toy-bitflip,toy-mispredict,toy-throw");

        assertThat(status).isEqualTo(ExitStatus.DIFFERENT);
        RunResult result = ResultStore.read(folder.resolve("out/results.json"));
        for (ResultRow row : result.rows()) {
            boolean isHonest = row.key().format().equals("toy");
            assertThat(row.status()).as(row.key().id()).isEqualTo(isHonest ? RowStatus.OK : RowStatus.ERROR);
            assertThat(row.samples()).hasSize(isHonest ? 1 : 0);
        }
        assertThat(reasons(result, "toy-bitflip")).allMatch(BadToysIT::tellsADifference);
        assertThat(reasons(result, "toy-mispredict")).allMatch(BadToysIT::tellsADifference);
        assertThat(reasons(result, "toy-throw")).isNotEmpty().noneMatch(String::isBlank);
    }

    /** Whether a fork says that the model differs, or a fresh process what it predicts instead of what. */
    private static boolean tellsADifference(String reason) {
        return reason.contains("differs") || (reason.contains("predicts") && reason.contains("expected"));
    }

    private static List<String> reasons(RunResult result, String format) {
        return result.rows().stream()
                .filter(row -> row.key().format().equals(format))
                .map(ResultRow::reason)
                .toList();
    }

    private static SavedModel model() {
        Model model = LinearModel.of(
                Signature.unnamed(2),
                Outputs.regression(1),
                Link.IDENTITY,
                HeapTensor.of(new double[] {2, -1}, 1, 2),
                HeapTensor.of(new double[] {0.5}, 1));
        VerificationSet rows = VerificationSet.predictedBy(model, new double[] {1, 2, 3, 4});
        return new SavedModel(model.state(), rows, Environment.current());
    }

    /** Runs with the toys in front of the runnable jar on the class path, as a stranger would. */
    private int bench(String formats) throws Exception {
        Path services = Files.createDirectories(folder.resolve("toys/META-INF/services"));
        Files.write(
                services.resolve("dev.brine.format.ModelFormat"),
                TOYS.stream().map(Class::getName).toList());
        Path testkit = Path.of(ToyModelFormat.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        String classPath = String.join(
                File.pathSeparator,
                folder.resolve("toys").toString(),
                testkit.toString(),
                Path.of("target", "brine.jar").toAbsolutePath().toString());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djmh.f=1",
                        "-Djmh.wi=1",
                        "-Djmh.i=1",
                        "-cp",
                        classPath,
                        Main.class.getName(),
                        "bench",
                        "--model=model.brine",
                        "--formats=" + formats,
                        "--out=out")
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("stdout").toFile())
                .redirectError(folder.resolve("stderr").toFile())
                .start();
        try {
            assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
