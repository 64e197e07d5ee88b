package dev.brine.reports.gate;

import dev.brine.reports.statistics.PairedRatio;
import java.util.Locale;

/**
 * The rules of one gate run.
 *
 * @param rows number of timed rows, all of one family
 * @param margin slowdown that is tolerated, such as 0.05
 * @param alpha chance of a false alarm of the judging rounds, over all rows together
 * @param boundLevel level of the one-sided bound that must clear the margin as well
 * @param screenRounds pairs of each row in the screen, 0 for judging every row at once
 * @param screenRatio ratio from which a row is judged
 * @param judgeRounds fresh pairs of each judged row
 * @param confirmRounds independent pairs of each row that looks slower after judging
 * @param nullTolerance difference of the same binary against itself that is tolerated, such as 0.03
 * @param unstableSpread pair spread above which a row says nothing, such as 0.30
 */
public record GatePolicy(
        int rows,
        double margin,
        double alpha,
        double boundLevel,
        int screenRounds,
        double screenRatio,
        int judgeRounds,
        int confirmRounds,
        double nullTolerance,
        double unstableSpread) {
    /**
     * Refuses what can never fail.
     *
     * @throws IllegalArgumentException if a number is out of its range, or if no slowdown, however large, could come
     *     out as REGRESSED; the message says which number to change
     */
    public GatePolicy {
        check(rows >= 1, "rows", rows, "1 or more");
        check(margin > 0 && margin < 1, "margin", margin, "above 0 and below 1");
        check(alpha > 0 && alpha < 0.5, "alpha", alpha, "above 0 and below 0.5");
        check(boundLevel > 0.5 && boundLevel < 1, "boundLevel", boundLevel, "above 0.5 and below 1");
        check(screenRounds >= 0, "screenRounds", screenRounds, "0 or more");
        check(screenRatio > 1, "screenRatio", screenRatio, "above 1");
        check(nullTolerance > 0, "nullTolerance", nullTolerance, "above 0");
        check(unstableSpread > 0, "unstableSpread", unstableSpread, "above 0");
        checkCanFail("judgeRounds", judgeRounds, alpha, rows);
        checkCanFail("confirmRounds", confirmRounds, alpha, 1);
    }

    /** The rules for a pull request: 10 judging rounds, margin 5 %. */
    public static GatePolicy standard(int rows) {
        return new GatePolicy(rows, 0.05, 0.05, 0.99, 4, 1.04, 10, 10, 0.03, 0.30);
    }

    /** The same rules with other numbers of rounds. */
    public GatePolicy withRounds(int screen, int judge, int confirm) {
        return new GatePolicy(
                rows, margin, alpha, boundLevel, screen, screenRatio, judge, confirm, nullTolerance, unstableSpread);
    }

    /** The same rules with another margin. */
    public GatePolicy withMargin(double newMargin) {
        return new GatePolicy(
                rows,
                newMargin,
                alpha,
                boundLevel,
                screenRounds,
                screenRatio,
                judgeRounds,
                confirmRounds,
                nullTolerance,
                unstableSpread);
    }

    /** The fewest judging rounds with which so many rows can fail at that alpha. */
    public static int fewestJudgeRounds(int rows, double alpha) {
        int rounds = 2;
        while (PairedRatio.smallestP(rounds) * rows > alpha) {
            rounds++;
        }
        return rounds;
    }

    private static void checkCanFail(String field, int rounds, double alpha, int rows) {
        int fewest = fewestJudgeRounds(rows, alpha);
        if (rounds < fewest) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "a gate with %s %d can never fail: its smallest p is %.3g over %d row%s, alpha is %s; use %d or more",
                    field,
                    rounds,
                    Math.min(1, PairedRatio.smallestP(Math.max(0, rounds)) * rows),
                    rows,
                    rows == 1 ? "" : "s",
                    alpha,
                    fewest));
        }
    }

    private static void check(boolean holds, String field, double value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("field '%s' is %s, expected %s".formatted(field, value, expected));
        }
    }
}
