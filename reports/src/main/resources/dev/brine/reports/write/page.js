"use strict";
(() => {
  // The state of the page is its address: #key=value&key=value. Other parts of the page own other keys.
  const state = {
    read: () => new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : ""),
    write(own, values) {
      const all = state.read();
      for (const key of own) all.delete(key);
      for (const [key, value] of values) if (value) all.append(key, value);
      const hash = all.toString();
      const bare = location.href.split("#")[0];
      history.replaceState(null, "", hash ? bare + "#" + hash : bare);
    },
  };

  const UNITS = { ns: 1e-9, us: 1e-6, ms: 1e-3, s: 1, B: 1, kB: 1e3, MB: 1e6, GB: 1e9, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 };

  // What a cell sorts by: its first number in base units, else its text; cells without either come last.
  const sortValue = (text) => {
    const plain = text.replace(/^[*~\s]+/, "").replace(/,(?=\d)/g, "");
    const number = /^(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*([A-Za-z]*)/.exec(plain);
    return number ? Number(number[1]) * (UNITS[number[2]] ?? 1) : plain;
  };

  const compare = (one, other) => {
    if (one === "" || other === "") return (one === "") - (other === "");
    if (typeof one !== typeof other) return typeof one === "number" ? -1 : 1;
    return typeof one === "number" ? one - other : one.localeCompare(other);
  };

  const sortable = (table, changed) => {
    const heads = [...table.tHead.rows[0].cells];
    const bodies = [...table.tBodies];
    const sorting = { column: "", down: false };
    const apply = (column, down) => {
      const index = heads.findIndex((head) => head.dataset.name === column);
      Object.assign(sorting, { column: index < 0 ? "" : column, down: index >= 0 && down });
      heads.forEach((head, i) => {
        if (i === index) head.setAttribute("aria-sort", down ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
      });
      const key = (body) => sortValue(body.rows[0].cells[index].textContent.trim());
      const sorted = index < 0 ? bodies : [...bodies].sort((a, b) => {
        const [one, other] = [key(a), key(b)];
        const missing = one === "" || other === "" || typeof one !== typeof other;
        return compare(one, other) * (down && !missing ? -1 : 1);
      });
      table.append(...sorted);
    };
    for (const head of heads) {
      head.dataset.name = head.textContent.split(", ")[0].trim();
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const again = sorting.column === head.dataset.name;
        if (again && sorting.down) apply("", false);
        else apply(head.dataset.name, again);
        changed();
      });
    }
    const names = heads.map((head) => head.dataset.name);
    heads.forEach((head, i) => { if (names.indexOf(names[i]) !== i) head.dataset.name += " " + (i + 1); });
    return { sorting, apply };
  };

  const filterable = (section, first) => {
    const form = section.querySelector("form.controls");
    const table = section.querySelector("table.formats");
    const count = section.querySelector(".count");
    const bodies = [...table.tBodies];
    const filter = () => {
      const data = new FormData(form);
      const words = (data.get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
      const needs = data.getAll("need");
      let shown = 0;
      for (const body of bodies) {
        const text = body.textContent.toLowerCase();
        const promises = body.dataset.promises.split(" ");
        const fits = words.every((word) => text.includes(word))
          && needs.every((need) => promises.includes(need))
          && (!data.get("model") || body.dataset.model === data.get("model"));
        body.hidden = !fits;
        if (fits) shown++;
      }
      count.textContent = shown + " of " + bodies.length + " lines shown";
      return data;
    };
    const own = ["q", "model", "need", "sort", "down"];
    const save = () => {
      const data = filter();
      if (!first) return;
      state.write(own, [
        ["q", data.get("q")], ["model", data.get("model")], ...data.getAll("need").map((need) => ["need", need]),
        ["sort", sorter.sorting.column], ["down", sorter.sorting.down ? "1" : ""],
      ]);
    };
    const sorter = sortable(table, save);
    const restore = () => {
      const saved = first ? state.read() : new URLSearchParams();
      form.elements.q.value = saved.get("q") ?? "";
      if (form.elements.model) form.elements.model.value = saved.get("model") ?? "";
      if (form.elements.model && form.elements.model.selectedIndex < 0) form.elements.model.value = "";
      for (const box of form.querySelectorAll("[name=need]")) box.checked = saved.getAll("need").includes(box.value);
      sorter.apply(saved.get("sort") ?? "", saved.get("down") === "1");
      filter();
    };
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", save);
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      if (first) state.write(own, []);
      for (const box of form.querySelectorAll("[name=need]")) box.checked = false;
      form.elements.q.value = "";
      if (form.elements.model) form.elements.model.value = "";
      sorter.apply("", false);
      save();
    });
    form.hidden = false;
    restore();
    if (first) addEventListener("hashchange", () => { if (!location.hash || location.hash.includes("=")) restore(); });
  };

  document.querySelectorAll("table.formats").forEach((table, i) => filterable(table.closest("section"), i === 0));
  document.querySelectorAll("table.figures:not(.formats)").forEach((table) => sortable(table, () => {}));

  // Paper has no folds.
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((fold) => { fold.open = true; }));
})();
