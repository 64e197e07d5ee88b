package dev.brine.format.sklearn;

import dev.brine.format.FormatVariant;
import dev.brine.format.HeapModel;
import dev.brine.format.ModelSource;
import dev.brine.format.OpenedModel;
import dev.brine.format.ReadOptions;
import dev.brine.format.sklearn.estimator.EstimatorImport;
import dev.brine.format.sklearn.joblib.PickleFile;
import dev.brine.format.sklearn.mlflow.MlflowModel;
import dev.brine.format.sklearn.skops.SkopsFile;
import dev.brine.model.Environment;
import dev.brine.model.SavedModel;
import dev.brine.model.VerificationSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/** Reads a file of scikit-learn whole and turns it into a model on the heap. */
final class SklearnModelReader {
    private static final String SKLEARN_VERSION = "sklearn.version";
    private static final int MAX_DROPPED_CHARACTERS = 1 << 14;

    private SklearnModelReader() {}

    static OpenedModel open(ModelSource source, ReadOptions options, FormatVariant variant) throws IOException {
        try (SourceHash hash = SourceHash.start(source)) {
            EstimatorImport.Imported imported = read(source, options);
            Environment environment = Environment.current()
                    .with(Environment.SOURCE_NAME, fileName(source.name()))
                    .with(Environment.SOURCE_SHA256, hash.hexadecimal())
                    .with(Environment.SOURCE_DROPPED, shortened(imported.dropped()));
            if (!imported.version().isEmpty()) {
                environment = environment.with(SKLEARN_VERSION, imported.version());
            }
            String selected = String.join(" then ", imported.selected());
            if (!selected.isEmpty()) {
                environment = environment.with(Environment.SOURCE_SELECTED, selected);
            }
            if (imported.selected().size() > 1) {
                environment = environment.with(Environment.SOURCE_ASSEMBLED, "a pipeline of " + selected);
            }
            if (source instanceof MlflowModel folder) {
                environment = folder.addedTo(environment);
            }
            SavedModel saved = new SavedModel(imported.state(), VerificationSet.empty(), environment);
            // a compressed file has a checksum, a pickle itself has none: what there is to check is whether it reads
            return new HeapModel(source, variant, saved, Optional.empty(), () -> read(source, options));
        }
    }

    private static EstimatorImport.Imported read(ModelSource source, ReadOptions options) throws IOException {
        if (SkopsFile.recognizes(start(source))) {
            Object root = SkopsFile.read(source, options.limits());
            return EstimatorImport.of(root, source.name(), options.limits(), options.selection());
        }
        try (PickleFile file = PickleFile.open(source, options.limits())) {
            return EstimatorImport.of(file.root(), source.name(), options.limits(), options.selection());
        }
    }

    private static ByteBuffer start(ModelSource source) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(Integer.BYTES);
        try (SeekableByteChannel channel = source.open()) {
            int read = 0;
            while (start.hasRemaining() && read >= 0) {
                read = channel.read(start);
            }
        }
        return start.flip();
    }

    private static String fileName(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    private static String shortened(String text) {
        return text.length() <= MAX_DROPPED_CHARACTERS ? text : text.substring(0, MAX_DROPPED_CHARACTERS) + " ...";
    }
}
