package dev.brine.reports.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brine.reports.advice.Advice.Named;
import dev.brine.reports.advice.AdviceCases.Case;
import dev.brine.reports.internal.RecordJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The kernel of the page's script decides as {@link Advisor} does, to the last figure; run by Node where there is one. */
class ScriptAgreementTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Path SCRIPT = Path.of("src/main/resources/dev/brine/reports/write/kernel.js");
    private static final String NODE = System.getProperty("brine.node", "/usr/bin/node");
    private static final long SEED = 20_261_123L;
    private static final int RANDOM_CASES = 300;
    private static final List<Integer> JDKS = List.of(11, 17, 21, 25, 26);
    private static final String PROGRAM = """
            const { decide, flips } = require(process.argv[1]);
            const { all, cases } = JSON.parse(require("fs").readFileSync(process.argv[2], "utf8"));
            const id = (one) => one?.id ?? "";
            const range = ({ low, mid, high }) => [low, mid, high];
            process.stdout.write(JSON.stringify(cases.map(({ data: index, needs }) => {
              const data = all[index];
              const { candidates } = data.choices[0];
              const answer = decide(candidates, needs);
              return {
                pick: id(answer.pick),
                ties: answer.ties.map(id),
                runnerUp: id(answer.runnerUp),
                nearest: id(answer.nearest),
                axes: answer.pareto.axes,
                pareto: answer.pareto.members.map(id),
                eligible: answer.eligible.map(id),
                excluded: answer.excluded.map(({ candidate, failed }) =>
                  [candidate.id, ...failed.map((one) => [one.constraint, one.excess])]),
                steps: answer.steps.map(({ objective, kept, unmeasured }) =>
                  [objective, kept.map((one) => [one.candidate.id, range(one.value)]), unmeasured.map(id)]),
                flips: !answer.pick ? [] : flips(candidates, needs, data.sliders, Object.keys(data.promises))
                  .map(({ name, place, isAsked, to }) => [name, place?.text ?? (isAsked ? "asked" : "dropped"), id(to)]),
              };
            })));
            """;

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
        needs = random.nextInt(4) > 0 ? needs : needs.withJdk(JDKS.get(random.nextInt(JDKS.size())));
        for (Promise promise : Promise.values()) {
            needs = random.nextInt(4) > 0 ? needs : needs.with(promise);
        }
        return needs;
    }

    private void assertAgrees(List<Choices> choices, List<Needs> needs) throws IOException, InterruptedException {
        List<Choices> distinct = choices.stream().distinct().toList();
        ObjectNode input = MAPPER.createObjectNode();
        ArrayNode all = input.putArray("all");
        distinct.forEach(one ->
                all.add(MAPPER.readTree(ChooserData.of(List.of(one), JDKS).toJson())));
        ArrayNode cases = input.putArray("cases");
        for (int i = 0; i < needs.size(); i++) {
            cases.addObject()
                    .put("data", distinct.indexOf(choices.get(i)))
                    .set("needs", MAPPER.readTree(RecordJson.compact(needs.get(i))));
        }
        JsonNode found = MAPPER.readTree(runScript(MAPPER.writeValueAsString(input)));
        assertThat(found).hasSameSizeAs(needs);
        for (int i = 0; i < needs.size(); i++) {
            String message = "case %d (seed %d): %s".formatted(i, SEED, needs.get(i));
            assertThat(text(found.get(i)))
                    .as(message)
                    .isEqualTo(text(MAPPER.valueToTree(expected(choices.get(i), needs.get(i)))));
        }
    }

    private static Map<String, Object> expected(Choices choices, Needs needs) {
        Advice advice = Advisor.advise(choices, needs);
        Decision decision = Decision.of(choices, needs);
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("pick", id(advice.pick()));
        expected.put("ties", advice.ties().stream().map(Named::id).toList());
        expected.put("runnerUp", id(advice.runnerUp()));
        expected.put("nearest", id(advice.nearest()));
        expected.put(
                "axes", advice.paretoAxes().stream().map(Objective::toString).toList());
        expected.put("pareto", advice.pareto());
        expected.put("eligible", ids(decision.eligible()));
        expected.put(
                "excluded",
                advice.excluded().stream()
                        .map(one -> Stream.concat(
                                        Stream.of(one.id()),
                                        one.failures().stream()
                                                .map(failure -> List.of(failure.constraint(), failure.excess())))
                                .toList())
                        .toList());
        expected.put(
                "steps",
                decision.choice().steps().stream()
                        .map(step -> List.of(
                                step.objective().toString(),
                                step.scored().subList(0, step.kept()).stream()
                                        .map(one -> List.of(one.candidate().id(), range(one.value())))
                                        .toList(),
                                ids(step.unmeasured())))
                        .toList());
        expected.put(
                "flips",
                new ChooserOracle(choices, needs)
                        .flips().stream()
                                .map(turn -> List.of(turn.name(), turn.to(), id(turn.pick())))
                                .toList());
        return expected;
    }

    private static String id(Optional<Named> named) {
        return named.map(Named::id).orElse("");
    }

    private static List<String> ids(List<Candidate> candidates) {
        return candidates.stream().map(Candidate::id).toList();
    }

    private static List<Double> range(Range value) {
        return List.of(value.low(), value.mid(), value.high());
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
