package dev.brine.format.mmap;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.InRange;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelSource;
import dev.brine.format.ReadOptions;
import dev.brine.format.testkit.HostileFile;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A container whose checksums hold is read or refused, in all modes alike. */
class ContainerFuzzTest {
    private static final ReadOptions HEAP = ReadOptions.defaults().withFormat("mmap");
    private static final List<ReadOptions> IN_PLACE = List.of(
            HEAP.withMode(ReadOptions.Mode.MAPPED),
            HEAP.withMode(ReadOptions.Mode.MAPPED).withChecks(),
            HEAP.withMode(ReadOptions.Mode.PREAD));

    @TempDir
    static Path folder;

    static List<Arguments> containers() throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (FormatVariant variant :
                List.of(MmapModelFormat.variant(Effort.RAW), MmapModelFormat.variant(Effort.BALANCED))) {
            files.addAll(HostileFile.seeds(Samples.format(1024), variant));
        }
        files.add(Samples.write(Samples.twoTensors(), 16));
        files.addAll(attacks());
        return files.stream().map(ContainerFuzzTest::arguments).toList();
    }

    /** Files that once ended badly. */
    private static List<byte[]> attacks() throws IOException {
        List<byte[]> files = new ArrayList<>();
        try (Stream<Path> paths = Files.list(Path.of(resource("attacks")))) {
            for (Path path : paths.sorted().toList()) {
                files.add(Files.readAllBytes(path));
            }
        }
        return files;
    }

    private static URI resource(String name) {
        try {
            return ContainerFuzzTest.class.getResource(name).toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Arguments arguments(byte[] file) {
        MendedContainer parts = MendedContainer.of(file);
        assertThat(parts.file()).as("a sound file taken apart and put together").isEqualTo(file);
        return Arguments.of(parts.effort(), parts.chunks(), parts.model(), parts.table());
    }

    @MethodSource("containers")
    @FuzzTest
    void allModesReadOrRefuse(
            @InRange(min = 0, max = 3) int effort,
            byte @NotNull [] chunks,
            byte @NotNull [] model,
            byte @NotNull [] table)
            throws IOException {
        byte[] bytes = new MendedContainer(effort, chunks, model, table).file();
        Optional<double[]> expected = HostileFile.readOrRefuse(ModelSource.bytes("fuzz.brine", bytes), HEAP);
        Path file = Files.write(folder.resolve("fuzz.brine"), bytes);
        for (ReadOptions options : IN_PLACE) {
            Optional<double[]> found = HostileFile.readOrRefuse(ModelSource.file(file), options);
            assertThat(found.isPresent())
                    .as("read with %s, as on the heap", options)
                    .isEqualTo(expected.isPresent());
            expected.ifPresent(
                    answers -> assertThat(found.orElseThrow()).as("answers").isEqualTo(answers));
        }
        Files.delete(file); // not written over: an earlier mapping may still be there
    }
}
