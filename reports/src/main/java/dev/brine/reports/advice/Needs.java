package dev.brine.reports.advice;

import dev.brine.reports.text.Numbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a format is wanted for: what it must meet, and what decides among those that do. Nothing is weighed: an objective
 * decides only among the candidates that the ones before it cannot tell apart.
 *
 * @param profile name of the profile that this started from, or {@code none}
 * @param limits bounds in bytes or seconds; what is not in the map is free
 * @param promises what is asked for besides
 * @param jdk feature version of the JDK to run on, 0 for that of the run
 * @param bytesPerSecond bandwidth over which a file arrives before it is loaded, 0 where it is there already
 * @param replicas processes on a host that share the file, at least 1
 * @param loadsADay loads for each save
 * @param objectives what decides, first to last, at least one
 */
public record Needs(
        String profile,
        Map<Limit, Double> limits,
        Set<Promise> promises,
        int jdk,
        double bytesPerSecond,
        int replicas,
        double loadsADay,
        List<Objective> objectives) {
    /** Copies the collections and checks the numbers. */
    public Needs {
        Map<Limit, Double> ordered = new EnumMap<>(Limit.class);
        ordered.putAll(limits);
        limits = Collections.unmodifiableMap(ordered);
        Set<Promise> asked = EnumSet.noneOf(Promise.class);
        asked.addAll(promises);
        promises = Collections.unmodifiableSet(asked);
        objectives = List.copyOf(objectives);
        limits.forEach((limit, bound) -> check(bound > 0, limit.title(), bound, "above 0"));
        check(bytesPerSecond >= 0, "bandwidth", bytesPerSecond, "0 or more bytes a second");
        check(replicas >= 1, "replicas", replicas, "at least 1");
        check(loadsADay > 0, "loads a day", loadsADay, "above 0");
        check(!objectives.isEmpty(), "objectives", 0, "at least one");
    }

    private static void check(boolean holds, String what, double found, String expected) {
        if (!holds || !Double.isFinite(found)) {
            throw new IllegalArgumentException(
                    "%s is %s, expected %s".formatted(what, Numbers.significant(found), expected));
        }
    }

    /** No constraint; decided by the objectives given. */
    public static Needs of(String profile, Objective... objectives) {
        return new Needs(profile, Map.of(), Set.of(), 0, 0, 1, 1, List.of(objectives));
    }

    /** These needs with a bound, in bytes or seconds. */
    public Needs withLimit(Limit limit, double bound) {
        Map<Limit, Double> more = new EnumMap<>(Limit.class);
        more.putAll(limits);
        more.put(limit, bound);
        return new Needs(profile, more, promises, jdk, bytesPerSecond, replicas, loadsADay, objectives);
    }

    /** These needs with a promise asked for. */
    public Needs with(Promise promise) {
        List<Promise> more = new ArrayList<>(promises);
        more.add(promise);
        return withPromises(EnumSet.copyOf(more));
    }

    /** These needs with a promise not asked for. */
    public Needs without(Promise promise) {
        return withPromises(
                Set.copyOf(promises.stream().filter(asked -> asked != promise).toList()));
    }

    private Needs withPromises(Set<Promise> asked) {
        return new Needs(profile, limits, asked, jdk, bytesPerSecond, replicas, loadsADay, objectives);
    }

    /** These needs on a JDK, by feature version. */
    public Needs withJdk(int feature) {
        return new Needs(profile, limits, promises, feature, bytesPerSecond, replicas, loadsADay, objectives);
    }

    /** These needs with a transfer before each load; 0 for none. */
    public Needs withBytesPerSecond(double bandwidth) {
        return new Needs(profile, limits, promises, jdk, bandwidth, replicas, loadsADay, objectives);
    }

    /** These needs with so many processes on a host. */
    public Needs withReplicas(int count) {
        return new Needs(profile, limits, promises, jdk, bytesPerSecond, count, loadsADay, objectives);
    }

    /** These needs with so many loads for each save. */
    public Needs withLoadsADay(double loads) {
        return new Needs(profile, limits, promises, jdk, bytesPerSecond, replicas, loads, objectives);
    }

    /** These needs decided by other objectives. */
    public Needs withObjectives(List<Objective> others) {
        return new Needs(profile, limits, promises, jdk, bytesPerSecond, replicas, loadsADay, others);
    }

    OptionalDouble limit(Limit limit) {
        Double bound = limits.get(limit);
        return bound == null ? OptionalDouble.empty() : OptionalDouble.of(bound);
    }

    double secondsPerByte() {
        return bytesPerSecond > 0 ? 1 / bytesPerSecond : 0;
    }

    boolean decidesBy(Objective objective) {
        return objectives.contains(objective);
    }

    boolean hasConstraints() {
        return !limits.isEmpty() || !promises.isEmpty() || jdk != 0;
    }
}
