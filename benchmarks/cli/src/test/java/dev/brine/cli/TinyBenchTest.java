package dev.brine.cli;

import dev.brine.cli.io.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests of {@code bench} that really measure, as little as possible. */
abstract class TinyBenchTest extends CommandTest {
    private static final String STARTS = "brine.starts";

    @BeforeEach
    void measuresAsLittleAsPossible() {
        System.setProperty(STARTS, "1");
        properties.setProperty("jmh.f", "1");
        properties.setProperty("jmh.wi", "1");
        properties.setProperty("jmh.i", "1");
    }

    @AfterEach
    void measuresAsUsualAgain() {
        System.clearProperty(STARTS);
    }

    @Override
    final Suite suite() {
        return new Suite(new Progress(new PrintStream(OutputStream.nullOutputStream()), false, System::nanoTime));
    }

    /** Copies one of the files that scikit-learn made. */
    final void copy(String resource, String name) throws IOException {
        try (InputStream in = TinyBenchTest.class.getResourceAsStream("sklearn/" + resource)) {
            Files.copy(in, folder.resolve(name));
        }
    }
}
