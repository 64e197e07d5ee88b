package dev.brine.format.sklearn.mlflow;

import dev.brine.error.UnsupportedModelException;
import dev.brine.format.ModelSource;
import dev.brine.model.Environment;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The model in a folder that MLflow wrote, as its file {@code MLmodel} names it. */
public final class MlflowModel implements ModelSource {
    private static final String DESCRIPTION = "MLmodel";
    private static final String LOADER = "mlflow.sklearn";

    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z.+_-]{1,50}");

    private final ModelSource model;
    private final Map<String, String> environment;

    private MlflowModel(ModelSource model, Map<String, String> environment) {
        this.model = model;
        this.environment = environment;
    }

    /**
     * Returns the model of a folder; empty where that has no description by MLflow.
     *
     * @throws UnsupportedModelException if the folder's model is not one of scikit-learn, or is not a file in it
     * @throws IOException if a file in it cannot be read
     */
    public static Optional<ModelSource> in(Path folder) throws IOException {
        ModelFolder files = new ModelFolder(folder);
        Optional<String> text = files.text(DESCRIPTION);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        YamlTexts description = YamlTexts.of(text.get(), folder.resolve(DESCRIPTION));
        ModelSource model = ModelSource.file(files.file(modelName(description, folder)));
        Map<String, String> environment = new TreeMap<>(Requirements.of(files));
        putVersion(environment, "mlflow.version", description.first("mlflow_version"));
        putVersion(environment, "python.version", description.first("flavors.python_function.python_version"));
        return Optional.of(new MlflowModel(model, environment));
    }

    private static void putVersion(Map<String, String> environment, String key, Optional<String> version) {
        version.filter(text -> VERSION.matcher(text).matches()).ifPresent(text -> environment.put(key, text));
    }

    /** Returns the name in the flavor of scikit-learn, or of a Python function whose loader is scikit-learn's. */
    private static String modelName(YamlTexts description, Path folder) throws UnsupportedModelException {
        Optional<String> name = description.first("flavors.sklearn.pickled_model");
        if (name.isEmpty()
                && description.first("flavors.python_function.loader_module").equals(Optional.of(LOADER))) {
            name = description
                    .first("flavors.python_function.model_path")
                    .or(() -> description.first("flavors.python_function.data"));
        }
        return name.orElseThrow(() -> new UnsupportedModelException(
                "its MLmodel has the flavors %s, read is sklearn; log the model with mlflow.sklearn"
                        .formatted(description.keysOf("flavors")),
                folder.toString()));
    }

    /** Returns an environment with what the folder says of the libraries. */
    public Environment addedTo(Environment known) {
        Environment more = known;
        for (Map.Entry<String, String> entry : environment.entrySet()) {
            more = more.with(entry.getKey(), entry.getValue());
        }
        return more;
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public SeekableByteChannel open() throws IOException {
        return model.open();
    }

    /**
     * The libraries that a folder lists, in {@code requirements.txt} or else in {@code conda.yaml}. Options and addresses are
     * left out: they may hold passwords.
     */
    private static final class Requirements {
        private static final int MAX_LIBRARIES = 1_000;
        /** A name, extras that do not matter, a version; what follows a semicolon is a condition. */
        private static final Pattern REQUIREMENT = Pattern.compile(
                "\\s*([A-Za-z0-9][A-Za-z0-9._-]{0,100}+)(?:\\[[^\\]]*\\])?\\s*([=<>!~][ -~&&[^;@#]]{0,200})?(?:[;#].*)?");

        private Requirements() {}

        /** Returns versions as the folder states them, such as {@code ==1.6.1}, by {@code requires.NAME}. */
        static Map<String, String> of(ModelFolder files) throws IOException {
            Optional<String> plain = files.text("requirements.txt");
            if (plain.isPresent()) {
                return parsed(plain.get().lines());
            }
            Optional<String> conda = files.text("conda.yaml");
            if (conda.isEmpty()) {
                return Map.of();
            }
            YamlTexts texts = YamlTexts.of(conda.get(), files.folder().resolve("conda.yaml"));
            List<String> own = texts.all("dependencies");
            return parsed(Stream.concat(own.stream(), texts.all("dependencies.pip").stream()));
        }

        private static Map<String, String> parsed(Stream<String> lines) {
            Map<String, String> versions = new TreeMap<>();
            lines.map(REQUIREMENT::matcher)
                    .filter(Matcher::matches)
                    .limit(MAX_LIBRARIES)
                    .forEach(found -> versions.put(
                            "requires." + found.group(1),
                            found.group(2) == null ? "any" : found.group(2).strip()));
            return versions;
        }
    }
}
