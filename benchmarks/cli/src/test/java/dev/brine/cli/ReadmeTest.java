package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows is what runs. */
class ReadmeTest extends CommandTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern BLOCK = Pattern.compile("```(java|sh)\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    private static List<String> blocks(String language) throws IOException {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(readme());
        while (matcher.find()) {
            if (matcher.group(1).equals(language)) {
                blocks.add(matcher.group(2));
            }
        }
        return blocks;
    }

    @Test
    void theJavaIsSourceThatCompiles() throws IOException {
        String example = Files.readString(Path.of("src/test/java/dev/brine/cli/ReadmeExample.java"));
        String subclass = Files.readString(ROOT.resolve("formats/testkit/src/test/java/dev/brine/format/testkit")
                .resolve("ToyModelFormatConformanceTest.java"));
        assertThat(blocks("java"))
                .containsExactly(
                        between(example, "// README: begin", "// README: end"),
                        subclass.substring(subclass.indexOf("class ")));
    }

    private static String between(String source, String begin, String end) {
        String text = source.substring(source.indexOf(begin) + begin.length(), source.indexOf(end));
        return text.stripIndent().strip() + "\n";
    }

    @Test
    void theJavaPredictsAndVerifies() throws IOException {
        double[] price = new double[1];
        Verification verification = ReadmeExample.saveOpenPredictAndVerify(folder.resolve("prices.brine"), price);
        assertThat(price).containsExactly(1000 + 75 * 50 - 12 * 3);
        assertThat(verification.passed()).isTrue();
        assertThat(verification.predictions().rowCount()).isEqualTo(2);
    }

    @Test
    void everyCommandIsOneThatTheProgramKnows() throws IOException {
        List<String> commands = new ArrayList<>();
        for (String line : String.join("\n", blocks("sh")).lines().toList()) {
            if (line.startsWith("brine ")) {
                commands.add(line.replaceAll("\\s*#.*", "").split(" ")[1]);
            }
        }
        assertThat(commands)
                .containsExactlyInAnyOrder(
                        "convert", "bench", "advise", "gate", "doctor", "compare", "report", "formats", "make",
                        "convert", "inspect", "verify", "diff", "predict", "bench", "report");
        for (String command : commands) {
            assertThat(run(command, "--help")).as(command).isZero();
        }
    }

    @Test
    void theFirstWalkRuns() throws IOException {
        Files.writeString(folder.resolve("rows.csv"), "1,9\n4,2\n");
        assertThat(run("make", "pipeline", "@forest.ser")).isZero();
        assertThat(run("convert", "@forest.ser", "@forest.brine")).isZero();
        assertThat(run("inspect", "@forest.brine")).isZero();
        assertThat(run("verify", "@forest.brine")).isZero();
        assertThat(run("diff", "@forest.ser", "@forest.brine")).isZero();
        assertThat(run("predict", "@forest.brine", "--rows", "@rows.csv")).isZero();
    }

    @Test
    void everyLinkedFileIsThere() throws IOException {
        Matcher matcher = LINK.matcher(readme());
        List<String> links = new ArrayList<>();
        while (matcher.find()) {
            links.add(matcher.group(1));
        }
        assertThat(links)
                .isNotEmpty()
                .allSatisfy(link -> assertThat(ROOT.resolve(link)).exists());
    }
}
