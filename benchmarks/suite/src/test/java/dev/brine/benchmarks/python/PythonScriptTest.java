package dev.brine.benchmarks.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonScriptTest {
    @TempDir
    Path folder;

    /** Writes a program that is run in Python's place: its first argument is the script's path. */
    private String fake(String body) throws IOException {
        Path file = folder.resolve("fake python");
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }

    @Test
    void eventsAreReadInOrderAndTheFirstIsTimed() throws Exception {
        String python = fake(
                "test -f \"$1\" || exit 9; echo '{\"event\": \"a\", \"of\": \"'$2'\"}'; echo '{\"event\": \"b\"}'");

        PythonScript.Events events = new PythonScript(python).run("describe");

        assertThat(events.events()).hasSize(2);
        assertThat(events.event("a").get("of").asString()).isEqualTo("describe");
        assertThat(events.output().firstLineMillis()).isPositive();
        assertThat(events.find("c")).isEmpty();
        assertThatThrownBy(() -> events.event("c")).hasMessage("the script ended without an event 'c'");
    }

    @Test
    void numericalLibrariesGetOneThread() throws Exception {
        String python = fake("echo '{\"event\": \"threads\", \"n\": '$OPENBLAS_NUM_THREADS'}'");
        assertThat(new PythonScript(python).run("x").event("threads").get("n").asInt())
                .isEqualTo(1);
    }

    @Test
    void aFailureSaysPythonsLastLine() throws Exception {
        String traceback =
                fake("echo 'Traceback (most recent call last):' >&2; echo 'ImportError: no lz4' >&2; exit 1");
        assertThatThrownBy(() -> new PythonScript(traceback).run("x"))
                .isInstanceOf(IOException.class)
                .hasMessage("ImportError: no lz4");
        String silent = fake("exit 3");
        assertThatThrownBy(() -> new PythonScript(silent).run("x")).hasMessage("Python ended with status 3");
        String chatty = fake("echo hello");
        assertThatThrownBy(() -> new PythonScript(chatty).run("x")).hasMessageContaining("something else than JSON");
    }

    @Test
    void aMissingInterpreterIsAReason() throws Exception {
        Python.Search search = Python.find(Optional.of(folder.resolve("none").toString()));
        assertThat(search.found()).isEmpty();
        assertThat(search.reason()).startsWith("there is no Python '").endsWith("none'");
    }

    @Test
    void anInterpreterWithoutTheLibrariesIsAReason() throws Exception {
        String python = fake("echo \"ModuleNotFoundError: No module named 'sklearn'\" >&2; exit 1");
        Python.Search search = Python.find(Optional.of(python));
        assertThat(search.found()).isEmpty();
        assertThat(search.reason()).contains("cannot run the peers: ModuleNotFoundError: No module named 'sklearn'");
    }

    @Test
    void realPythonTrainsWritesAndPredictsTheSame() throws Exception {
        Python.Search search = Python.find(Optional.empty());
        assumeTrue(search.found().isPresent(), search.reason());
        PythonScript script = search.found().orElseThrow().script();
        String model = folder.resolve("model.joblib").toString();
        String rows = folder.resolve("rows").toString();
        Path expected = folder.resolve("expected");

        PythonScript.Events trained = script.run("train", model, "2000", "2", rows, expected.toString());
        assertThat(trained.event("trained").get("nodes").asLong()).isGreaterThanOrEqualTo(2000);
        assertThat(Files.size(expected)).isEqualTo(128 * Double.BYTES);

        String packed = folder.resolve("packed").toString();
        PythonScript.Events prepared = script.run("prepare", model, packed + "=xz");
        assertThat(prepared.event("saved").get("bytes").asLong()).isEqualTo(Files.size(Path.of(packed)));

        Path outputs = folder.resolve("outputs");
        PythonScript.Events measured =
                script.run("measure", "xz", packed, rows, "10", outputs.toString(), "2", "--predict", "--save", model);
        assertThat(measured.event("first").get("peakBytes").asLong()).isPositive();
        assertThat(measured.event("loaded").get("loadMs").size()).isEqualTo(2);
        assertThat(measured.event("loaded").get("firstMs").size()).isEqualTo(2);
        assertThat(measured.event("predicted").get("singleMs").size()).isEqualTo(2);
        assertThat(measured.event("predicted").get("batchMs").size()).isEqualTo(2);
        assertThat(measured.event("saved").get("ms").size()).isEqualTo(1);
        assertThat(outputs).hasSameBinaryContentAs(expected);
    }
}
