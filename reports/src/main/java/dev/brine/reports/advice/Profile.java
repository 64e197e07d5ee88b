package dev.brine.reports.advice;

import java.util.List;

/**
 * A named set of needs, to start from. There is nothing in one but its needs.
 *
 * @param name how to ask for it
 * @param description one line
 * @param needs all of them
 */
public record Profile(String name, String description, Needs needs) {
    private static final double SLOW_LINE = 1e6;
    private static final double OBJECT_STORE = 1e8;
    private static final int REPLICAS = 4;
    private static final int JOBS_A_DAY = 24;

    private static final List<Profile> ALL =
            List.of(general(), edge(), serverless(), server(), archive(), python(), batch());

    /** All profiles, the default one first. */
    public static List<Profile> all() {
        return ALL;
    }

    /**
     * The profile of a name.
     *
     * @throws IllegalArgumentException if there is none, naming those there are
     */
    public static Profile ofName(String name) {
        return ALL.stream()
                .filter(profile -> profile.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown profile '%s', known are %s"
                        .formatted(name, ALL.stream().map(Profile::name).toList())));
    }

    private static Profile general() {
        return new Profile(
                "general",
                "no constraint",
                Needs.of("general", Objective.FIRST_PREDICTION, Objective.FILE, Objective.HOST_MEMORY));
    }

    private static Profile edge() {
        return new Profile(
                "edge",
                "a small device at the end of a slow line",
                Needs.of("edge", Objective.FIRST_PREDICTION, Objective.HOST_MEMORY, Objective.FILE)
                        .with(Promise.UNTRUSTED)
                        .with(Promise.NO_FLAGS)
                        .withBytesPerSecond(SLOW_LINE));
    }

    private static Profile serverless() {
        return new Profile(
                "serverless",
                "cold start: a process is started for a request, its file fetched from an object store",
                Needs.of("serverless", Objective.PROCESS_START, Objective.FIRST_PREDICTION, Objective.FILE)
                        .with(Promise.NO_FLAGS)
                        .withBytesPerSecond(OBJECT_STORE));
    }

    private static Profile server() {
        return new Profile(
                "server",
                "long-lived server, four replicas a host",
                Needs.of("server", Objective.PREDICTION, Objective.HOST_MEMORY, Objective.FIRST_PREDICTION)
                        .withReplicas(REPLICAS));
    }

    private static Profile archive() {
        return new Profile(
                "archive",
                "written once and kept: damage is noticed, the bytes are documented",
                Needs.of("archive", Objective.FILE, Objective.FIRST_PREDICTION)
                        .with(Promise.LANGUAGES)
                        .with(Promise.CHECKED));
    }

    private static Profile python() {
        return new Profile(
                "python",
                "exchange with Python",
                Needs.of("python", Objective.FIRST_PREDICTION, Objective.FILE)
                        .with(Promise.LANGUAGES)
                        .with(Promise.UNTRUSTED)
                        .withBytesPerSecond(OBJECT_STORE));
    }

    private static Profile batch() {
        return new Profile(
                "batch",
                "saved once a day, then fetched and loaded by 24 jobs",
                Needs.of("batch", Objective.DAY, Objective.FILE)
                        .withBytesPerSecond(OBJECT_STORE)
                        .withLoadsADay(JOBS_A_DAY));
    }
}
