package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.format.ModelFormat;
import dev.brine.format.ModelFormats;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RelaunchTest extends CommandTest {
    private static final String FLAG = "--sun-misc-unsafe-memory-access=allow";

    @Test
    void formatsAreFoundInNamesOptionsAndFiles() {
        ModelFormat risky = ModelFormats.forName("risky");
        make("wine", "wine.risky");
        assertThat(run("make", "wine", "@unnamed", "--format=risky")).isZero();
        assertThat(Relaunch.touched("convert", "a.plain", "b.risky")).contains(risky);
        assertThat(Relaunch.touched("convert", "a.plain", "b", "--format=risky"))
                .contains(risky);
        assertThat(Relaunch.touched("convert", "a.plain", "b", "--format", "risky"))
                .contains(risky);
        assertThat(Relaunch.touched("inspect", folder.resolve("unnamed").toString()))
                .containsExactly(risky);
        assertThat(Relaunch.touched("bench")).contains(risky);
        assertThat(Relaunch.touched("inspect", "a.plain")).doesNotContain(risky);
    }

    @Test
    void onlyWhatTheManifestCannotSayIsMissing() {
        Set<ModelFormat> risky = Set.of(ModelFormats.forName("risky"));
        assertThat(Relaunch.missingFlags(risky, 17, List.of())).isEmpty();
        assertThat(Relaunch.missingFlags(risky, 25, List.of())).containsExactly(FLAG);
        assertThat(Relaunch.missingFlags(risky, 25, List.of("-Xmx1g", FLAG))).isEmpty();
    }
}
