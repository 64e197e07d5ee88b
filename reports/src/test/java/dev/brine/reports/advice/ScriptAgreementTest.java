package dev.brine.reports.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brine.reports.advice.AdviceCases.Case;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The page's script gives the advice of {@link Advisor}, to the letter; run by Node where there is one. */
class ScriptAgreementTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Path SCRIPT = Path.of("src/main/resources/dev/brine/reports/write/advise.js");
    private static final String NODE = System.getProperty("brine.node", "/usr/bin/node");
    private static final long SEED = 20_261_123L;
    private static final int RANDOM_CASES = 300;
    private static final String PROGRAM = "const {advise} = require(process.argv[1]);"
            + "const cases = JSON.parse(require('fs').readFileSync(process.argv[2], 'utf8'));"
            + "process.stdout.write(JSON.stringify(cases.map((one) => advise(one.choices, one.needs))));";

    @TempDir
    private Path folder;

    @Test
    void onTheTable() throws IOException, InterruptedException {
        List<Choices> choices = new ArrayList<>();
        List<Needs> needs = new ArrayList<>();
        for (Case one : AdviceCases.all()) {
            choices.add(AdviceCases.choices(one.model()));
            needs.add(one.needs());
        }
        assertAgrees(choices, needs);
    }

    @Test
    void onRandomNeeds() throws IOException, InterruptedException {
        Random random = new Random(SEED);
        Choices forest = AdviceCases.choices("forest");
        Choices old = AdviceCases.choices("perceptron");
        List<Choices> choices = new ArrayList<>();
        List<Needs> needs = new ArrayList<>();
        for (int i = 0; i < RANDOM_CASES; i++) {
            choices.add(random.nextInt(5) == 0 ? old : forest);
            needs.add(randomNeeds(random));
        }
        assertAgrees(choices, needs);
    }

    private static Needs randomNeeds(Random random) {
        Needs needs = Profile.all().get(random.nextInt(Profile.all().size())).needs();
        needs = random.nextBoolean() ? needs : needs.withBytesPerSecond(Math.pow(10, 3 + 7 * random.nextDouble()));
        needs = random.nextBoolean() ? needs : needs.withReplicas(1 + random.nextInt(12));
        needs = random.nextBoolean() ? needs : needs.withLoadsADay(Math.pow(10, 5 * random.nextDouble()));
        needs = random.nextInt(3) > 0 ? needs : needs.withLimit(Limit.FILE, 1e6 * random.nextInt(10, 80));
        needs = random.nextInt(3) > 0 ? needs : needs.withLimit(Limit.HEAP, 1e6 * random.nextInt(5, 500));
        needs = random.nextInt(3) > 0 ? needs : needs.withLimit(Limit.LOAD, Math.pow(10, -3 + 4 * random.nextDouble()));
        needs = random.nextInt(3) > 0
                ? needs
                : needs.withLimit(Limit.START, Math.pow(10, -1 + 2 * random.nextDouble()));
        needs = random.nextInt(4) > 0
                ? needs
                : needs.withJdk(List.of(11, 17, 21, 25, 26).get(random.nextInt(5)));
        for (Promise promise : Promise.values()) {
            needs = random.nextInt(4) > 0 ? needs : needs.with(promise);
        }
        return needs;
    }

    private void assertAgrees(List<Choices> choices, List<Needs> needs) throws IOException, InterruptedException {
        ArrayNode cases = MAPPER.createArrayNode();
        ArrayNode expected = MAPPER.createArrayNode();
        for (int i = 0; i < needs.size(); i++) {
            ObjectNode one = cases.addObject();
            one.set("choices", AdviceJson.node(choices.get(i)));
            one.set("needs", AdviceJson.node(needs.get(i)));
            expected.add(AdviceJson.node(Advisor.advise(choices.get(i), needs.get(i))));
        }
        JsonNode found = MAPPER.readTree(runScript(MAPPER.writeValueAsString(cases)));
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < needs.size(); i++) {
            String message =
                    "case %d (seed %d): %s".formatted(i, SEED, cases.get(i).get("needs"));
            assertThat(text(found.get(i))).as(message).isEqualTo(text(expected.get(i)));
        }
    }

    /** Numbers as doubles, as the script knows no others. */
    private static String text(JsonNode node) {
        if (node.isNumber()) {
            return Double.toString(node.doubleValue());
        }
        if (node.isArray()) {
            List<String> elements = new ArrayList<>();
            node.forEach(element -> elements.add(text(element)));
            return String.join("\n", elements);
        }
        if (node.isObject()) {
            List<String> members = new ArrayList<>();
            node.propertyNames().stream().sorted().forEach(name -> members.add(name + "=" + text(node.get(name))));
            return String.join("\n", members);
        }
        return node.asString("null");
    }

    private String runScript(String cases) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of(NODE)), () -> "no Node at '" + NODE + "'; -Dbrine.node=PATH names one");
        Path input = Files.writeString(folder.resolve("cases.json"), cases);
        Path output = folder.resolve("advice.json");
        Process process = new ProcessBuilder(
                        NODE, "-e", PROGRAM, SCRIPT.toAbsolutePath().toString(), input.toString())
                .redirectOutput(output.toFile())
                .redirectErrorStream(true)
                .start();
        int status = process.waitFor();
        String text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(status).as(text).isZero();
        return text;
    }
}
