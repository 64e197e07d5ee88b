package dev.brine.format.sklearn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.Verification;
import dev.brine.format.ModelSource;
import dev.brine.format.ReadOptions;
import dev.brine.model.ModelState;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

/** A stacking classifier of scikit-learn whose final estimator is one, and so on, twelve deep. */
class NestedStackingTest {
    @Test
    void predictsInTimeLinearInItsDepth() throws IOException {
        ModelSource source;
        try (InputStream in = NestedStackingTest.class.getResourceAsStream("/attacks/stacknest-12.joblib")) {
            source = ModelSource.bytes("stacknest-12.joblib", in.readAllBytes());
        }
        try (ModelFile file = Brine.open(source, ReadOptions.defaults())) {
            ModelState state = file.model().state();
            double[] out = new double[1];
            file.model().newPredictor().predict(new double[state.signature().count()], out);
            assertThat(out).containsExactly(1);
        }
        Verification verification = Brine.verify(source, ReadOptions.defaults());
        assertThat(verification.passed()).isTrue();
    }
}
