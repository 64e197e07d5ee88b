package dev.brine.format.testkit;

import dev.brine.model.Environment;
import dev.brine.model.ModelState;
import dev.brine.model.SavedModel;
import dev.brine.model.VerificationSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Models to start fuzzing from: those that every format must carry, and one of each kind. */
final class SeedModels {
    private static final Environment NOWHERE = Environment.of(Map.of());

    private SeedModels() {}

    static List<SavedModel> all() {
        List<SavedModel> models = new ArrayList<>(ConformanceModels.all().values());
        models.add(ConformanceModels.small());
        for (ModelState state : KindSamples.states().values()) {
            models.add(new SavedModel(state, VerificationSet.empty(), NOWHERE));
        }
        return models;
    }
}
