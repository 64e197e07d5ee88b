package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.Brine;
import dev.brine.kind.LinearModel;
import dev.brine.kind.Link;
import dev.brine.kind.Pipeline;
import dev.brine.model.ComparisonRule;
import dev.brine.model.Environment;
import dev.brine.model.Model;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.model.VerificationSet;
import dev.brine.tensor.HeapTensor;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models without input columns: a constant, alone, inside a pipeline and with rows, and kinds that cannot be viewed. */
class NoColumnsTest extends CommandTest {
    private static final List<String> FILES =
            List.of("constant.brine", "inside.brine", "rows.brine", "no_steps.brine", "no_outputs.brine");

    @BeforeEach
    void makeFiles() throws IOException {
        Signature none = Signature.unnamed(0);
        Model constant = LinearModel.of(
                none,
                Outputs.regression(1),
                Link.IDENTITY,
                HeapTensor.of(new double[0], 1, 0),
                HeapTensor.of(new double[] {4.5}, 1));
        save("constant.brine", constant.state(), VerificationSet.empty());
        save("inside.brine", Pipeline.of(Map.of("only", constant)).state(), VerificationSet.empty());
        VerificationSet rows = VerificationSet.of(
                VerificationSet.Origin.SOURCE,
                ComparisonRule.exact(),
                HeapTensor.of(new double[0], 2, 0),
                HeapTensor.of(new double[] {4.5, 4.5}, 2, 1));
        save("rows.brine", constant.state(), rows);
        ModelState steps = ModelState.builder(Pipeline.KIND, 1, none, Outputs.regression(1))
                .build();
        save("no_steps.brine", steps, VerificationSet.empty());
        ModelState unknown =
                ModelState.builder("unknown", 1, none, new Outputs(List.of())).build();
        save("no_outputs.brine", unknown, VerificationSet.empty());
        file("two.csv", "a,b\n1,2\n");
        file("blank.csv", "\n\n");
        file("empty.csv", "");
        file("expected.csv", "4.5\n");
    }

    private void save(String name, ModelState state, VerificationSet rows) throws IOException {
        Brine.save(new SavedModel(state, rows, Environment.of(Map.of())), folder.resolve(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inspect @FILE",
                "inspect @FILE --json",
                "verify @FILE",
                "verify @FILE --json",
                "verify @FILE --rows=@two.csv --expected=@expected.csv",
                "predict @FILE --rows=@two.csv",
                "predict @FILE --rows=@two.csv --header=no",
                "predict @FILE --rows=@blank.csv",
                "predict @FILE --rows=@empty.csv --header=yes",
                "convert @FILE @new.json",
                "convert @FILE @new.npz",
                "convert @FILE @new.brine --rows=@blank.csv --expected=@expected.csv",
                "diff @FILE @FILE",
                "diff @FILE @constant.brine --rows=@two.csv"
            })
    void everyCommandEndsWithAnAnswerOrOneLine(String command) {
        for (String file : FILES) {
            int status = run(command.replace("FILE", file).split(" "));
            assertThat(status).as("%s: %s", file, err()).isBetween(0, 2);
            assertThat(err()).as(file).hasLineCount(status == 2 ? 1 : 0).doesNotContain("Index", "Exception", "null");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"two.csv", "blank.csv", "empty.csv"})
    void noFileHoldsRowsOfIt(String rows) {
        assertRefused(
                rows + ": the model takes no columns, so there are no rows of it",
                "predict",
                "@constant.brine",
                "--rows=@" + rows);
    }
}
