package dev.brine.reports.result;

import java.time.Instant;

/**
 * What was run.
 *
 * @param toolVersion version of Brine
 * @param commit commit it was built from, blank where unknown
 * @param commandLine the exact command that makes this run again
 * @param profile name of the profile, such as {@code quick}
 * @param startedAt when the first row began
 * @param elapsedSeconds seconds from the first row to the last
 */
public record RunInfo(
        String toolVersion,
        String commit,
        String commandLine,
        String profile,
        Instant startedAt,
        double elapsedSeconds) {
    /** Checks that nothing but the commit is blank. */
    public RunInfo {
        Checks.text(toolVersion, "toolVersion");
        Checks.required(commit, "commit");
        Checks.text(commandLine, "commandLine");
        Checks.text(profile, "profile");
        Checks.required(startedAt, "startedAt");
        Checks.finite(elapsedSeconds, "elapsedSeconds");
    }
}
