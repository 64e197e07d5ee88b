package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The example workflow uses only commands and options that there are. */
class WorkflowTest extends CommandTest {
    private static final Path WORKFLOW = Path.of("src/main/ci/brine.yml");
    private static final Pattern COMMAND = Pattern.compile("java [^#|>]*?-jar \\S+\\.jar ([a-z]+)([^#|>\\n]*)");
    private static final Pattern OPTION = Pattern.compile("(?<= )--[a-z-]+");

    @Test
    void everyCommandKnowsItsOptions() throws IOException {
        Matcher matcher = COMMAND.matcher(Files.readString(WORKFLOW));
        List<String> commands = new ArrayList<>();
        while (matcher.find()) {
            commands.add(matcher.group(1));
            assertThat(run(matcher.group(1), "--help")).as(matcher.group()).isZero();
            String help = out();
            assertThat(OPTION.matcher(matcher.group(2)).results())
                    .as(matcher.group())
                    .allSatisfy(option -> assertThat(help).contains(option.group()));
        }
        assertThat(commands).contains("gate", "bench", "report", "compare").hasSizeGreaterThan(8);
    }

    @Test
    void everyActionIsPinned() throws IOException {
        assertThat(Files.readAllLines(WORKFLOW))
                .filteredOn(line -> line.contains("uses:"))
                .isNotEmpty()
                .allMatch(line -> line.matches(".*@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
    }
}
