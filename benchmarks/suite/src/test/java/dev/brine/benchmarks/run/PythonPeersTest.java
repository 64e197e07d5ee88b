package dev.brine.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.benchmarks.corpus.Corpora;
import dev.brine.benchmarks.corpus.Corpus;
import dev.brine.benchmarks.python.Python;
import dev.brine.benchmarks.python.PythonScript;
import dev.brine.model.ComparisonRule;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.Sampling;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs a shell script in Python's place, which answers as the peers' script does. */
class PythonPeersTest {
    private static final String ANSWERS = """
            #!/bin/sh
            outputs=@outputs
            if [ "$2" = prepare ]; then
              shift 3
              for target in "$@"; do
                variant=${target##*=}
                if [ $variant = lz4 ]; then
                  echo '{"event":"unavailable","variant":"lz4","reason":"LZ4 is not installed"}'
                else
                  echo '{"event":"saved","variant":"'$variant'","ms":[7.5],"bytes":1000}'
                fi
              done
              exit
            fi
            if [ "$3" = zlib-3 ]; then echo 'MemoryError' >&2; exit 1; fi
            if [ "$3" = pickle ]; then head -c 16 /dev/zero > "$7"; else cp "$outputs" "$7"; fi
            echo '{"event":"first","outputs":1,"peakBytes":5000000}'
            echo '{"event":"loaded","loadMs":[1.5,2.5],"firstMs":[3.5,4.5]}'
            echo '{"event":"predicted","singleMs":[8.0],"batchMs":[0.5]}'
            echo '{"event":"saved","variant":"'$3'","ms":[9.0],"bytes":1000}'
            """;

    @TempDir
    Path folder;

    private List<ResultRow> rows(boolean isShort, int rounds) throws Exception {
        Corpus corpus = new Corpora(folder, line -> {}, Optional.empty()).make("mlp", OptionalLong.of(20_000));
        Subject subject = Subject.of(corpus, folder.resolve("mlp-0"), Subject.Scope.EVERY_FORMAT, true);
        PeerModel model =
                PeerModel.of(subject, corpus.model(), folder.resolve("source.joblib"), ComparisonRule.exact());
        ByteBuffer expected =
                ByteBuffer.allocate((int) model.expected().byteSize()).order(ByteOrder.LITTLE_ENDIAN);
        model.expected().copyTo(0, expected);
        Files.write(folder.resolve("expected"), expected.array());
        PythonPeers peers = new PythonPeers(new PythonPeer.Settings(3, 2, isShort), line -> {});
        peers.add(
                new Python(new PythonScript(fake()), Map.of("python", "3.11.2", "scikit-learn", "1.2.1")),
                model,
                EnumSet.allOf(PeerVariant.class));
        new ShuffledRounds(line -> {}, new BenchStop()).take("", peers.steps(), rounds, Optional.empty());
        assertThat(peers.libraries()).containsEntry("scikit-learn", "1.2.1");
        return peers.rows();
    }

    private String fake() throws IOException {
        Path file = folder.resolve("python");
        Files.writeString(file, ANSWERS.replace("@outputs", "'" + folder.resolve("expected") + "'"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }

    private static ResultRow row(List<ResultRow> rows, String variant, Operation operation) {
        return rows.stream()
                .filter(row -> row.key().variant().equals(variant))
                .filter(row -> row.key().operation() == operation)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachProcessIsAForkOfEveryRow() throws Exception {
        List<ResultRow> rows = rows(false, 3);
        ResultRow load = row(rows, "default", Operation.LOAD);
        assertThat(load.status()).isEqualTo(RowStatus.OK);
        assertThat(load.key().format()).isEqualTo("joblib");
        assertThat(load.samples()).isEqualTo(List.of(List.of(1.5, 2.5), List.of(1.5, 2.5), List.of(1.5, 2.5)));
        assertThat(load.fileBytes()).hasValue(1000);
        assertThat(load.proof()).isEqualTo("16 predictions of python 3.11.2 equal Brine's (exact)");
        assertThat(load.sampling().parameters()).containsEntry(Sampling.RUNTIME, "python 3.11.2");
        assertThat(row(rows, "default", Operation.PEAK_MEMORY).samples().get(0)).containsExactly(5.0);
        assertThat(row(rows, "default", Operation.PEAK_MEMORY).unit()).isEqualTo("MB");
        assertThat(row(rows, "default", Operation.PROCESS_START).samples().get(2))
                .hasSize(1);
        assertThat(row(rows, "default", Operation.PREDICT_BATCH).samples().get(0))
                .containsExactly(0.5);
        assertThat(row(rows, "mmap", Operation.FIRST_PREDICTION).fileBytes()).hasValue(1000);
        assertThat(rows.stream().filter(one -> one.key().variant().equals("mmap")))
                .extracting(one -> one.key().operation())
                .doesNotContain(Operation.SAVE, Operation.PREDICT);
        assertThat(row(rows, "xz", Operation.SAVE).samples()).hasSize(3);
    }

    @Test
    void otherPredictionsAreAnErrorOfEveryRow() throws Exception {
        ResultRow load = row(rows(false, 1), "protocol-5", Operation.LOAD);
        assertThat(load.status()).isEqualTo(RowStatus.ERROR);
        assertThat(load.reason()).isEqualTo("Python gives 2 outputs, Brine 16");
    }

    @Test
    void aFailureOfPythonIsAnErrorOfItsRowsAlone() throws Exception {
        List<ResultRow> rows = rows(false, 1);
        assertThat(row(rows, "zlib-3", Operation.LOAD).reason()).isEqualTo("MemoryError");
        assertThat(row(rows, "xz", Operation.LOAD).status()).isEqualTo(RowStatus.OK);
    }

    @Test
    void whatPythonLacksIsNotAvailable() throws Exception {
        ResultRow load = row(rows(false, 1), "lz4", Operation.LOAD);
        assertThat(load.status()).isEqualTo(RowStatus.NOT_AVAILABLE);
        assertThat(load.reason()).isEqualTo("LZ4 is not installed");
        assertThat(row(rows(false, 0), "xz", Operation.LOAD).reason()).isEqualTo("time budget");
    }

    @Test
    void aShortRunMeasuresXzOnce() throws Exception {
        List<ResultRow> rows = rows(true, 3);
        assertThat(row(rows, "xz", Operation.SAVE).samples()).isEqualTo(List.of(List.of(7.5)));
        assertThat(row(rows, "xz", Operation.LOAD).samples()).hasSize(1);
        assertThat(row(rows, "default", Operation.LOAD).samples()).hasSize(3);
    }
}
