package dev.brine.format.mmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IndependentReaderTest {
    @BeforeAll
    static void needsPython() {
        PythonReader.assume();
    }

    @ParameterizedTest
    @EnumSource
    void findsTheSameTensors(GoldenFileTest.Golden golden) throws IOException {
        PythonReader.assertReads(golden.stored(), golden.model);
    }

    @Test
    void refusesDamage() throws IOException {
        byte[] file = GoldenFileTest.Golden.TINY_CHUNKS.stored();
        file[64] ^= 1;
        assertThat(PythonReader.run(file, 1)).contains("rule 20");
    }
}
