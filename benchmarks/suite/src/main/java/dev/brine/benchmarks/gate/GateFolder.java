package dev.brine.benchmarks.gate;

import dev.brine.Brine;
import dev.brine.benchmarks.gate.Sides.Side;
import dev.brine.benchmarks.process.WorkFolder;
import dev.brine.format.WriteOptions;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folder of a run's own files: the model, a copy of the base, what the arms write. */
final class GateFolder implements Closeable {
    private static final String FOREST = "forest.brine";

    private final WorkFolder folder;

    private GateFolder(WorkFolder folder) {
        this.folder = folder;
    }

    static GateFolder at(Path path) throws IOException {
        return new GateFolder(new WorkFolder(Files.createDirectories(path).toAbsolutePath()));
    }

    static GateFolder temporary(Path parent) throws IOException {
        return new GateFolder(WorkFolder.in(parent));
    }

    Path path() {
        return folder.path();
    }

    /** Returns both arms with the gate's model where they name none, and the copy of the base. */
    Sides sides(Arm base, Arm head) throws IOException {
        Path forest = path().resolve(FOREST);
        if (!Files.exists(forest)) {
            WriteOptions raw = WriteOptions.defaults().withFormat("mmap").withoutForce();
            Brine.save(GateForest.make(GateForest.TREES), forest, raw);
        }
        return new Sides(
                side("base", base.withModel(forest)),
                side("head", head.withModel(forest)),
                side("copy", copy(base.withModel(forest))));
    }

    private Side side(String name, Arm arm) throws IOException {
        return new Side(name, arm, Files.createDirectories(path().resolve(name)));
    }

    /** Copies the jars: the null control shares no file with the base but the JVM. Folders stay where they are. */
    private Arm copy(Arm base) throws IOException {
        Path folder = Files.createDirectories(path().resolve("copy-of-base"));
        List<Path> copies = new ArrayList<>();
        for (Path entry : base.classPath()) {
            Path copy = folder.resolve(copies.size() + "-" + entry.getFileName());
            if (!Files.isDirectory(entry) && !Files.exists(copy)) {
                Files.copy(entry, copy);
            }
            copies.add(Files.isDirectory(entry) ? entry : copy);
        }
        return base.withClassPath(copies);
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
