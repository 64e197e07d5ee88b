"use strict";
// Which candidates meet the needs, and in what order: the arithmetic of package dev.brine.reports.advice, pure and
// without a word. A test holds it to the answers of the engine there. What was not measured is undefined.
const brineKernel = (() => {
  const SAME_SHARE = 0.99;
  const FAR = 1e300; // further off than any figure over its limit
  const LIMITS = { file: "file", heap: "", load: "first-prediction", start: "process-start" }; // and their objectives

  const exact = (value) => ({ low: value, mid: value, high: value });
  const sum = (a, b, times) => a && b && { low: a.low + b.low * times, mid: a.mid + b.mid * times, high: a.high + b.high * times };
  const areTheSame = (a, b) =>
    (a.low <= b.high && b.low <= a.high) || Math.min(a.mid, b.mid) >= SAME_SHARE * Math.max(a.mid, b.mid);

  const memory = ({ memory1, memory2, memory4 }, replicas) => {
    if (replicas <= 2) return replicas === 1 ? memory1 : memory2;
    if (!memory2 || !memory4) return undefined;
    const at = (bound, grows) => memory2[bound] + grows * ((replicas - 2) / 2);
    const mid = at("mid", Math.max(0, memory4.mid - memory2.mid));
    const low = Math.max(0, at("low", memory4.low - memory2.low));
    return { low: Math.min(low, mid), mid, high: Math.max(at("high", memory4.high - memory2.high), mid) };
  };

  const value = (objective, { bytes, figures }, needs) => {
    const transfer = needs.bytesPerSecond > 0 ? 1 / needs.bytesPerSecond : 0;
    if (objective === "host-memory") return memory(figures, needs.replicas);
    if (objective === "prediction") return figures.predict;
    if (bytes === null) return undefined;
    if (objective === "file") return exact(bytes);
    if (objective !== "day") return sum(objective === "process-start" ? figures.start : figures.load, exact(bytes), transfer);
    return sum(sum(figures.save, figures.load, needs.loadsADay), exact(bytes * needs.loadsADay), transfer);
  };

  const limited = (limit, candidate, needs) =>
    limit === "heap" ? candidate.figures.heap : value(LIMITS[limit], candidate, needs);

  // The constraints that a candidate fails, with how many times a figure is over its limit.
  const failures = (candidate, needs) => {
    if (candidate.refusal) return [{ constraint: "error", excess: 0 }];
    const lacks = candidate.lacks[needs.jdk] ?? {};
    const over = Object.keys(LIMITS).filter((limit) => needs.limits[limit] !== undefined).map((limit) => {
      const found = limited(limit, candidate, needs);
      return { constraint: limit, excess: found ? found.high / needs.limits[limit] : 0, fails: !(found?.high <= needs.limits[limit]) };
    });
    const missing = [...needs.promises, "jdk"].filter((one) => lacks[one]);
    return [...over.filter((one) => one.fails), ...missing.map((constraint) => ({ constraint, excess: 0 }))];
  };

  const step = (objective, candidates, needs) => {
    const scored = candidates.map((candidate) => ({ candidate, value: value(objective, candidate, needs) }));
    const measured = scored.filter((one) => one.value).sort((a, b) => a.value.mid - b.value.mid);
    const kept = measured.filter((one) => areTheSame(one.value, measured[0].value));
    return { objective, kept, unmeasured: scored.filter((one) => !one.value).map((one) => one.candidate) };
  };

  // What the objectives leave of candidates that may all be picked, one after the other.
  const choose = (candidates, needs) => {
    const steps = [];
    let left = candidates;
    for (const objective of needs.objectives) {
      const taken = step(objective, left, needs);
      if (taken.kept.length > 0) {
        const kept = taken.kept.map((one) => one.candidate);
        left = steps.length === 0 ? kept : left.filter((candidate) => kept.includes(candidate));
        steps.push(taken);
      }
      if (left.length === 1 && steps.length > 0) break;
    }
    return { steps, left: steps.length === 0 ? [] : left };
  };

  const nearestOf = (excluded, needs) => {
    const open = excluded.filter(({ failed }) => failed[0].constraint !== "error").map(({ candidate, failed }) =>
      ({ candidate, count: failed.length, distance: Math.max(...failed.map((one) => one.excess || FAR)) }));
    const fewest = Math.min(...open.map((one) => one.count));
    const few = open.filter((one) => one.count === fewest);
    const least = Math.min(...few.map((one) => one.distance));
    const nearest = few.filter((one) => one.distance === least).map((one) => one.candidate);
    return choose(nearest, needs).left[0] ?? nearest[0];
  };

  const paretoOf = (candidates, needs) => {
    const isMeasured = (axis) => candidates.some((candidate) => value(axis, candidate, needs));
    const byStart = needs.objectives.includes("process-start") && isMeasured("process-start");
    const axes = ["file", byStart ? "process-start" : "first-prediction", "host-memory"].filter(isMeasured);
    const beats = (a, b) => {
      const pairs = axes.map((axis) => [value(axis, a, needs), value(axis, b, needs)]).filter(([one, other]) => one && other);
      return pairs.every(([one, other]) => one.mid <= other.mid) && pairs.some(([one, other]) => !areTheSame(one, other));
    };
    return { axes, members: candidates.filter((one) => !candidates.some((other) => beats(other, one))) };
  };

  const decide = (candidates, needs) => {
    const judged = candidates.map((candidate) => ({ candidate, failed: failures(candidate, needs) }));
    const eligible = judged.filter((one) => one.failed.length === 0).map((one) => one.candidate);
    const excluded = judged.filter((one) => one.failed.length > 0);
    const { steps, left } = choose(eligible, needs);
    const [pick, ...ties] = left;
    const runnerUp = pick && choose(eligible.filter((candidate) => candidate.file !== pick.file), needs).left[0];
    const nearest = eligible.length === 0 ? nearestOf(excluded, needs) : undefined;
    return { pick, ties, runnerUp, nearest, eligible, excluded, steps, pareto: paretoOf(eligible, needs) };
  };

  // Needs by the name of a slider; no bound is undefined.
  const get = (needs, name) => {
    if (name === "bandwidth") return needs.bytesPerSecond || undefined;
    if (name === "replicas") return needs.replicas;
    return name === "loads" ? needs.loadsADay : needs.limits[name];
  };

  const set = (needs, name, to) => {
    if (name === "bandwidth") return { ...needs, bytesPerSecond: to ?? 0 };
    if (name === "replicas") return { ...needs, replicas: to };
    return name === "loads" ? { ...needs, loadsADay: to } : { ...needs, limits: { ...needs.limits, [name]: to } };
  };

  const setPromise = (needs, name, isAsked, order) => ({
    ...needs,
    promises: order.filter((one) => (one === name ? isAsked : needs.promises.includes(one))),
  });

  // The nearest place of each slider, both ways, and each promise, that makes another candidate the pick. That a tighter
  // limit or one more promise leaves nothing is no flip.
  const flips = (candidates, needs, sliders, promises) => {
    const pickOf = (changed) => choose(candidates.filter((one) => failures(one, changed).length === 0), changed).left[0];
    const pick = pickOf(needs);
    const found = [];
    for (const { name, places } of sliders) {
      const at = get(needs, name) ?? Infinity;
      const isBelow = (place) => (place.value ?? Infinity) < at;
      const above = places.filter((place) => (place.value ?? Infinity) > at);
      for (const way of [places.filter(isBelow).reverse(), above]) {
        const place = way.find((one) => pickOf(set(needs, name, one.value ?? undefined)) !== pick);
        const to = place && pickOf(set(needs, name, place.value ?? undefined));
        if (place && (to || !(name in LIMITS))) found.push({ name, place, to });
      }
    }
    for (const name of promises) {
      const isAsked = !needs.promises.includes(name);
      const to = pickOf(setPromise(needs, name, isAsked, promises));
      if (to && to !== pick) found.push({ name, isAsked, to });
    }
    return found;
  };

  return { decide, flips, value, limited, get, set, setPromise };
})();
if (typeof module !== "undefined") module.exports = brineKernel;
