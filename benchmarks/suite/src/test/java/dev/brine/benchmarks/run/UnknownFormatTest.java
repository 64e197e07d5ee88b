package dev.brine.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.benchmarks.TinyForest;
import dev.brine.benchmarks.corpus.Corpus;
import dev.brine.benchmarks.run.Cell.Tested;
import dev.brine.format.FormatTrait;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Formats that nothing here knows by name are chosen by what they say of themselves. */
class UnknownFormatTest {
    private static final FormatVariant FIRST = new FormatVariant("first", List.of("odd"), Set.of());
    private static final FormatVariant SECOND = new FormatVariant("second", List.of(), Set.of(FormatTrait.MAPPED));

    /** A format that says nothing of itself. */
    private static class Silent implements ModelFormat {
        @Override
        public String name() {
            return "odd";
        }

        @Override
        public List<FormatVariant> variants() {
            return List.of(FIRST, SECOND);
        }

        @Override
        public boolean recognizes(ByteBuffer start) {
            return false;
        }
    }

    /** A format of text whose second variant stands for it. */
    private static final class Text extends Silent {
        @Override
        public List<FormatVariant> leadingVariants() {
            return List.of(SECOND);
        }

        @Override
        public boolean isText() {
            return true;
        }
    }

    private static List<Tested> both(ModelFormat format) {
        return List.of(new Tested(format, FIRST), new Tested(format, SECOND));
    }

    private static List<Tested> besidePeers(ModelFormat format, String... asked) {
        BenchOptions options = new BenchOptions(
                BenchProfile.QUICK,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(asked),
                Optional.empty(),
                Map.of(),
                Path.of("work"),
                Path.of("cache"),
                "brine bench");
        return new BenchVariants(options).besidePeers(both(format));
    }

    private static Subject subject(Subject.Scope scope) {
        Corpus corpus = new Corpus("tiny", "a test's forest", true, TinyForest.make());
        return Subject.of(corpus, Path.of("reference"), scope, false);
    }

    @Test
    void theFirstVariantStandsForAFormatThatNamesNone() {
        assertThat(besidePeers(new Silent())).extracting(Tested::label).containsExactly("odd-first");
        assertThat(new Silent().comparedVariants()).containsExactly(FIRST, SECOND);
    }

    @Test
    void theVariantsThatAFormatNamesStandForIt() {
        assertThat(besidePeers(new Text())).extracting(Tested::label).containsExactly("odd-second");
        assertThat(besidePeers(new Text(), "odd")).hasSize(2);
    }

    @Test
    void whatAVariantPromisesDecidesHowItIsOpened() {
        assertThat(both(new Silent())).extracting(Tested::isMapped).containsExactly(false, true);
    }

    @Test
    void aFormatOfTextGetsTheCut() {
        assertThat(subject(Subject.Scope.CUT).fits(new Text())).isTrue();
        assertThat(subject(Subject.Scope.WHOLE).fits(new Text())).isFalse();
        assertThat(subject(Subject.Scope.CUT).fits(new Silent())).isFalse();
        assertThat(subject(Subject.Scope.EVERY_FORMAT).fits(new Text())).isTrue();
    }
}
