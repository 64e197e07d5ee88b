package dev.brine.format.mmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.luben.zstd.Zstd;
import dev.brine.Brine;
import dev.brine.format.WriteOptions;
import dev.brine.kind.LinearModel;
import dev.brine.kind.Link;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.tensor.HeapTensor;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's module reads raw and compressed files, from the module path and from an image that jlink made. */
class ModulePathTest {
    private static final int INPUTS = 4096;
    private static final String ZSTD = "com.github.luben.zstd_jni";

    @TempDir
    private Path folder;

    private String modules;

    @BeforeEach
    void compileUserAndSaveModels() throws Exception {
        Path sources = Files.createDirectories(folder.resolve("user"));
        Files.writeString(sources.resolve("module-info.java"), "module user { requires dev.brine.kinds; }");
        Files.writeString(sources.resolve("Main.java"), """
                package user;

                import dev.brine.Brine;
                import dev.brine.model.Model;
                import java.nio.file.Path;

                public class Main {
                    public static void main(String[] files) throws Exception {
                        for (String file : files) {
                            Model model = Brine.load(Path.of(file));
                            double[] out = new double[1];
                            model.newPredictor().predict(new double[%d], out);
                            System.out.println(out[0]);
                        }
                    }
                }
                """.formatted(INPUTS));
        String brine = Stream.of(Brine.class, LinearModel.class, MmapModelFormat.class, Zstd.class)
                .map(ModulePathTest::location)
                .collect(Collectors.joining(File.pathSeparator));
        Path classes = folder.resolve("classes");
        tool("javac", "-p", brine, "-d", classes.toString(), sources + "/module-info.java", sources + "/Main.java");
        modules = brine + File.pathSeparator + classes;

        LinearModel model = LinearModel.of(
                Signature.unnamed(INPUTS),
                Outputs.regression(1),
                Link.IDENTITY,
                HeapTensor.of(new double[INPUTS], 1, INPUTS),
                HeapTensor.of(new double[] {2.5}, 1));
        Brine.save(SavedModel.of(model.state()), folder.resolve("raw.brine"));
        Brine.save(
                SavedModel.of(model.state()),
                folder.resolve("compressed.brine"),
                WriteOptions.defaults().withFormat("mmap", "balanced"));
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void tool(String name, String... arguments) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        int status = ToolProvider.findFirst(name).orElseThrow().run(writer, writer, arguments);
        assertThat(status).as(out.toString()).isZero();
    }

    /** Optional libraries are there only where they are asked for. */
    private String run(Path home, String... options) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin").resolve("java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("--add-modules", ZSTD, "-m", "user/user.Main", "raw.brine", "compressed.brine"));
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT) // newer JVMs warn of native code
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return Files.readString(out);
    }

    @Test
    void runsFromTheModulePath() throws Exception {
        assertThat(run(Path.of(System.getProperty("java.home")), "-p", modules))
                .isEqualToNormalizingNewlines("2.5\n2.5\n");
    }

    @Test
    void runsFromAnImage() throws Exception {
        assumeTrue(ToolProvider.findFirst("jlink").isPresent(), "this JDK has no jlink");
        Path image = folder.resolve("image");
        tool(
                "jlink",
                "-p",
                modules,
                "--add-modules",
                "user,dev.brine.format.mmap," + ZSTD,
                "--output",
                image.toString());
        assertThat(run(image)).isEqualToNormalizingNewlines("2.5\n2.5\n");
    }
}
