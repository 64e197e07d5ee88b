package dev.brine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.UnsupportedModelException;
import dev.brine.format.WriteOptions;
import dev.brine.manifest.StateDigest;
import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.toykind.SumOfColumns;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrineSaveTest {
    @TempDir
    Path folder;

    private final Model model = ModelKinds.view(SumOfColumns.state(Signature.unnamed(2)));

    @Test
    void savesAndLoadsByExtension() throws IOException {
        Path file = folder.resolve("sum.plain");
        Brine.save(model, file);
        double[] out = new double[1];
        Brine.load(file).newPredictor().predict(new double[] {1, 2}, out);
        assertThat(out).containsExactly(3);
        assertThat(names()).containsExactly("sum.plain");
    }

    @Test
    void aNamedFormatNeedsNoExtension() throws IOException {
        Path file = folder.resolve("sum");
        WriteOptions options = WriteOptions.defaults().withFormat("plain", "default");
        Brine.save(SavedModel.of(model.state()), file, options.withoutForce());
        try (ModelFile opened = Brine.open(file)) {
            assertThat(opened.format().name()).isEqualTo("plain");
            assertThat(opened.name()).isEqualTo(file.toString());
            assertThat(opened.isMapped()).isFalse();
            assertThat(opened.recordedDigest()).isEmpty();
        }
    }

    @Test
    void recordsTheDigestOnRequest() throws IOException {
        Path file = folder.resolve("sum.plain");
        Brine.save(SavedModel.of(model.state()), file, WriteOptions.defaults().withDigest());
        try (ModelFile opened = Brine.open(file)) {
            assertThat(opened.recordedDigest()).contains(StateDigest.of(model.state()));
        }
        assertThat(Brine.verify(file).passed()).isTrue();
    }

    @Test
    void aFailingWriterLeavesNothing() throws IOException {
        assertThatThrownBy(() -> Brine.save(model, folder.resolve("sum.failing")))
                .isInstanceOf(IOException.class)
                .hasMessage("no space left on device");
        assertThat(names()).isEmpty();
    }

    @Test
    void aFailingWriterKeepsTheOldFile() throws IOException {
        Path file = folder.resolve("sum.plain");
        Brine.save(model, file);
        byte[] before = Files.readAllBytes(file);
        WriteOptions failing = WriteOptions.defaults().withFormat("failing");
        assertThatThrownBy(() -> Brine.save(SavedModel.of(model.state()), file, failing))
                .isInstanceOf(IOException.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(names()).containsExactly("sum.plain");
    }

    @Test
    void replacesAnOldFile() throws IOException {
        Path file = Files.writeString(folder.resolve("sum.plain"), "old");
        Brine.save(model, file);
        assertThat(Brine.load(file).state().kind()).isEqualTo(SumOfColumns.KIND);
    }

    @Test
    void refusesAMissingFolder() {
        Path file = folder.resolve("missing").resolve("sum.plain");
        assertThatThrownBy(() -> Brine.save(model, file))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("the folder does not exist");
    }

    @Test
    void refusesAFolderAsTarget() throws IOException {
        Path target = Files.createDirectory(folder.resolve("sum.plain"));
        assertThatThrownBy(() -> Brine.save(model, target))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("is a folder, expected a file name");
        assertThat(names()).containsExactly("sum.plain");
    }

    @Test
    void refusesAnUnknownExtensionAndFormat() {
        assertThatThrownBy(() -> Brine.save(model, folder.resolve("sum.xyz")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'sum.xyz'")
                .hasMessageContaining(".plain");
        WriteOptions kryo = WriteOptions.defaults().withFormat("kryo");
        assertThatThrownBy(() -> Brine.save(SavedModel.of(model.state()), folder.resolve("sum.plain"), kryo))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown format 'kryo'")
                .hasMessageContaining("add the artifact dev.brine:brine-format-kryo");
    }

    @Test
    void refusesToWriteWhatIsOnlyRead() {
        assertThatThrownBy(() -> Brine.save(model, folder.resolve("sum.readonly")))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("format 'readonly' is only read, never written");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
