/* Plans that are kept on this device: a list of {name, date, address} under oer.<id>.plans. What cannot be read is shown, kept, and can be copied out. */
(function () {
  "use strict";
  const oer = (window.oer = window.oer || {});
  const root = document.querySelector("[data-saved]");
  if (!root || !oer.course) return;
  root.hidden = false;
  const one = (selector) => root.querySelector(selector);
  const page = JSON.parse(document.querySelector("[data-course] script[data-plan]").textContent);
  const w = oer.planView.words(page);
  const KEY = "oer." + (document.documentElement.dataset.oerId || "oer") + ".plans";
  const MOST = 100;

  /* The list as it lies there. A text that is no list becomes one damaged entry, with the text in it: nothing is thrown away. */
  function load() {
    let raw = null;
    try {
      raw = window.localStorage.getItem(KEY);
      if (raw === null) return [];
      const value = JSON.parse(raw);
      return Array.isArray(value) ? value : [{ damaged: raw }];
    } catch (error) {
      return raw === null ? [] : [{ damaged: raw }];
    }
  }

  const sound = (entry) => {
    if (!entry || typeof entry !== "object" || typeof entry.name !== "string" || typeof entry.address !== "string") return false;
    const asked = new URLSearchParams(entry.address.replace(/^#/, ""));
    return asked.has("v") && Boolean(oer.course.unpack(asked.get("course") || ""));
  };

  const when = (text) => {
    const date = new Date(text);
    return Number.isNaN(date.getTime()) ? "" : new Intl.DateTimeFormat(page.locale, { dateStyle: "medium", timeStyle: "short" }).format(date);
  };

  function line(entry, i) {
    const node = oer.planView.node;
    const good = sound(entry);
    const name = good ? window.OerCourse.clean(entry.name) || w.say("course.unnamed") : w.say("course.damaged");
    const item = node("li.oer-saved__item", null, node(good ? "span.oer-saved__name" : "span.oer-saved__name.oer-saved__name--damaged", { dir: "auto" }, name), node("span.oer-saved__date", null, good ? when(entry.date) : ""));
    const button = (kind, words, label) => node("button.oer-button.oer-button--quiet", { type: "button", ["data-" + kind]: i, "aria-label": w.say(label, { name }) }, node("span", null, w.say(words)));
    if (good) item.append(button("open", "course.open", "course.open.name"));
    else item.append(button("out", "course.damaged.copy", "course.damaged.copy"));
    item.append(button("delete", "course.delete", "course.delete.name"));
    return item;
  }

  function draw() {
    const found = load();
    if (found.length && !window.fflate) {
      oer.planFiles.library().then(draw);
      return;
    }
    one("[data-saved-list]").replaceChildren(...found.map(line));
    one("[data-saved-none]").hidden = found.length > 0;
  }

  function say(key, values) {
    one("[data-saved-status]").textContent = w.say(key, values);
  }

  /* Writes the list and looks whether it is there: storage may be full or switched off. */
  function store(list) {
    oer.kept.save("plans", list);
    try {
      return window.localStorage.getItem(KEY) === JSON.stringify(list);
    } catch (error) {
      return false;
    }
  }

  function keep() {
    const field = one("[data-saved-name]");
    const name = window.OerCourse.clean(field.value) || oer.course.name() || w.say("course.unnamed");
    const address = oer.course.address();
    const list = load();
    if (!new URLSearchParams(address.slice(1)).has("course")) return say("course.waiting");
    if (list.length >= MOST) return say("course.saved.full", { max: MOST });
    const done = store(list.concat({ name, date: new Date().toISOString(), address }));
    say(done ? "course.saved.done" : "course.saved.failed", { name });
    if (done) field.value = "";
    draw();
  }

  one("[data-keep]").addEventListener("click", () => oer.planFiles.library().then(keep));
  one("[data-saved-list]").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const list = load(), { open, out } = button.dataset, gone = button.dataset.delete;
    if (open !== undefined) {
      oer.course.open(list[open].address);
      say("course.opened", { name: list[open].name });
      document.getElementById("oer-any").scrollIntoView();
    } else if (out !== undefined) {
      const text = list[out] && typeof list[out].damaged === "string" ? list[out].damaged : JSON.stringify(list[out]);
      oer.copied(text).then(() => say("course.copied"), () => { one("[data-saved-status]").textContent = text; });
    } else if (gone !== undefined) {
      list.splice(Number(gone), 1);
      if (list.length) store(list);
      else oer.kept.drop("plans");
      draw();
      say("course.deleted");
      one("[data-saved-name]").focus();
    }
  });
  window.addEventListener("storage", draw);
  draw();
})();
