package sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brine.Brine;
import dev.brine.Verification;
import dev.brine.format.ReadOptions;
import dev.brine.model.Environment;
import dev.brine.model.Model;
import dev.brine.model.SavedModel;
import dev.brine.model.VerificationSet;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PricesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"prices.brine", "prices.kryo"})
    void comesBackFromEachFormat(String name) throws IOException {
        Path path = folder.resolve(name);
        Model model = Prices.model();
        VerificationSet rows = VerificationSet.predictedBy(model, new double[] {80, 20, 45, 3});
        Brine.save(new SavedModel(model.state(), rows, Environment.current()), path);

        Verification verification = Brine.verify(path, ReadOptions.trusted());
        assertTrue(verification.passed(), verification.toString());
        assertEquals(2, verification.predictions().rowCount());
        assertEquals(4940, Prices.predict(path, ReadOptions.trusted(), 80, 20));
    }
}
