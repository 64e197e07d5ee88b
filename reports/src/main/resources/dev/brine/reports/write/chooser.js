"use strict";
// The chooser of the page: sliders and switches to needs, advice to text. brineAdvice, before this, decides.
const brineChooser = (() => {
  const { advise, bytesText, secondsText, count, LIMITS, PROMISES, NOUNS } = brineAdvice;

  // 1, 2, 5 of each decade, exactly as written
  const decades = (from, to) => {
    const steps = [];
    for (let exponent = from; exponent < to; exponent++) for (const digit of [1, 2, 5]) steps.push(Number(digit + "e" + exponent));
    return [...steps, Number("1e" + to)];
  };
  const replicas = (n) => count(n) + (n === 1 ? " process" : " processes");

  // Where a slider has a value for none, it is its last place.
  const SLIDERS = {
    file: { steps: decades(5, 10), none: "any", text: bytesText },
    heap: { steps: decades(6, 10), none: "any", text: bytesText },
    load: { steps: decades(-3, 2), none: "any", text: secondsText },
    start: { steps: decades(-2, 2), none: "any", text: secondsText },
    bandwidth: { steps: decades(4, 10), none: "it is there already", text: (rate) => bytesText(rate) + "/s" },
    replicas: { steps: [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128], text: replicas },
    loads: { steps: decades(0, 6), text: (loads) => count(loads) },
  };

  const get = (needs, name) => {
    if (name === "bandwidth") return needs.bytesPerSecond === 0 ? undefined : needs.bytesPerSecond;
    if (name === "replicas") return needs.replicas;
    return name === "loads" ? needs.loadsADay : needs.limits[name];
  };

  const set = (needs, name, value) => {
    if (name === "bandwidth") return { ...needs, bytesPerSecond: value ?? 0 };
    if (name === "replicas") return { ...needs, replicas: value };
    if (name === "loads") return { ...needs, loadsADay: value };
    const limits = { ...needs.limits };
    if (value === undefined) delete limits[name];
    else limits[name] = value;
    return { ...needs, limits };
  };

  const setPromise = (needs, id, isAsked) => ({
    ...needs,
    promises: PROMISES.map((one) => one.id).filter((one) => (one === id ? isAsked : needs.promises.includes(one))),
  });

  const profileOf = (profiles, name) => profiles.find((profile) => profile.name === name) ?? profiles[0];

  const positive = (text, atLeast) => {
    const value = Number(text);
    return text !== null && text !== "" && Number.isFinite(value) && value >= atLeast ? value : undefined;
  };

  // Needs from the keys of an address: a profile, and what differs from it. What makes no sense is passed over.
  const fromAddress = (params, profiles) => {
    let needs = profileOf(profiles, params.get("c.profile")).needs;
    for (const name of Object.keys(SLIDERS)) {
      if (!params.has("c." + name)) continue;
      const text = params.get("c." + name);
      const value = positive(text, name === "replicas" ? 1 : Number.MIN_VALUE);
      if (value !== undefined) needs = set(needs, name, name === "replicas" ? Math.floor(value) : value);
      else if (text === "none" && SLIDERS[name].none) needs = set(needs, name, undefined);
    }
    for (const promise of PROMISES) {
      if (params.getAll("c.with").includes(promise.id)) needs = setPromise(needs, promise.id, true);
      if (params.getAll("c.without").includes(promise.id)) needs = setPromise(needs, promise.id, false);
    }
    const jdk = positive(params.get("c.jdk"), 1);
    if (jdk !== undefined) needs = { ...needs, jdk: Math.floor(jdk) };
    const objectives = (params.get("c.by") ?? "").split(",").filter((one) => Object.hasOwn(NOUNS, one));
    return objectives.length > 0 ? { ...needs, objectives } : needs;
  };

  // The shortest address that gives these needs again.
  const toAddress = (needs, profiles) => {
    const profile = profileOf(profiles, needs.profile);
    const entries = profile === profiles[0] ? [] : [["c.profile", profile.name]];
    for (const name of Object.keys(SLIDERS)) {
      const value = get(needs, name);
      if (value !== get(profile.needs, name)) entries.push(["c." + name, value === undefined ? "none" : String(value)]);
    }
    for (const { id } of PROMISES) {
      const isAsked = needs.promises.includes(id);
      if (isAsked !== profile.needs.promises.includes(id)) entries.push([isAsked ? "c.with" : "c.without", id]);
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

  const listed = (heading, texts) => {
    if (texts.length === 0) return [];
    const list = element("ul");
    list.append(...texts.map((text) => element("li", text)));
    return [element("h4", heading), list];
  };

  const folded = (heading, texts) => {
    if (texts.length === 0) return [];
    const fold = element("details");
    const list = element("ul");
    list.append(...texts.map((text) => element("li", text)));
    fold.append(element("summary", heading), list);
    return [fold];
  };

  const show = (section, advice, choices) => {
    const pick = section.querySelector(".pick");
    const name = advice.pick ? advice.pick.label : "nothing";
    const ties = advice.ties.map((one) => one.label).join(", ");
    const first = element("p", "", "headline");
    first.append("Pick: ", element("strong", name), ties ? ", about the same as " + ties + "." : ".");
    pick.replaceChildren(first, ...advice.because.map((text) => element("p", text)));
    pick.dataset.pick = advice.pick ? advice.pick.id : "";
    pick.dataset.runnerUp = advice.runnerUp ? advice.runnerUp.id : "";
    const labels = new Map(choices.candidates.map((one) => [one.id, one.label]));
    const excluded = advice.excluded.map((one) => one.label + ": " + one.failures.map((failure) => failure.text).join("; "));
    section.querySelector(".why").replaceChildren(
      ...listed("Runner-up", [...(advice.runnerUp ? [advice.runnerUp.label + "."] : []), ...advice.differs]),
      ...listed("What flips it", advice.flips.map((flip) => flip.text + ".")),
      ...listed("Not beaten all round", advice.pareto.length === 0 ? [] : [
        advice.pareto.map((id) => labels.get(id)).join("; ") + " (in " + advice.paretoAxes.map((axis) => NOUNS[axis]).join(", ") + ")."]),
      ...listed("To know besides", advice.caveats),
      ...folded("Excluded: " + excluded.length, excluded),
    );
  };

  const chooser = (section, isFirst) => {
    const form = section.querySelector("form");
    const { choices, profiles } = JSON.parse(section.querySelector("script").textContent);
    const all = () => new URLSearchParams(isFirst && location.hash.includes("=") ? location.hash.slice(1) : "");
    let needs = profiles[0].needs;
    let chosen = choices[0];

    const place = (name) => {
      const { steps } = SLIDERS[name];
      const value = get(needs, name);
      if (value === undefined) return steps.length;
      const above = steps.findIndex((step) => step >= value);
      return above < 0 ? steps.length - 1 : above;
    };

    const draw = () => {
      for (const [name, slider] of Object.entries(SLIDERS)) {
        const value = get(needs, name);
        const text = value === undefined ? slider.none : slider.text(value);
        const input = form.elements[name];
        input.value = String(place(name));
        input.setAttribute("aria-valuetext", text);
        input.parentElement.querySelector("output").textContent = text;
      }
      for (const { id } of PROMISES) form.elements[id].checked = needs.promises.includes(id);
      form.elements.profile.value = profileOf(profiles, needs.profile).name;
      form.elements.jdk.value = needs.jdk === 0 ? "" : String(needs.jdk);
      if (form.elements.choices) form.elements.choices.value = String(choices.indexOf(chosen));
      section.querySelector(".order").textContent =
        "Decided by " + needs.objectives.map((objective) => NOUNS[objective]).join(", then ") + ".";
      show(section, advise(chosen, needs), chosen);
    };

    const save = () => {
      draw();
      if (!isFirst) return;
      const params = all();
      for (const key of [...params.keys()]) if (key.startsWith("c.")) params.delete(key);
      for (const [key, value] of toAddress(needs, profiles)) params.append(key, value);
      if (chosen !== choices[0]) params.append("c.model", String(choices.indexOf(chosen)));
      const hash = params.toString();
      const bare = location.href.split("#")[0];
      history.replaceState(null, "", hash ? bare + "#" + hash : bare);
    };

    const restore = () => {
      const params = all();
      needs = fromAddress(params, profiles);
      chosen = choices[Number(params.get("c.model") ?? 0)] ?? choices[0];
      draw();
    };

    form.addEventListener("input", (event) => {
      const { name, value, checked } = event.target;
      if (name === "profile") needs = profileOf(profiles, value).needs;
      else if (name === "choices") chosen = choices[Number(value)];
      else if (name === "jdk") needs = { ...needs, jdk: Number(value) };
      else if (SLIDERS[name]) needs = set(needs, name, SLIDERS[name].steps[Number(value)]);
      else needs = setPromise(needs, name, checked);
      save();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      needs = profiles[0].needs;
      save();
    });
    for (const [name, { steps, none }] of Object.entries(SLIDERS)) {
      form.elements[name].max = String(none ? steps.length : steps.length - 1);
    }
    for (const part of section.querySelectorAll("[data-script]")) part.hidden = false;
    restore();
    if (isFirst) addEventListener("hashchange", () => { if (!location.hash || location.hash.includes("=")) restore(); });
  };

  if (typeof document !== "undefined") document.querySelectorAll("section.chooser").forEach((section, i) => chooser(section, i === 0));
  return { fromAddress, toAddress };
})();
if (typeof module !== "undefined") module.exports = brineChooser;
