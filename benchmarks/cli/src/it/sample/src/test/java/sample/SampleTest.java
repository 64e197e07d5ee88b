package sample;

import org.junit.jupiter.api.Test;

class SampleTest {
    @Test
    void resolves() {}
}
