package dev.brine.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArmTest {
    @TempDir
    private Path folder;

    private String file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), name).toString();
    }

    @Test
    void readsItsParts() throws IOException {
        String jars = file("a.jar") + File.pathSeparator + file("b.jar");
        String java = file("java");
        Arm arm = Arm.parse(
                "jar=" + jars + ",flags=-Xlog:gc*,safepoint -Xss2m,java=" + java + ",model=" + file("m.brine"),
                Arm.current());
        assertThat(arm.classPath()).extracting(Path::getFileName).containsExactly(Path.of("a.jar"), Path.of("b.jar"));
        assertThat(arm.flags()).containsExactly("-Xlog:gc*,safepoint", "-Xss2m");
        assertThat(arm.java()).hasFileName("java");
        assertThat(arm.model()).isPresent();
    }

    @Test
    void takesTheRestFromThisProcess() throws IOException {
        Arm arm = Arm.parse(file("old.jar"), Arm.current());
        assertThat(arm.classPath()).extracting(Path::getFileName).containsExactly(Path.of("old.jar"));
        assertThat(arm.java()).isEqualTo(Arm.current().java()).exists();
        assertThat(arm.flags()).isEqualTo(List.of());
    }

    @Test
    void refusesAClassPathWithoutBrine() throws IOException {
        Arm.current().requireBrine();
        Path text = Path.of(file("text.jar"));
        assertThatThrownBy(() -> Arm.parse("jar=" + text, Arm.current()).requireBrine())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'%s' is no jar: ", text);
        assertThatThrownBy(() -> Arm.parse("jar=" + folder, Arm.current()).requireBrine())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no Brine in [" + folder + "], expected brine.jar");
    }

    @Test
    void refusesWhatIsUnknownOrMissing() throws IOException {
        String jar = file("a.jar");
        assertThatThrownBy(() -> Arm.parse("jvm=x", Arm.current()))
                .hasMessageContaining("part 'jvm=x', expected jar=, java=, flags= or model=");
        assertThatThrownBy(() -> Arm.parse("jar=" + jar + ",jar=" + jar, Arm.current()))
                .hasMessageContaining("'jar' is given twice");
        assertThatThrownBy(() -> Arm.parse("jar=absent.jar", Arm.current()))
                .hasMessageContaining("'absent.jar': no such file or folder");
        assertThatThrownBy(() -> Arm.parse("model=" + folder, Arm.current())).hasMessageContaining("is a folder");
    }
}
