package dev.brine.format.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import dev.brine.model.UnknownKindException;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** States of every kind with one to three things changed: refused, or predicted alike in batches and one by one. */
class MutatedStatesTest {
    private static final int MUTANTS = 200;
    private static final long SEED = 20_261_129L;

    static Stream<String> names() {
        return KindSamples.states().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void areRefusedOrPredictSoundly(String name) {
        ModelState sample = KindSamples.states().get(name);
        Answers.of(ModelKinds.view(sample));
        Random random = new Random(SEED);
        StateMutator mutator = new StateMutator(StateMutator.allKinds(), random::nextInt);
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            ModelState mutant = sample;
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                mutant = mutator.mutate(mutant);
            }
            try {
                refused += isRefused(mutant) ? 1 : 0;
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("mutant %d of '%s', seed %d".formatted(i, name, SEED), e);
            }
        }
        assertThat(refused).as("states refused").isBetween(MUTANTS / 4, MUTANTS);
    }

    /** @throws AssertionError if the state is viewed, and does not predict soundly */
    static boolean isRefused(ModelState state) {
        Model model;
        try {
            model = ModelKinds.view(state);
        } catch (IllegalArgumentException | UnknownKindException e) {
            assertThat(e.getMessage()).isNotBlank();
            return true;
        }
        Answers.of(model);
        return false;
    }
}
