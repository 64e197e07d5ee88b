package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.Brine;
import dev.brine.cli.io.Colours;
import dev.brine.model.Environment;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names in a file may hold what a terminal obeys; nothing that is printed does. */
class HarmlessOutputTest extends CommandTest {
    /** ESC, BEL, CR, LF, NUL, CSI of C1, right-to-left override, isolate, zero width, line separator, half a pair. */
    private static final String EVIL = "a\u001b[2J\u001b[32mb\u0007\rc\nd\u0000\u009b1m\u202e\u2066\u200b\u2028\ufeff";

    @BeforeEach
    void makeFiles() throws IOException {
        for (double value : new double[] {1, 2}) {
            ModelState state = ModelState.builder(
                            EVIL, 1, Signature.named(List.of(EVIL)), Outputs.classification(List.of(EVIL, "b")))
                    .tensor(EVIL, HeapTensor.of(new double[] {value}))
                    .build();
            SavedModel model = new SavedModel(state, VerificationSet.empty(), Environment.of(Map.of(EVIL, EVIL)));
            Brine.save(model, folder.resolve("evil%.0f.brine".formatted(value)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inspect @evil1.brine",
                "inspect @evil1.brine --json",
                "verify @evil1.brine",
                "verify @evil1.brine --json",
                "diff @evil1.brine @evil2.brine",
                "diff @evil1.brine @evil2.brine --json",
                "convert @evil1.brine @evil.json",
                "convert @evil1.brine @evil.npz",
                "convert @evil1.brine @b.brine --raw=\u001b[2J",
                "predict @evil1.brine --rows=@none.csv",
                "predict @evil1.brine --rows=@none.csv --stacktrace",
                "inspect @\u001b[2J\u202e.brine",
                "make \u001b]0;x\u0007 @x.brine",
                "\u001b[2J"
            })
    void nothingThatATerminalObeysIsPrinted(String command) {
        run(command.split(" "));
        assertThat(out() + err()).isNotEmpty().doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\n\t]]");
        if (!command.contains("stacktrace")) {
            assertThat(err().lines().count()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void jsonKeepsTheName() {
        assertThat(run("inspect", "@evil1.brine", "--json")).isZero();
        assertThat(out()).contains("a\\u001B[2J").contains("\\u202E").hasLineCount(1);
    }

    @Test
    void ownColoursStayOnATerminal() {
        Colours colours = new Colours(true);
        assertThat(colours.clean(colours.bad("x\u001b[8my") + "\u001b[2J"))
                .isEqualTo("\u001b[1;31mx\uFFFD[8my\u001b[0m\uFFFD[2J");
        assertThat(Colours.NONE.clean("\u001b[32mx")).isEqualTo("\uFFFD[32mx");
    }
}
