package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModeTest extends CommandTest {
    private static final int FIRST_CHUNK_OFFSET = 64;

    @BeforeEach
    void makeFiles() throws IOException {
        make("wine", "wine.brine");
        make("wine", "wine.plain");
        file("rows.csv", "1,2\n2,1\n");
    }

    @ParameterizedTest
    @CsvSource({
        "--mode=heap, +heap",
        "--mode=mapped, +mapped",
        "--mode=PREAD, 'heap, read at first touch'",
        "--checked, 'mapped, checked'"
    })
    void everyModePredictsAndVerifies(String option, String storage) {
        assertThat(run("predict", "@wine.brine", "--rows=@rows.csv")).isZero();
        String expected = out();
        for (String name : new String[] {"@wine.brine", "@wine.plain"}) {
            assertThat(run("predict", name, "--rows=@rows.csv", option))
                    .as(err())
                    .isZero();
            assertThat(out()).isEqualTo(expected);
            assertThat(run("verify", name, option)).as(err()).isZero();
        }
        assertThat(run("inspect", "@wine.brine", option)).as(err()).isZero();
        assertThat(out()).containsPattern("bytes +" + storage);
    }

    @ParameterizedTest
    @CsvSource({"--mode=heap", "--mode=mapped", "--mode=pread", "--checked"})
    void verifyReadsEveryByteInEveryMode(String option) throws IOException {
        damage();
        assertRefused("checksum of chunk 0", "verify", "@wine.brine", option);
    }

    @ParameterizedTest
    @CsvSource({"--mode=heap", "--mode=pread", "--checked"})
    void damageIsFoundWhereItIsRead(String option) throws IOException {
        damage();
        assertRefused("checksum of chunk 0", "predict", "@wine.brine", "--rows=@rows.csv", option);
    }

    private void damage() throws IOException {
        Path path = folder.resolve("wine.brine");
        byte[] bytes = Files.readAllBytes(path);
        bytes[FIRST_CHUNK_OFFSET] ^= 1;
        Files.write(path, bytes);
    }

    @Test
    void anUnknownModeIsRefused() {
        assertRefused("expected one of", "predict", "@wine.brine", "--rows=@rows.csv", "--mode=magic");
    }
}
