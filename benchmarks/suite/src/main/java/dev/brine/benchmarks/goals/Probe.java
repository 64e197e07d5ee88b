package dev.brine.benchmarks.goals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.StringJoiner;

/**
 * A JVM that measures on request. Each line of its input is a count, a verb and arguments, separated by tabs; the answer is
 * {@code ok} and as many numbers, or {@code fail} and a reason. So the runner alone decides the order of everything.
 */
public final class Probe {
    static final String OK = "ok";
    static final String FAIL = "fail";

    private Probe() {}

    /** Answers until the input ends. The argument is the raw container that holds the forest and its rows. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Shots shots = new Shots(Path.of(arguments[0]));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(answer(shots, line.split("\t", -1)));
            out.flush();
        }
    }

    private static String answer(Shots shots, String... request) {
        StringJoiner answer = new StringJoiner(" ");
        answer.add(OK);
        try {
            for (int i = 0; i < Integer.parseInt(request[0]); i++) {
                answer.add(Double.toString(shots.take(request[1], request)));
            }
        } catch (Throwable e) { // an OutOfMemoryError is an answer too
            return FAIL + " " + String.valueOf(e).replaceAll("\\s+", " ");
        }
        return answer.toString();
    }
}
