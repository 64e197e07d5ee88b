package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brine.format.ModelFormats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The zip as a user unpacks it: jar and start script. */
class RunnableZipIT {
    private static final int NEWEST_JAVA = 25;

    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void unpack() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "this system has no /bin/sh");
        Path zip;
        try (Stream<Path> built = Files.list(Path.of("target"))) {
            zip = built.filter(path -> path.getFileName().toString().matches("brine-.*\\.zip"))
                    .findFirst()
                    .orElseThrow();
        }
        home = folder.resolve(zip.getFileName().toString().replaceFirst("\\.zip$", ""));
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", true));
                Stream<Path> paths = Files.walk(files.getPath("/"))) {
            for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
                Path target = folder.resolve(path.toString().substring(1));
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
                Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(path));
            }
        }
    }

    static List<Path> javas() throws IOException {
        return RunnableJarIT.javas();
    }

    private String run(Path java, String... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", java.resolveSibling("..").toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue()).as(output).isZero();
        return output;
    }

    @ParameterizedTest
    @MethodSource("javas")
    void theScriptStartsTheCommandWithoutAWordOfItsOwn(Path java) throws IOException {
        Path script = home.resolve("bin").resolve("brine");
        assertThat(Files.getPosixFilePermissions(script)).contains(PosixFilePermission.OTHERS_EXECUTE);
        Path link = Files.createSymbolicLink(folder.resolve("a link"), folder.relativize(script));
        assertThat(run(java, link.toString(), "--version"))
                .startsWith("brine ")
                .contains("format kryo: kryo ", "format java\n", "format mmap: zstd-jni ");
        assertThat(run(java, script.toString(), "make", "mlp", "a b.kryo", "--format=kryo"))
                .hasLineCount(1)
                .startsWith("a b.kryo");
    }

    @Test
    void theScriptHoldsEveryFlagThatAFormatAsksFor() throws IOException {
        List<String> words =
                List.of(Files.readString(home.resolve("bin").resolve("brine")).split("\\s+"));
        assertThat(Relaunch.missingFlags(new LinkedHashSet<>(ModelFormats.available()), NEWEST_JAVA, words))
                .isEmpty();
    }

    @Test
    void licenceAndNoticeAreBesideTheJar() {
        assertThat(home).isDirectoryContaining("glob:**/LICENSE").isDirectoryContaining("glob:**/NOTICE");
        assertThat(home.resolve("lib").resolve("brine.jar")).isRegularFile();
    }
}
