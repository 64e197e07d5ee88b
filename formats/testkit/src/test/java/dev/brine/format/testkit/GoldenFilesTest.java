package dev.brine.format.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.format.ReadOptions;
import dev.brine.format.testkit.toy.ToyModelFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenFilesTest {
    @TempDir
    Path folder;

    private final ToyModelFormat format = new ToyModelFormat();

    @Test
    void writtenFilesLoad() throws IOException {
        GoldenFiles.write(format, format.variants(), "v1", folder);
        GoldenFiles.loads(format, ReadOptions.defaults(), folder.resolve("v1-default-parts.toy"));
        GoldenFiles.loads(format, ReadOptions.defaults(), folder.resolve("v1-default-forest.toy"));
    }

    @Test
    void anotherDigestIsNoticed() throws IOException {
        GoldenFiles.write(format, format.variants(), "v1", folder);
        Files.writeString(folder.resolve("v1-default-forest.toy.digest"), "0".repeat(64));
        assertThatThrownBy(() ->
                        GoldenFiles.loads(format, ReadOptions.defaults(), folder.resolve("v1-default-forest.toy")))
                .hasMessageContaining("digest");
    }

    @Test
    void neverWritesAGoldenFileAgain() throws IOException {
        GoldenFiles.write(format, format.variants(), "v1", folder);
        assertThatThrownBy(() -> GoldenFiles.write(format, format.variants(), "v1", folder))
                .isInstanceOf(java.nio.file.FileAlreadyExistsException.class);
    }

    @Test
    void findsNoneWithoutAFolder() throws IOException {
        assertThat(GoldenFiles.find(GoldenFilesTest.class)).isEmpty();
    }
}
