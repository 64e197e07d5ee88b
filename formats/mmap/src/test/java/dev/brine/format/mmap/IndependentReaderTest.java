package dev.brine.format.mmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IndependentReaderTest {
    @ParameterizedTest
    @EnumSource
    void findsTheSameTensors(GoldenFileTest.Golden golden) throws IOException {
        byte[] file = golden.stored();
        PythonReader.assume(file);
        PythonReader.assertReads(file, golden.model);
    }

    @Test
    void refusesDamage() throws IOException {
        byte[] file = GoldenFileTest.Golden.TINY_CHUNKS.stored();
        PythonReader.assume(file);
        file[64] ^= 1;
        assertThat(PythonReader.run(file, 1)).contains("rule 20");
    }
}
