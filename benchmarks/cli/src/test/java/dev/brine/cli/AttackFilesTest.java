package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files with right checksums that contradict themselves, explode or deceive: each command ends soon, with one clean line. */
class AttackFilesTest extends CommandTest {
    private static final List<String> COMMANDS = List.of(
            "inspect @FILE",
            "inspect @FILE --json",
            "verify @FILE",
            "verify @FILE --mode=heap",
            "predict @FILE --rows=@rows.csv",
            "convert @FILE @precious.json",
            "convert @FILE @new.brine",
            "diff @FILE @FILE");

    static List<String> names() throws IOException {
        return new String(bytes("names.txt"), StandardCharsets.US_ASCII).lines().toList();
    }

    static Stream<Arguments> attacks() throws IOException {
        return names().stream().flatMap(name -> COMMANDS.stream().map(command -> Arguments.of(name, command)));
    }

    static byte[] bytes(String name) throws IOException {
        try (InputStream in = AttackFilesTest.class.getResourceAsStream("/attacks/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    @Timeout(20)
    void everyCommandEndsSoonAndCleanly(String name, String command) throws IOException {
        Files.write(folder.resolve(name), bytes(name));
        file("rows.csv", "1\n2\n");
        file("precious.json", "precious");
        int status = run(command.replace("FILE", name).split(" "));
        assertThat(status).as(err()).isBetween(0, 2);
        assertThat(out() + err()).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\n]]");
        assertThat(err().lines().count()).isLessThanOrEqualTo(1);
        if (status != 0) {
            assertThat(folder.resolve("precious.json")).hasContent("precious");
            assertThat(filesInFolder()).containsExactlyInAnyOrder("precious.json", "rows.csv", name);
        }
    }
}
