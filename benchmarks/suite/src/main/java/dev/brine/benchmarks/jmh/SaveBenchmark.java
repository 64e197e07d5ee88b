package dev.brine.benchmarks.jmh;

import dev.brine.Brine;
import dev.brine.format.WriteOptions;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Saves a model that lies on the heap into a new file. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SaveBenchmark {
    private SavedModel model;
    private WriteOptions options;

    /** Loads the reference. */
    @Setup(Level.Trial)
    public void loadReference() throws IOException {
        model = Trial.loadReference();
        options = Trial.writeOptions();
    }

    /** Removes the file of the last shot. */
    @Setup(Level.Iteration)
    public void removeFile() throws IOException {
        Files.deleteIfExists(Trial.file());
    }

    /** Writes to the page cache. */
    @Benchmark
    public void save(CleanStart start) throws IOException {
        Brine.save(model, Trial.file(), options.withoutForce());
    }

    /** Writes and forces file and folder to the device. */
    @Benchmark
    public void saveDurable(CleanStart start) throws IOException {
        Brine.save(model, Trial.file(), options);
    }

    /** Proves the last file. */
    @TearDown(Level.Trial)
    public void prove() throws IOException {
        Trial.prove();
        Files.deleteIfExists(Trial.file());
    }
}
