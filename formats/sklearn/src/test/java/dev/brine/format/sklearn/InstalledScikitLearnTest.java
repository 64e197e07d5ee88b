package dev.brine.format.sklearn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trains every variant with the scikit-learn that is installed and compares predictions on rows that it did not see.
 * {@code -Dbrine.python=PYTHON} names another interpreter, {@code -Dbrine.seed=N} another seed.
 */
class InstalledScikitLearnTest {
    private static final int LEAST_VARIANTS = 300;
    private static final int MINUTES = 10;

    @TempDir
    private static Path folder;

    @TestFactory
    Stream<DynamicTest> everyVariantPredictsAsInPython() throws IOException, InterruptedException {
        String python = System.getProperty("brine.python", "/usr/bin/python3");
        String seed = System.getProperty("brine.seed", "7");
        assumeTrue(
                Files.isExecutable(Path.of(python)) && run(python, "-c", "import sklearn, joblib, pandas") == 0,
                python + " with scikit-learn, joblib and pandas is not here");
        Path models = Files.createDirectory(folder.resolve("seed-" + seed));
        for (String script : List.of("make_variants.py", "make_options.py")) {
            int status = run(python, Fixtures.path(script).toString(), models.toString(), seed, "large");
            assertThat(status).as("%s with seed %s", script, seed).isZero();
        }
        Archive archive = Archive.ofFolder(models);
        assertThat(archive.models()).hasSizeGreaterThan(LEAST_VARIANTS);
        return ImportedModelsTest.tests(archive);
    }

    @TestFactory
    Stream<DynamicTest> everyModelRefusesAsInPython() throws IOException, InterruptedException {
        String python = System.getProperty("brine.python", "/usr/bin/python3");
        assumeTrue(
                Files.isExecutable(Path.of(python)) && run(python, "-c", "import sklearn, joblib, pandas") == 0,
                python + " with scikit-learn, joblib and pandas is not here");
        Path models = folder.resolve("inputs");
        int status = run(python, Fixtures.path("make_inputs.py").toString(), models.toString());
        assertThat(status).as("make_inputs.py").isZero();
        return RefusedInputsTest.tests(Archive.ofFolder(models));
    }

    private static int run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command));
        builder.environment().put("OMP_NUM_THREADS", "1");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }
}
