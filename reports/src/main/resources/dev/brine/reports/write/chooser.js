"use strict";
// The chooser of the page: sliders and switches to needs, the kernel's answer to the texts that the page carries.
const brineChooser = (() => {
  const { decide, flips, value, limited, get, set, setPromise } = brineKernel;

  const three = (number) =>
    number >= 100 ? Math.round(number).toLocaleString("en") : number >= 1 ? number.toFixed(number < 10 ? 2 : 1) : number.toPrecision(3);
  const inUnits = (units) => (number) => {
    if (number === 0) return "0 " + units[units.length - 1][0];
    const [unit, size] = units.find(([, least]) => number >= least) ?? units[units.length - 1];
    return (unit === "B" ? Math.round(number) : three(number / size)) + " " + unit;
  };
  const bytes = inUnits([["GB", 1e9], ["MB", 1e6], ["kB", 1e3], ["B", 1]]);
  const seconds = inUnits([["s", 1], ["ms", 1e-3], ["us", 1e-6], ["ns", 1e-9]]);
  const TEXTS = { file: bytes, heap: bytes, load: seconds, start: seconds, bandwidth: (rate) => bytes(rate) + "/s" };

  const profileOf = (profiles, name) => profiles.find((profile) => profile.name === name) ?? profiles[0];
  const hasNone = (slider) => slider.places[slider.places.length - 1].value === null;

  // Needs from the keys of an address: a profile, and what differs from it. What makes no sense is passed over.
  const fromAddress = (params, data) => {
    let needs = profileOf(data.profiles, params.get("c.profile")).needs;
    for (const slider of data.sliders) {
      const text = params.get("c." + slider.name);
      const number = text ? Number(text) : NaN;
      const isCount = slider.name === "replicas";
      if (Number.isFinite(number) && number >= (isCount ? 1 : Number.MIN_VALUE)) {
        needs = set(needs, slider.name, isCount ? Math.floor(number) : number);
      } else if (text === "none" && hasNone(slider)) needs = set(needs, slider.name, undefined);
    }
    const promises = Object.keys(data.promises);
    for (const promise of promises) {
      if (params.getAll("c.with").includes(promise)) needs = setPromise(needs, promise, true, promises);
      if (params.getAll("c.without").includes(promise)) needs = setPromise(needs, promise, false, promises);
    }
    const jdk = params.get("c.jdk");
    if (jdk && Object.hasOwn(data.choices[0].candidates[0].lacks, jdk)) needs = { ...needs, jdk: Number(jdk) };
    const objectives = (params.get("c.by") ?? "").split(",").filter((one) => Object.hasOwn(data.objectives, one));
    return objectives.length > 0 ? { ...needs, objectives } : needs;
  };

  // The shortest address that gives these needs again.
  const toAddress = (needs, data) => {
    const profile = profileOf(data.profiles, needs.profile);
    const entries = profile === data.profiles[0] ? [] : [["c.profile", profile.name]];
    for (const { name } of data.sliders) {
      const number = get(needs, name);
      if (number !== get(profile.needs, name)) entries.push(["c." + name, number === undefined ? "none" : String(number)]);
    }
    for (const promise of Object.keys(data.promises)) {
      const isAsked = needs.promises.includes(promise);
      if (isAsked !== profile.needs.promises.includes(promise)) entries.push([isAsked ? "c.with" : "c.without", promise]);
    }
    if (needs.jdk !== 0) entries.push(["c.jdk", String(needs.jdk)]);
    if (needs.objectives.join() !== profile.needs.objectives.join()) entries.push(["c.by", needs.objectives.join()]);
    return entries;
  };

  const element = (name, text, className) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  const listed = (className, heading, texts) => {
    const list = element("ul", "", className);
    list.append(...texts.map((text) => element("li", text)));
    return texts.length === 0 ? [] : [element("h4", heading), list];
  };

  const folded = (heading, nodes) => {
    const fold = element("details");
    fold.append(element("summary", heading), ...nodes.slice(1));
    return nodes.length === 0 ? [] : [fold];
  };

  const withBounds = (range, text) => {
    const [low, mid, high] = [range.low, range.mid, range.high].map(text);
    return mid + (low === high ? "" : " (" + low + " to " + high + ")");
  };

  // The kernel's answer in words.
  const words = (data, model, needs) => {
    const answer = decide(model.candidates, needs);
    const labels = (candidates) => candidates.map((one) => one.label).join(", ");
    const figure = (objective, range) => withBounds(range, data.objectives[objective].bytes ? bytes : seconds);
    const because = answer.steps.map(({ objective, kept }, i) => {
      const { noun, best } = data.objectives[objective];
      if (kept.length > 1) {
        return "About the same in " + noun + ": " + kept.map((one) => one.candidate.label + " " + figure(objective, one.value)).join(", ") + ".";
      }
      const other = answer.runnerUp && value(objective, answer.runnerUp, needs);
      return kept[0].candidate.label + " has " + best + ": " + figure(objective, kept[0].value)
        + (other ? "; the runner-up, " + answer.runnerUp.label + ", has " + figure(objective, other) : "") + ".";
    });
    const reason = (candidate, { constraint }) => {
      if (constraint === "error") return candidate.refusal;
      if (!data.limits[constraint]) return candidate.lacks[needs.jdk][constraint];
      const found = limited(constraint, candidate, needs);
      return data.limits[constraint] + (found ? " of " + withBounds(found, TEXTS[constraint]) : " was not measured");
    };
    const reasons = ({ candidate, failed }) => candidate.label + ": " + failed.map((one) => reason(candidate, one)).join("; ");
    if (answer.eligible.length === 0) {
      const nearest = answer.excluded.find((one) => one.candidate === answer.nearest);
      because.push("Nothing meets the constraints." + (nearest ? " The nearest is " + reasons(nearest) + "." : ""));
    } else if (answer.excluded.length > 0) {
      because.push(answer.eligible.length + " of " + model.candidates.length + " candidates meet the constraints.");
    }
    const lack = (one, other) => {
      const names = other.promised.filter((name) => !one.promised.includes(name));
      return names.length === 0 ? [] : [one.label + " does not promise what " + other.label + " does: " + names.join(", ") + "."];
    };
    const { pick, runnerUp } = answer;
    const used = answer.steps.map((step) => step.objective);
    const skipped = needs.objectives.filter((one) => !used.includes(one) && !answer.eligible.some((candidate) => value(one, candidate, needs)));
    return {
      answer, because, ties: labels(answer.ties),
      runnerUp: runnerUp ? [runnerUp.label + ".", ...lack(runnerUp, pick), ...lack(pick, runnerUp)] : [],
      flips: (pick ? flips(model.candidates, needs, data.sliders, Object.keys(data.promises)) : []).map(({ name, place, isAsked, to }) => {
        const slider = data.sliders.find((one) => one.name === name);
        const change = slider ? slider.label + ": " + place.text : data.promises[name][isAsked ? "asked" : "dropped"];
        return change + ": " + (to ? to.label : "nothing meets the constraints") + ".";
      }),
      pareto: answer.pareto.members.length === 0 ? [] : [labels(answer.pareto.members)
        + " (in " + answer.pareto.axes.map((axis) => data.objectives[axis].noun).join(", ") + ")."],
      caveats: [
        ...skipped.map((one) => "Decided without " + data.objectives[one].noun + ", which was not measured."),
        ...answer.steps.filter((step) => step.unmeasured.length > 0)
          .map((step) => "Left out, as " + data.objectives[step.objective].noun + " was not measured: " + labels(step.unmeasured) + "."),
        ...(needs.replicas > 2 && needs.replicas !== 4 && needs.objectives.includes("host-memory") ? [data.otherReplicas] : []),
        model.otherJdk[needs.jdk], pick?.warnings[needs.jdk], ...model.notes,
      ].filter(Boolean),
      excluded: answer.excluded.map(reasons),
    };
  };

  const show = (section, { answer, because, ties, ...said }) => {
    const pick = section.querySelector(".pick");
    const first = element("p", "", "headline");
    first.append("Pick: ", element("strong", answer.pick?.label ?? "nothing"), ties ? ", about the same as " + ties + "." : ".");
    pick.replaceChildren(first, ...because.map((text) => element("p", text)));
    pick.dataset.pick = answer.pick?.id ?? "";
    pick.dataset.runnerUp = answer.runnerUp?.id ?? "";
    section.querySelector(".why").replaceChildren(
      ...listed("runner-up", "Runner-up", said.runnerUp),
      ...listed("flips", "What flips it", said.flips),
      ...listed("pareto", "Not beaten all round", said.pareto),
      ...listed("caveats", "To know besides", said.caveats),
      ...folded("Excluded: " + said.excluded.length, listed("excluded", "Excluded", said.excluded)),
    );
  };

  const chooser = (section, isFirst) => {
    const form = section.querySelector("form");
    const data = JSON.parse(section.querySelector("script").textContent);
    const { choices, profiles, sliders } = data;
    const all = () => new URLSearchParams(isFirst && location.hash.includes("=") ? location.hash.slice(1) : "");
    let needs = profiles[0].needs;
    let chosen = choices[0];

    const draw = () => {
      for (const slider of sliders) {
        const number = get(needs, slider.name);
        const place = slider.places.findIndex((one) => (one.value ?? Infinity) >= (number ?? Infinity));
        const at = place < 0 ? slider.places.length - 1 : place;
        const exactly = slider.places[at].value === (number ?? null);
        const text = exactly ? slider.places[at].text : (TEXTS[slider.name] ?? String)(number);
        const input = form.elements[slider.name];
        input.value = String(at);
        input.setAttribute("aria-valuetext", text);
        input.parentElement.querySelector("output").textContent = text;
      }
      for (const promise of Object.keys(data.promises)) form.elements[promise].checked = needs.promises.includes(promise);
      form.elements.profile.value = profileOf(profiles, needs.profile).name;
      form.elements.jdk.value = needs.jdk === 0 ? "" : String(needs.jdk);
      if (form.elements.choices) form.elements.choices.value = String(choices.indexOf(chosen));
      section.querySelector(".order").textContent =
        "Decided by " + needs.objectives.map((objective) => data.objectives[objective].noun).join(", then ") + ".";
      show(section, words(data, chosen, needs));
    };

    const save = () => {
      draw();
      if (!isFirst) return;
      const params = all();
      for (const key of [...params.keys()]) if (key.startsWith("c.")) params.delete(key);
      for (const [key, text] of toAddress(needs, data)) params.append(key, text);
      if (chosen !== choices[0]) params.append("c.model", String(choices.indexOf(chosen)));
      const hash = params.toString();
      const bare = location.href.split("#")[0];
      history.replaceState(null, "", hash ? bare + "#" + hash : bare);
    };

    const restore = () => {
      const params = all();
      needs = fromAddress(params, data);
      chosen = choices[Number(params.get("c.model") ?? 0)] ?? choices[0];
      draw();
    };

    form.addEventListener("input", (event) => {
      const { name, value: entered, checked } = event.target;
      const slider = sliders.find((one) => one.name === name);
      if (name === "profile") needs = profileOf(profiles, entered).needs;
      else if (name === "choices") chosen = choices[Number(entered)];
      else if (name === "jdk") needs = { ...needs, jdk: Number(entered) };
      else if (slider) needs = set(needs, name, slider.places[Number(entered)].value ?? undefined);
      else needs = setPromise(needs, name, checked, Object.keys(data.promises));
      save();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      needs = profiles[0].needs;
      save();
    });
    for (const part of section.querySelectorAll("[data-script]")) part.hidden = false;
    restore();
    if (isFirst) addEventListener("hashchange", () => { if (!location.hash || location.hash.includes("=")) restore(); });
  };

  if (typeof document !== "undefined") document.querySelectorAll("section.chooser").forEach((section, i) => chooser(section, i === 0));
  return { fromAddress, toAddress };
})();
if (typeof module !== "undefined") module.exports = brineChooser;
