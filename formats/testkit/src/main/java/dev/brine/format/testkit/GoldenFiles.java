package dev.brine.format.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelSource;
import dev.brine.format.OpenedModel;
import dev.brine.format.ReadOptions;
import dev.brine.format.WriteOptions;
import dev.brine.manifest.StateDigest;
import dev.brine.model.ModelKinds;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Rule 14: files of released versions load for ever. A golden file lies in the test resources, in the folder {@code
 * golden}, and beside it, named after it with {@code .digest} appended, the digest of the model in it.
 */
public final class GoldenFiles {
    private static final String DIGEST_SUFFIX = ".digest";

    private GoldenFiles() {}

    /**
     * Writes one file for each variant and golden model, with their digests: {@code <release>-<variant>-<model>.<extension>}. Call it once
     * at a release; a golden file is never written again.
     *
     * @param release such as {@code v1}
     */
    public static void write(ModelFormat format, List<FormatVariant> variants, String release, Path folder)
            throws IOException {
        Files.createDirectories(folder);
        for (FormatVariant variant : variants) {
            for (Map.Entry<String, SavedModel> model : models().entrySet()) {
                String extension = variant.extensions().isEmpty()
                        ? format.name()
                        : variant.extensions().get(0);
                Path file = folder.resolve("%s-%s-%s.%s".formatted(release, variant.name(), model.getKey(), extension));
                try (FileChannel sink =
                        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                    format.writer()
                            .orElseThrow()
                            .write(
                                    model.getValue(),
                                    variant,
                                    sink,
                                    WriteOptions.defaults().withDigest());
                }
                Files.writeString(
                        digestFile(file), StateDigest.of(model.getValue().state()) + "\n");
            }
        }
    }

    /** The models of golden files by name; every part of a model is in one of them. */
    private static Map<String, SavedModel> models() {
        Map<String, SavedModel> models = new LinkedHashMap<>();
        models.put("parts", ConformanceModels.parts());
        models.put("forest", ConformanceModels.forest());
        return models;
    }

    private static Path digestFile(Path file) {
        return file.resolveSibling(file.getFileName() + DIGEST_SUFFIX);
    }

    /** Returns the golden files on the class path of a test, sorted by name; none where there is no such folder. */
    static List<Path> find(Class<?> test) throws IOException {
        URL url = test.getResource("/golden");
        if (url == null || !url.getProtocol().equals("file")) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
            return files.filter(file -> !file.toString().endsWith(DIGEST_SUFFIX))
                    .filter(file -> !file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    static void loads(ModelFormat format, ReadOptions options, Path file) throws IOException {
        try (OpenedModel opened = format.reader().orElseThrow().open(ModelSource.file(file), options)) {
            opened.verify();
            SavedModel saved = opened.saved();
            String digest = Files.readString(digestFile(file)).strip();
            assertThat(StateDigest.of(saved.state())).as("digest").isEqualTo(digest);
            assertThat(opened.recordedDigest()).as("recorded digest").contains(digest);
            if (ModelKinds.isKnown(saved.state().kind())) {
                assertThat(dev.brine.Verification.replay(ModelKinds.view(saved.state()), saved.verification())
                                .differingRows())
                        .as("differing rows")
                        .isZero();
            }
        }
    }
}
