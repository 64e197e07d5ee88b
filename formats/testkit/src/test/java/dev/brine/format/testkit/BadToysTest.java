package dev.brine.format.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.brine.format.ModelFormat;
import dev.brine.format.testkit.toy.BitFlippingToyFormat;
import dev.brine.format.testkit.toy.MispredictingToyFormat;
import dev.brine.format.testkit.toy.ThrowingToyFormat;
import dev.brine.format.testkit.toy.ToyModelFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** The kit passes an honest format and fails bad ones. */
class BadToysTest {
    static class Honest extends ModelFormatConformanceTest {
        @Override
        protected ModelFormat format() {
            return new ToyModelFormat();
        }
    }

    static class BitFlipping extends ModelFormatConformanceTest {
        @Override
        protected ModelFormat format() {
            return new BitFlippingToyFormat();
        }
    }

    static class Mispredicting extends ModelFormatConformanceTest {
        @Override
        protected ModelFormat format() {
            return new MispredictingToyFormat();
        }
    }

    static class Throwing extends ModelFormatConformanceTest {
        @Override
        protected ModelFormat format() {
            return new ThrowingToyFormat();
        }
    }

    @Test
    void anHonestFormatPasses() {
        EngineExecutionResults results = run(Honest.class);
        assertThat(failures(results)).isEmpty();
        assertThat(results.testEvents().succeeded().count()).isGreaterThan(50);
    }

    @Test
    void aMissingTraitIsSkippedWithItsReason() {
        List<String> reasons = run(Honest.class).testEvents().aborted().stream()
                .map(event -> String.valueOf(message(event)))
                .toList();
        assertThat(reasons)
                .anySatisfy(reason ->
                        assertThat(reason).contains("format 'toy', variant 'default' does not promise MAPPED"))
                .anySatisfy(reason -> assertThat(reason).contains("format 'toy' has no golden files"))
                .anySatisfy(reason -> assertThat(reason).contains("does not say where its version lies"));
    }

    @Test
    void aFlippedBitIsNoticed() {
        assertThat(failures(run(BitFlipping.class)))
                .anySatisfy(failure ->
                        assertThat(failure).contains("first differing element of tensor 'value' of group 'nodes'"))
                .anySatisfy(failure -> assertThat(failure).contains("first differing element of tensor 'large'"));
    }

    @Test
    void wrongPredictionsAreNoticed() {
        assertThat(failures(run(Mispredicting.class)))
                .isNotEmpty()
                .anySatisfy(failure -> assertThat(failure).contains("attributes of model"));
    }

    @Test
    void anExceptionIsNoticed() {
        assertThat(failures(run(Throwing.class)))
                .anySatisfy(failure -> assertThat(failure).contains("this toy always throws"));
    }

    private static EngineExecutionResults run(Class<?> test) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(test))
                .execute();
    }

    private static Set<String> failures(EngineExecutionResults results) {
        Set<String> messages = new TreeSet<>();
        results.testEvents().failed().stream().forEach(event -> messages.add(String.valueOf(message(event))));
        return messages;
    }

    private static String message(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .map(Throwable::getMessage)
                .orElse("");
    }
}
