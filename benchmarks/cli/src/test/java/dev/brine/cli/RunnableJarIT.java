package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brine.Brine;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelFormats;
import dev.brine.model.SavedModel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The runnable jar in processes of its own: on this Java and, where one is installed, on the newest tested one. */
class RunnableJarIT {
    private static final Path JAR = Path.of("target", "brine.jar").toAbsolutePath();
    private static final Path THIS_JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final int NEWEST_JAVA = 25;
    private static final long TIMEOUT_SECONDS = 120;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeModel() throws IOException {
        SavedModel model = TestModels.make("pipeline", OptionalLong.empty());
        ModelFormat format = ModelFormats.forName("java");
        Brine.save(model, folder.resolve("first." + extension(format)));
        Files.writeString(folder.resolve("rows.csv"), "1,9\n4,2\n");
    }

    static List<Path> javas() throws IOException {
        Set<Path> javas = new LinkedHashSet<>();
        javas.add(THIS_JAVA);
        newestJava().ifPresent(javas::add);
        return List.copyOf(javas);
    }

    /** Looks at BRINE_JDK25_HOME, and where Linux distributions put their JDKs. */
    private static Optional<Path> newestJava() throws IOException {
        List<Path> homes = new ArrayList<>();
        String named = System.getenv("BRINE_JDK" + NEWEST_JAVA + "_HOME");
        if (named != null) {
            homes.add(Path.of(named));
        }
        Path shared = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(shared)) {
            try (Stream<Path> installed = Files.list(shared)) {
                installed
                        .filter(home -> release(home).contains("JAVA_VERSION=\"" + NEWEST_JAVA))
                        .sorted()
                        .forEach(homes::add);
            }
        }
        return homes.stream()
                .map(home -> home.resolve("bin").resolve("java"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String release(Path home) {
        try {
            return Files.readString(home.resolve("release"));
        } catch (IOException e) {
            return "";
        }
    }

    private record Ended(int status, String out, String err) {}

    private Ended run(Path java, String... arguments) throws IOException, InterruptedException {
        return run(java, folder.resolve("stdout").toFile(), arguments);
    }

    private Ended run(Path java, File standardOutput, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java.toString(), "-Xmx256m", "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        Path error = folder.resolve("stderr");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(standardOutput)
                .redirectError(error.toFile())
                .start();
        try {
            assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                    .as("ended")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        String out = standardOutput.isFile() ? Files.readString(standardOutput.toPath()) : "";
        return new Ended(process.exitValue(), out, Files.readString(error));
    }

    private static String extension(ModelFormat format) {
        return format.variants().stream()
                .map(FormatVariant::extensions)
                .filter(extensions -> !extensions.isEmpty())
                .findFirst()
                .orElseThrow()
                .get(0);
    }

    /** The formats in the jar: those of this class path but for the tests' own. */
    private static List<ModelFormat> formats() {
        return ModelFormats.available().stream()
                .filter(format -> !format.getClass().getName().startsWith("dev.brine.cli."))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("javas")
    void everyFormatIsWrittenAndReadWithoutAWordOnStandardError(Path java) throws Exception {
        String last = "first.ser";
        List<ModelFormat> written =
                formats().stream().filter(format -> format.writer().isPresent()).toList();
        for (ModelFormat format : written) {
            String next = "next." + extension(format);
            if (format.reader().isEmpty()) {
                Ended arrays = run(java, "convert", last, next, "--trust");
                assertThat(arrays.out()).as(arrays.err()).contains("the format is only written");
                continue;
            }
            Ended converted = run(java, "convert", last, next, "--trust", "--rows=rows.csv");
            assertThat(converted)
                    .as(format.name())
                    .extracting(Ended::status, Ended::err)
                    .containsExactly(0, "");
            assertThat(converted.out()).contains(" kept, 2 rows predict as");
            last = next;
        }
        Ended predicted = run(java, "predict", last, "--rows=rows.csv", "--trust");
        assertThat(predicted).isEqualTo(new Ended(0, "white\n\"red, \"\"dry\"\"\"\n", ""));
    }

    @ParameterizedTest
    @MethodSource("javas")
    void mistakesAreOneLineAndStatusTwo(Path java) throws Exception {
        Ended missing = run(java, "inspect", "none.kryo");
        assertThat(missing)
                .isEqualTo(new Ended(2, "", "brine: none.kryo: no such file or folder" + System.lineSeparator()));
        Ended formats = run(java, "formats");
        assertThat(formats.status()).isZero();
        assertThat(formats.err()).isEmpty();
        formats().forEach(format -> assertThat(formats.out()).contains(format.name()));
        assertThat(formats.out()).doesNotContain("unknown");
    }

    @Test
    void aBrineFileIsVerifiedWithoutAClassOfAnotherFormatsLibrary() throws Exception {
        assertThat(run(THIS_JAVA, "convert", "first.ser", "model.brine").status())
                .isZero();
        Path log = folder.resolve("classes.log");
        Process process = new ProcessBuilder(
                        THIS_JAVA.toString(),
                        "-Xlog:class+load:file=" + log,
                        "-jar",
                        JAR.toString(),
                        "verify",
                        folder.resolve("model.brine").toString())
                .redirectOutput(folder.resolve("stdout").toFile())
                .start();
        assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        String loaded = Files.readString(log);
        assertThat(loaded).contains("dev.brine.format.mmap.");
        for (String library : List.of(
                "com.esotericsoftware.", "org.nustaq.", "tools.jackson.", "com.fasterxml.", "org.apache.commons.")) {
            assertThat(loaded.contains(library)).as(library).isFalse();
        }
    }

    @Test
    void knowsWhatEachFormatsLibrariesWeigh() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            assertThat(jar.stream().map(JarEntry::getName).filter(name -> name.endsWith(".library-bytes")))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.of("fst", "java", "json", "kryo", "mmap", "npz", "safetensors", "sklearn")
                                    .map("META-INF/brine/brine-format-%s.library-bytes"::formatted)
                                    .toList());
        }
    }

    static Stream<String> attacks() throws IOException {
        return AttackFilesTest.names().stream();
    }

    /** The test of the class path runs every command on each; this one, each in a small heap of its own. */
    @ParameterizedTest
    @MethodSource("attacks")
    void aForgedFileIsConvertedOrRefusedInASmallHeap(String name) throws Exception {
        Files.write(folder.resolve(name), AttackFilesTest.bytes(name));
        Ended ended = run(THIS_JAVA, "convert", name, "new.brine");
        assertThat(ended.status()).as(ended.err()).isBetween(0, 2);
        assertThat(ended.err().lines().count()).isLessThanOrEqualTo(1);
        assertThat(Files.exists(folder.resolve("new.brine"))).isEqualTo(ended.status() == 0);
    }

    @Test
    void aFullDiskBehindStandardOutputIsStatusTwo() throws Exception {
        File full = new File("/dev/full");
        assumeTrue(full.exists(), "this system has no /dev/full");
        Ended ended = run(THIS_JAVA, full, "predict", "first.ser", "--rows=rows.csv", "--trust");
        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).startsWith("brine: standard output: ").hasLineCount(1);
    }

    @Test
    void theNewestJavaIsTestedOrItsAbsenceIsSaid() throws IOException {
        assumeTrue(newestJava().isPresent(), "no JDK 25 is installed; BRINE_JDK25_HOME may name one");
        assertThat(javas()).isNotEmpty();
    }
}
