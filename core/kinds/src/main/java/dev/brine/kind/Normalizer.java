package dev.brine.kind;

import dev.brine.kind.internal.BlockPredictor;
import dev.brine.kind.internal.PairwiseSum;
import dev.brine.kind.internal.Shapes;
import dev.brine.model.Attributes;
import dev.brine.model.Model;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Predictor;
import dev.brine.model.Signature;
import java.util.Map;

/**
 * Divides every row by its norm.
 *
 * <p><b>State.</b> Attribute {@code norm}. A norm below ten times the distance from 1 to the next number counts as 1.
 *
 * <p><b>Numbers.</b> Sums are taken in the order in which numpy 1.24 to 2.4 takes them on x86-64 for rows that lie in
 * memory one after another, so that they have the same bits. On other machines numpy's vectors may be longer and the
 * sum of n squares may differ by {@code n * 2^-53} of itself.
 */
public final class Normalizer implements Model {
    /** The kind's name. */
    public static final String KIND = "normalizer";

    private static final int VERSION = 1;
    private static final double SMALLEST_NORM = 10 * Math.ulp(1.0);

    /** What a row is divided by. */
    public enum Norm {
        /** The sum of the absolute values. */
        L1,
        /** The square root of the sum of squares. */
        L2,
        /** The largest absolute value. */
        MAX
    }

    private final ModelState state;
    private final Norm norm;

    private Normalizer(ModelState state) {
        Shapes.checkTransformer(state, KIND, VERSION);
        this.state = state;
        this.norm = state.attributes().choice("norm", Norm.class);
        if (state.outputs().count() != state.signature().count()) {
            throw new IllegalArgumentException("a normalizer of %d columns has %d outputs, expected as many"
                    .formatted(state.signature().count(), state.outputs().count()));
        }
    }

    /**
     * Returns a view of the state.
     *
     * @throws IllegalArgumentException if the state is not a normalizer
     */
    public static Normalizer of(ModelState state) {
        return new Normalizer(state);
    }

    /** Returns a normalizer. */
    public static Normalizer of(Signature signature, Norm norm) {
        return of(ModelState.builder(KIND, VERSION, signature, Outputs.regression(signature.count()))
                .attributes(Attributes.of(Map.of("norm", norm)))
                .build());
    }

    @Override
    public ModelState state() {
        return state;
    }

    @Override
    public Predictor newPredictor() {
        return new NormalizerPredictor();
    }

    private final class NormalizerPredictor extends BlockPredictor {
        private double[] absolute = {};

        NormalizerPredictor() {
            super(Normalizer.this, state.signature().count());
        }

        @Override
        public void ensureOpen() {}

        @Override
        public void predictBlock(double[] rows, int rowStart, int count, double[] out, int outStart) {
            for (int i = 0; i < count; i++) {
                int start = i * inputCount;
                double length = norm(rows, rowStart + start);
                double divisor = length < SMALLEST_NORM ? 1 : length;
                for (int k = start; k < start + inputCount; k++) {
                    out[outStart + k] = rows[rowStart + k] / divisor;
                }
            }
        }

        private double norm(double[] rows, int start) {
            return switch (norm) {
                case L1 -> {
                    absolute = room(absolute, 1, inputCount);
                    for (int i = 0; i < inputCount; i++) {
                        absolute[i] = Math.abs(rows[start + i]);
                    }
                    yield PairwiseSum.of(absolute, 0, inputCount);
                }
                case L2 -> Math.sqrt(sumOfSquares(rows, start, inputCount));
                case MAX -> {
                    double max = 0;
                    for (int i = start; i < start + inputCount; i++) {
                        max = Math.max(max, Math.abs(rows[i]));
                    }
                    yield max;
                }
            };
        }
    }

    /**
     * Returns the sum of squares in the order of numpy's {@code einsum('ij,ij->i')} with vectors of two: even and odd
     * places apart, of eight numbers the last pair first.
     *
     * <p><b>Source.</b> numpy/core/src/multiarray/einsum_sumprod.c.src, {@code sum_of_products_contig_contig_outstride0_two}.
     */
    static double sumOfSquares(double[] values, int start, int count) {
        double even = 0;
        double odd = 0;
        int i = start;
        for (int end = start + count - count % 8; i < end; i += 8) {
            for (int pair = i + 6; pair >= i; pair -= 2) {
                even += values[pair] * values[pair];
                odd += values[pair + 1] * values[pair + 1];
            }
        }
        for (; i < start + count; i += 2) {
            even += values[i] * values[i];
            odd += i + 1 < start + count ? values[i + 1] * values[i + 1] : 0;
        }
        return even + odd;
    }

    /** Finds this kind; used by {@link java.util.ServiceLoader}. */
    public static final class Kind extends ExactKind {
        /** For {@link java.util.ServiceLoader}. */
        public Kind() {
            super(KIND, VERSION);
        }

        @Override
        public Model view(ModelState state) {
            return Normalizer.of(state);
        }
    }
}
