package dev.brine.format.sklearn;

import dev.brine.format.FormatTrait;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelReader;
import dev.brine.format.ModelSource;
import dev.brine.format.sklearn.joblib.PickleFile;
import dev.brine.format.sklearn.mlflow.MlflowModel;
import dev.brine.format.sklearn.skops.SkopsFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * Trained models of scikit-learn, as joblib, pickle or skops wrote them. Only read; nothing in a file is run. FORMAT.md beside
 * this module says which estimators, versions and layouts.
 *
 * <p><b>When to use.</b> To bring a model from Python: convert it once, then load what was written.
 */
public final class SklearnModelFormat implements ModelFormat {
    private static final FormatVariant VARIANT = new FormatVariant(
            "default", List.of("joblib", "pkl", "pickle", "skops"), Set.of(FormatTrait.UNTRUSTED_INPUT));

    /** Makes the format. */
    public SklearnModelFormat() {}

    @Override
    public String name() {
        return "sklearn";
    }

    @Override
    public List<FormatVariant> variants() {
        return List.of(VARIANT);
    }

    @Override
    public boolean recognizes(ByteBuffer start) {
        return PickleFile.recognizes(start) || SkopsFile.recognizes(start);
    }

    @Override
    public boolean confirms(ModelSource source) throws IOException {
        return PickleFile.confirms(source) || SkopsFile.confirms(source);
    }

    @Override
    public boolean holdsSeveral() {
        return true;
    }

    /** The folders of MLflow, whose files are those of this format. */
    @Override
    public Optional<ModelSource> inFolder(Path folder) throws IOException {
        return MlflowModel.in(folder);
    }

    /** The codecs around a file. */
    @Override
    public Map<String, String> libraryVersions() {
        Properties versions = new Properties();
        try (InputStream in = SklearnModelFormat.class.getResourceAsStream("libraries.properties")) {
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("libraries.properties of brine-format-sklearn cannot be read", e);
        }
        Map<String, String> sorted = new TreeMap<>();
        versions.stringPropertyNames().forEach(name -> sorted.put(name, versions.getProperty(name)));
        return sorted;
    }

    @Override
    public Optional<ModelReader> reader() {
        return Optional.of((source, options) -> SklearnModelReader.open(source, options, VARIANT));
    }
}
