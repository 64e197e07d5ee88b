package dev.brine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.brine.model.AcceptedInputs.Refusal;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedInputsTest {
    @Test
    void acceptsEverythingWhereNothingIsRecorded() {
        AcceptedInputs inputs = AcceptedInputs.of(state(Map.of()));
        for (double value : new double[] {0, Double.NaN, Double.POSITIVE_INFINITY, 1e39}) {
            assertThat(inputs.refusal(2, value)).as("%s", value).isEmpty();
        }
    }

    @Test
    void tellsWhyAColumnRefusesANumber() {
        AcceptedInputs inputs = AcceptedInputs.of(state(Map.of(
                "refuses_missing", List.of(0L, 2L), "refuses_infinite", true, "refuses_beyond_float32", List.of(1L))));
        assertThat(inputs.refusal(0, Double.NaN)).contains(Refusal.MISSING);
        assertThat(inputs.refusal(1, Double.NaN)).isEmpty();
        assertThat(inputs.refusal(1, Double.NEGATIVE_INFINITY)).contains(Refusal.INFINITE);
        assertThat(inputs.refusal(0, -1e39)).isEmpty();
        assertThat(inputs.refusal(1, -1e39)).contains(Refusal.BEYOND_FLOAT32);
        assertThat(inputs.refusal(1, Float.MAX_VALUE)).isEmpty();
    }

    @Test
    void roundsAsATreeDoesBeforeItRefuses() {
        AcceptedInputs inputs = AcceptedInputs.of(state(Map.of("refuses_beyond_float32", true)));
        double halfAStepAbove = Float.MAX_VALUE + (double) Math.ulp(Float.MAX_VALUE) / 2;
        assertThat(inputs.refusal(0, Math.nextDown(halfAStepAbove))).isEmpty();
        assertThat(inputs.refusal(0, halfAStepAbove)).contains(Refusal.BEYOND_FLOAT32);
    }

    @Test
    void recordsWhatItReads() {
        BitSet some = BitSet.valueOf(new long[] {0b101});
        BitSet all = BitSet.valueOf(new long[] {0b111});
        Attributes recorded = AcceptedInputs.refusing(3, Map.of(Refusal.MISSING, some, Refusal.INFINITE, all))
                .addTo(Attributes.of(Map.of("link", "sigmoid")));
        assertThat(recorded.asMap())
                .containsOnly(
                        Map.entry("link", "sigmoid"),
                        Map.entry("refuses_infinite", true),
                        Map.entry("refuses_missing", List.of(0L, 2L)));
        assertThat(AcceptedInputs.of(state(recorded.asMap()))
                        .addTo(Attributes.none())
                        .asMap())
                .containsKeys("refuses_infinite", "refuses_missing");
    }

    @ParameterizedTest
    @ValueSource(longs = {3, -1, 1})
    void refusesColumnsThatAreNotThereOrNotAscending(long column) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AcceptedInputs.of(state(Map.of("refuses_missing", List.of(1L, column)))))
                .withMessageContaining("refuses_missing")
                .withMessageContaining("'%d'", column);
    }

    @Test
    void refusesAttributesOfAnotherType() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AcceptedInputs.of(state(Map.of("refuses_infinite", "yes"))))
                .withMessageContaining("expected true or ascending columns below 3");
    }

    private static ModelState state(Map<String, Object> attributes) {
        return ModelState.builder("any", 1, Signature.unnamed(3), Outputs.regression(1))
                .attributes(Attributes.of(attributes))
                .build();
    }
}
