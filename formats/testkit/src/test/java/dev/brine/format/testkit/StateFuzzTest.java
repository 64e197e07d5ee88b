package dev.brine.format.testkit;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.brine.model.ModelState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.params.provider.MethodSource;

/** States of every kind with some things changed: refused when they are viewed, or predicted alike in batches and one by one. */
class StateFuzzTest {
    private static final long SEED = 20_261_129L;
    private static final int MAX_CHANGES = 8;
    private static final List<ModelState> KINDS = StateMutator.allKinds();

    /** Each byte is one choice. */
    private static final class Choices implements IntUnaryOperator {
        private final byte[] bytes;
        private int used;

        Choices(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean isUsedUp() {
            return used >= bytes.length;
        }

        @Override
        public int applyAsInt(int bound) {
            return isUsedUp() ? 0 : (bytes[used++] & 0xff) % bound;
        }
    }

    static List<byte[]> choices() {
        Random random = new Random(SEED);
        List<byte[]> seeds = new ArrayList<>();
        for (int kind = 0; kind < KINDS.size(); kind++) {
            byte[] choices = new byte[48];
            random.nextBytes(choices);
            choices[0] = (byte) kind;
            seeds.add(choices);
        }
        return seeds;
    }

    @MethodSource("choices")
    @FuzzTest
    void predictSoundlyOrAreRefused(byte[] bytes) {
        Choices choices = new Choices(bytes);
        ModelState state = KINDS.get(choices.applyAsInt(KINDS.size()));
        StateMutator mutator = new StateMutator(KINDS, choices);
        for (int changes = 0; changes < MAX_CHANGES && !choices.isUsedUp(); changes++) {
            state = mutator.mutate(state);
        }
        MutatedStatesTest.isRefused(state);
    }
}
