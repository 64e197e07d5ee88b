package dev.brine.format.testkit;

import dev.brine.model.Environment;
import dev.brine.model.ModelState;
import dev.brine.model.SavedModel;
import dev.brine.model.VerificationSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Models to start fuzzing from: those that every format must carry, and each model inside the one of every kind. */
final class SeedModels {
    private static final Environment NOWHERE = Environment.of(Map.of());

    private SeedModels() {}

    static List<SavedModel> all() {
        List<SavedModel> models = new ArrayList<>(ConformanceModels.all().values());
        models.add(ConformanceModels.small());
        addChildren(KindSamples.saved(NOWHERE).state(), models);
        return models;
    }

    private static void addChildren(ModelState state, List<SavedModel> models) {
        for (ModelState child : state.children().values()) {
            models.add(new SavedModel(child, VerificationSet.empty(), NOWHERE));
            addChildren(child, models);
        }
    }
}
