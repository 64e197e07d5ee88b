package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.Brine;
import dev.brine.kind.LinearModel;
import dev.brine.kind.Link;
import dev.brine.model.Attributes;
import dev.brine.model.Environment;
import dev.brine.model.Model;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.model.VerificationSet;
import dev.brine.tensor.HeapTensor;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiffTest extends CommandTest {
    private static final Signature COLUMNS = Signature.named(List.of("x", "y"));

    @BeforeEach
    void saveFirst() throws IOException {
        Model model = linear(COLUMNS, Link.IDENTITY, 1, 2);
        VerificationSet rows = VerificationSet.predictedBy(model, new double[] {1, 1, 0, 4});
        Brine.save(
                new SavedModel(model.state(), rows, Environment.of(Map.of("java.version", "17.0.1"))),
                folder.resolve("a.plain"));
    }

    private static Model linear(Signature signature, Link link, double... coefficients) {
        return LinearModel.of(
                signature,
                Outputs.regression(1),
                link,
                HeapTensor.of(coefficients, 1, coefficients.length),
                HeapTensor.of(new double[] {0.5}, 1));
    }

    private void save(String name, ModelState state) throws IOException {
        Brine.save(new SavedModel(state, VerificationSet.empty(), Environment.of(Map.of())), folder.resolve(name));
    }

    private static ModelState.Builder parts() {
        return ModelState.builder("unheard-of", 1, Signature.unnamed(1), Outputs.regression(1));
    }

    @Test
    void theSameModelInAnotherFormatIsTheSame() throws IOException {
        assertThat(run("convert", "@a.plain", "@b.risky")).isZero();
        assertThat(run("diff", "@a.plain", "@b.risky", "--trust")).isZero();
        assertThat(out())
                .contains("of both: the same model")
                .contains("0 of 2 differ")
                .containsOnlyOnce("predictions  equal on 2 rows of ")
                .doesNotContain("beside the model");
    }

    @Test
    void environmentAndRowsMakeNoDifference() throws IOException {
        save("b.plain", linear(COLUMNS, Link.IDENTITY, 1, 2).state());
        assertThat(run("diff", "@a.plain", "@b.plain")).isZero();
        assertThat(out())
                .contains("of both: the same model")
                .contains("beside the model, which makes no difference")
                .containsPattern("java.version +17.0.1 +-> +\\(none\\)")
                .containsPattern("verification +2 rows, BRINE_IMPORT, exact +-> +\\(none\\)");
    }

    @Test
    void tellsWhatDiffersAndByHowMuch() throws IOException {
        save(
                "b.plain",
                linear(Signature.named(List.of("x", "z")), Link.SIGMOID, 1, 2.5).state());
        assertThat(run("diff", "@a.plain", "@b.plain")).isEqualTo(1);
        assertThat(out())
                .containsPattern("digest       [0-9a-f]{64}\n          -> [0-9a-f]{64}\n")
                .containsPattern("link +'identity' +-> +'sigmoid'")
                .containsPattern("input 2 +y, NUMBER +-> +z, NUMBER")
                .contains("1 of 2 differ")
                .containsPattern("coefficients +1 of 2 +1 +2.0 -> 2.5 +0.5 +0.2\n")
                .containsPattern("predictions  2 of 2 rows of .*a.plain differ, first row 1: y 3.5 -> 0.98");
    }

    @Test
    void givenRowsGoByNameInEachModel() throws IOException {
        save(
                "b.plain",
                linear(Signature.named(List.of("y", "x")), Link.IDENTITY, 2, 1).state());
        file("rows.csv", "x,y\n1,10\n2,20\n");
        assertThat(run("diff", "@a.plain", "@b.plain", "--rows=@rows.csv")).isEqualTo(1);
        assertThat(out()).contains("predictions  equal on 2 rows of ");
    }

    @Test
    void predictionsThatCannotBeComparedAreTold() throws IOException {
        save("b.plain", linear(Signature.unnamed(3), Link.IDENTITY, 1, 2, 3).state());
        assertThat(run("diff", "@a.plain", "@b.plain")).isEqualTo(1);
        assertThat(out())
                .containsPattern("coefficients +F64 \\[1, 2] -> F64 \\[1, 3]")
                .containsPattern("not compared on the rows of .*a.plain: one model has 2 inputs, the other 3");
        save("c.plain", parts().build());
        assertThat(run("diff", "@a.plain", "@c.plain")).isEqualTo(1);
        assertThat(out()).containsPattern("not compared on the rows of .*a.plain: .*'unheard-of'");
    }

    @Test
    void unknownKindsAreComparedToo() throws IOException {
        ModelState child = parts().tensor("inner", HeapTensor.of(new long[] {7}))
                .attributes(Attributes.of(Map.of("n", 1L)))
                .build();
        ModelState otherChild = parts().tensor("inner", HeapTensor.of(new long[] {9}))
                .attributes(Attributes.of(Map.of("n", 1.0)))
                .build();
        save(
                "b.plain",
                parts().tensor("kept", HeapTensor.of(new float[] {1}))
                        .tensor("dropped", HeapTensor.of(new float[] {1, 2}))
                        .child("part", child)
                        .build());
        save(
                "c.plain",
                parts().tensor("added", HeapTensor.of(new int[] {1}))
                        .tensor("kept", HeapTensor.of(new float[] {Float.NaN}))
                        .child("part", otherChild)
                        .child("more", child)
                        .build());
        assertThat(run("diff", "@b.plain", "@c.plain")).isEqualTo(1);
        assertThat(out())
                .containsPattern("part/n +1 +-> +1.0")
                .containsPattern("more +\\(none\\) +-> +unheard-of v1")
                .contains("4 of 4 differ")
                .containsPattern("kept +1 of 1 +0 +1.0 -> NaN +NaN +NaN")
                .containsPattern("dropped +F32 \\[2] -> \\(none\\)")
                .containsPattern("added +\\(none\\) -> I32 \\[1]")
                .containsPattern("part/inner +1 of 1 +0 +7 -> 9 +2.0 +0.2");
    }

    @Test
    void theOrderOfTensorsAndTheBitsOfNaNsCount() throws IOException {
        HeapTensor tensor = HeapTensor.of(new float[] {1});
        save("b.plain", parts().tensor("s", tensor).tensor("t", tensor).build());
        save("c.plain", parts().tensor("t", tensor).tensor("s", tensor).build());
        assertThat(run("diff", "@b.plain", "@c.plain")).isEqualTo(1);
        assertThat(out()).containsPattern("order of tensors +\\[s, t] +-> +\\[t, s]");
        save("d.plain", withAttribute(Double.NaN));
        save("e.plain", withAttribute(Double.longBitsToDouble(0x7ff8000000000001L)));
        assertThat(run("diff", "@d.plain", "@e.plain")).isEqualTo(1);
        assertThat(out()).contains("only the bits of a NaN");
    }

    private static ModelState withAttribute(double value) {
        return parts().attributes(Attributes.of(Map.of("r", value))).build();
    }

    @Test
    void longListsEnd() throws IOException {
        Map<String, Object> many = new LinkedHashMap<>();
        for (int i = 0; i < 50; i++) {
            many.put("setting " + i, "x".repeat(100));
        }
        save("b.plain", parts().build());
        save("c.plain", parts().attributes(Attributes.of(many)).build());
        assertThat(run("diff", "@b.plain", "@c.plain")).isEqualTo(1);
        assertThat(out()).contains("and 30 more; --json shows them").contains("xxx...");
        assertThat(out().lines()).allMatch(line -> line.length() < 120).hasSizeLessThan(30);
        assertThat(run("diff", "@b.plain", "@c.plain", "--json")).isEqualTo(1);
        assertThat(out()).contains("setting 49", "x".repeat(100)).hasLineCount(1);
    }

    @Test
    void jsonHoldsTheFigures() throws IOException {
        save("b.plain", linear(COLUMNS, Link.IDENTITY, 1, 2.5).state());
        assertThat(run("diff", "@a.plain", "@b.plain", "--json")).isEqualTo(1);
        assertThat(out())
                .contains("\"same\":false", "\"changes\":[]", "\"tensorCount\":2")
                .contains("\"tensor\":\"coefficients\",\"a\":\"F64 [1, 2]\",\"b\":\"F64 [1, 2]\",\"elements\":2"
                        + ",\"differing\":1,\"firstIndex\":1,\"values\":\"2.0 -> 2.5\",\"largestDifference\":0.5"
                        + ",\"largestRelativeDifference\":0.2")
                .contains(
                        "\"rows\":2,\"differing\":2,\"firstRow\":1,\"values\":\"y 3.5 -> 4.0\",\"largestDifference\":2.0")
                .contains("\"what\":\"java.version\"", "\"what\":\"verification\"");
    }

    @Test
    void classesAreComparedByTheirLabels() throws IOException {
        save("b.plain", classes("no", "yes", 1, 0));
        save("c.plain", classes("yes", "no", 0, 1));
        file("rows.csv", "1,2\n3,1\n");
        assertThat(run("diff", "@b.plain", "@c.plain", "--rows=@rows.csv")).isEqualTo(1);
        assertThat(out()).contains("predictions  equal on 2 rows of ");
    }

    private static ModelState classes(String first, String second, double a, double b) {
        return LinearModel.of(
                        COLUMNS,
                        Outputs.classification(List.of(first, second)),
                        Link.SOFTMAX,
                        HeapTensor.of(new double[] {a, b, b, a}, 2, 2),
                        HeapTensor.of(new double[] {0, 0}, 2))
                .state();
    }
}
