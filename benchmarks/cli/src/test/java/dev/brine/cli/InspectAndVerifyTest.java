package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.Brine;
import dev.brine.cli.inspect.ProvenanceText;
import dev.brine.model.Attributes;
import dev.brine.model.Environment;
import dev.brine.model.ModelState;
import dev.brine.model.Output;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.reports.text.Numbers;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.TensorGroup;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class InspectAndVerifyTest extends CommandTest {
    @Test
    void inspectShowsTheTreeOfKindsWithSizesAndDigest() throws IOException {
        make("pipeline", "a.plain");
        assertThat(run("inspect", "@a.plain")).isZero();
        assertThat(out())
                .contains("format       plain, variant default")
                .contains("recorded     the same")
                .contains("environment  same as here")
                .contains("verification no rows")
                .contains("model: pipeline v1")
                .contains("\n  'scale': scaler v1")
                .contains("\n  'classify': linear-model v1")
                .contains("inputs  2 columns: alcohol, acid, volatile")
                .contains("outputs y (2 classes: red, \"dry\", white)")
                .containsPattern("coefficients +F64 +\\[2, 2] +32 bytes +heap");
    }

    @Test
    void sizesAreExactWithMebibytes() {
        assertThat(Numbers.exactBytes(999)).isEqualTo("999 bytes");
        assertThat(Numbers.exactBytes(67_108_864)).isEqualTo("67,108,864 bytes (64.00 MiB)");
        make("table", "a.plain");
        assertThat(run("make", "table", "@a.plain", "--size=2MiB")).isZero();
        assertThat(out()).contains("2,097,152 bytes (2.00 MiB) of tensors");
    }

    @Test
    void jsonIsSoundAndHoldsEverything() throws IOException {
        make("pipeline", "a.plain");
        assertThat(run("inspect", "@a.plain", "--json")).isZero();
        assertSoundJson("\"digest\":", "\"recordedDigest\":", "\"kind\":\"scaler\"", "\"shape\":[2,2]");
        assertThat(run("verify", "@a.plain", "--json")).isZero();
        assertSoundJson("\"passed\":true", "\"differingRows\":0", "\"largestDifference\":0.0");
        assertThat(run("formats", "--json")).isZero();
        assertSoundJson("\"name\":\"plain\"", "\"traits\":[\"checksummed\",\"untrusted-input\"]");
    }

    @Test
    void namesThatAreLongDoNotPadEveryRow() throws IOException {
        String name = "n".repeat(1 << 16);
        for (int value = 1; value <= 2; value++) {
            ModelState.Builder state = ModelState.builder(
                            name,
                            1,
                            Signature.named(List.of(name)),
                            new Outputs(List.of(new Output(name, List.of(name)))))
                    .attributes(Attributes.of(Map.of(name, List.of(name, (long) value))))
                    .tensor(name, HeapTensor.of(new int[] {value}))
                    .group(name + "s", TensorGroup.columnar(Map.of(name, HeapTensor.of(new int[] {value}))));
            state.child(name, state.build());
            Brine.save(SavedModel.of(state.build()), folder.resolve("long%d.brine".formatted(value)));
        }
        assertThat(run("inspect", "@long1.brine")).isZero();
        assertThat(out()).contains("n... (65,536 characters)");
        assertThat(out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(400));
        assertThat(run("diff", "@long1.brine", "@long2.brine")).isEqualTo(1);
        assertThat(out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(400));
    }

    private void assertSoundJson(String... parts) {
        assertThat(out()).hasLineCount(1).contains(parts);
        int depth = 0;
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), out())) {
            while (parser.nextToken() != null) {
                depth += parser.currentToken().isStructStart() ? 1 : 0;
                depth -= parser.currentToken().isStructEnd() ? 1 : 0;
            }
        }
        assertThat(depth).isZero();
    }

    @Test
    void verifyTellsOriginAndRuleAndClaimsNoMoreThanTheySay() throws IOException {
        make("wine", "a.plain");
        file("rows.csv", "1,2\n");
        file("expected.csv", "white\n");
        assertThat(run("convert", "@a.plain", "@import.plain", "--rows=@rows.csv"))
                .isZero();
        assertThat(run("verify", "@import.plain")).isZero();
        assertThat(out())
                .contains(
                        "checksums    hold",
                        "(as recorded)",
                        "origin BRINE_IMPORT: 1 rows predict as outputs recorded by Brine at import (exact;")
                .contains("nothing about the original")
                .doesNotContain("equal to the original", "source's outputs");
        assertThat(run("verify", "@import.plain", "--rows=@rows.csv", "--expected=@expected.csv"))
                .isZero();
        assertThat(out()).contains("origin SOURCE: 1 rows predict as the source's outputs (exact;");
    }

    @Test
    void environmentsAreGraded() {
        Environment here = Environment.of(Map.of("java.version", "17.0.9", "os.arch", "amd64"));
        assertThat(ProvenanceText.comparison(here, here)).isEqualTo("same as here");
        assertThat(ProvenanceText.comparison(here.with("java.version", "17.0.1"), here))
                .isEqualTo("differs from here, minor: java.version: made with 17.0.1, running 17.0.9");
        assertThat(ProvenanceText.comparison(here.with("java.version", "25"), here))
                .startsWith("differs from here, notable: ");
        assertThat(ProvenanceText.comparison(here.with("os.arch", "arm"), here))
                .startsWith("differs from here, notable: ");
        assertThat(ProvenanceText.comparison(Environment.of(Map.of()), here)).isEqualTo("same as here");
    }
}
