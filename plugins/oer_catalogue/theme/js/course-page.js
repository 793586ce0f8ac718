/* Plan a group with any online course: the form of its parts, the plan below, what is kept on this device, the folder of a module.
   Nothing is sent and no address is asked for; what was typed is only ever shown as text. */
(function () {
  "use strict";
  const oer = (window.oer = window.oer || {});
  const root = document.querySelector("[data-course]");
  if (!root) return;
  const one = (selector, place) => (place || root).querySelector(selector);
  const all = (selector, place) => Array.from((place || root).querySelectorAll(selector));
  const page = JSON.parse(one("script[data-plan]").textContent);
  const C = window.OerCourse;
  const w = oer.planView.words(page);
  const form = one("[data-course-form]"), list = one("[data-parts]"), status = one("[data-course-status]");
  const LONGEST = 20000; // characters of a packed course that are read: nobody's address is longer, and less can be packed into it
  const UNPACKED = 100000;
  let methods = {};
  let shown = "";

  const says = { step: (phase) => w.say("course.step." + phase), session: (names) => names.join(w.say("module.list")) };

  /* --- the rows -------------------------------------------------------------------------------------------------------- */

  const rows = () => all("[data-part]", list);

  function addRow(part, before) {
    const row = one("template[data-row]").content.firstElementChild.cloneNode(true);
    one("[data-name]", row).value = part.name;
    one("[data-minutes-of]", row).value = part.minutes;
    list.insertBefore(row, before || null);
    return row;
  }

  /* Every label says which part it belongs to. */
  function number() {
    const found = rows();
    found.forEach((row, i) => {
      const n = i + 1;
      all("[data-say]", row).forEach((place) => {
        const words = w.say(place.dataset.say, { n });
        if (place.tagName === "BUTTON") place.setAttribute("aria-label", words);
        else place.textContent = words;
      });
      [["[data-name]", "name"], ["[data-minutes-of]", "minutes"]].forEach(([selector, kind]) => {
        const field = one(selector, row);
        field.id = "oer-part-" + n + "-" + kind;
        field.setAttribute("aria-describedby", field.id + "-wrong");
        one("label[data-for=" + kind + "]", row).htmlFor = field.id;
        one("[data-wrong-" + kind + "]", row).id = field.id + "-wrong";
      });
      one("[data-up]", row).disabled = i === 0;
      one("[data-down]", row).disabled = i === found.length - 1;
    });
  }

  const course = () => ({
    name: one("[data-course-name]").value,
    url: one("[data-course-url]").value,
    parts: rows().map((row) => ({ name: one("[data-name]", row).value, minutes: one("[data-minutes-of]", row).value })),
    methods,
  });

  function write(next) {
    one("[data-course-name]").value = next.name;
    one("[data-course-url]").value = next.url;
    methods = Object.assign({}, next.methods);
    list.replaceChildren();
    (next.parts.length ? next.parts : [{ name: "", minutes: "" }]).forEach((part) => addRow(part));
    number();
    mistakes();
  }

  function tell(field, note, words) {
    note.textContent = words;
    note.hidden = !words;
    if (words) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }

  /* What is wrong, beside its field. A field that somebody is still filling is left in peace until it is left: ``now`` is that field's row. */
  function mistakes(now) {
    const found = C.check(course());
    rows().forEach((row, i) => {
      const wrong = found.parts[i];
      if (!wrong) return;
      const young = row === now;
      tell(one("[data-name]", row), one("[data-wrong-name]", row), wrong.name && !young ? w.say("course.wrong.name") : "");
      const minutes = wrong.minutes === "empty" && young ? "" : wrong.minutes;
      tell(one("[data-minutes-of]", row), one("[data-wrong-minutes]", row), minutes ? w.say("course.wrong." + minutes, { min: C.range[0], max: C.range[1] }) : "");
    });
    tell(one("[data-course-url]"), one("[data-wrong-url]"), found.url ? w.say("course.wrong." + found.url) : "");
    one("[data-many]").hidden = rows().length < C.most;
    one("[data-add]").disabled = rows().length >= C.most;
    const bad = found.parts.filter((part) => part.name || part.minutes).length;
    const note = one("[data-skipped]");
    note.hidden = !bad;
    note.textContent = bad ? w.say("course.skipped", { n: bad }) : "";
    const href = C.address(course().url).href;
    one("[data-course-link]").replaceChildren(...(href ? [oer.planView.node("a", { href, rel: "noopener noreferrer external" }, href)] : []));
  }

  function replan(row) {
    mistakes(row);
    planner.show(true);
    later();
  }

  let pending = 0;
  function later() {
    window.clearTimeout(pending); // the address follows when the hand rests
    pending = window.setTimeout(planner.remember, 300);
  }

  function move(row, by) {
    const found = rows(), at = found.indexOf(row), to = at + by;
    if (to < 0 || to >= found.length) return;
    if (by < 0) list.insertBefore(row, found[to]);
    else list.insertBefore(found[to], row);
    number();
    const button = one(by < 0 ? "[data-up]" : "[data-down]", row);
    (button.disabled ? one(by < 0 ? "[data-down]" : "[data-up]", row) : button).focus();
    status.textContent = w.say("course.moved", { n: at + 1, place: to + 1 });
    replan();
  }

  function remove(row) {
    const found = rows(), at = found.indexOf(row);
    row.remove();
    if (found.length === 1) addRow({ name: "", minutes: "" });
    number();
    one("[data-name]", rows()[Math.min(at, rows().length - 1)]).focus();
    status.textContent = w.say("course.removed", { n: at + 1 });
    replan();
  }

  function add() {
    if (rows().length >= C.most) return;
    const row = addRow({ name: "", minutes: "" });
    number();
    one("[data-name]", row).focus();
    mistakes(row);
  }

  /* Pasted lines take the place of rows that are empty. */
  function take(text) {
    const found = C.parse(text);
    if (!found.length) return 0;
    rows().forEach((row) => { if (!one("[data-name]", row).value.trim() && !one("[data-minutes-of]", row).value.trim()) row.remove(); });
    const room = Math.max(0, C.most - rows().length);
    found.slice(0, room).forEach((part) => addRow(part));
    if (!rows().length) addRow({ name: "", minutes: "" });
    number();
    status.textContent = w.say("course.pasted", { n: Math.min(room, found.length) }) + (found.length > room ? " " + w.say("course.wrong.many", { max: C.most }) : "");
    replan();
    return found.length;
  }

  /* --- methods --------------------------------------------------------------------------------------------------------- */

  function drawMethods(data, wish) {
    const box = one("[data-methods]"), ids = C.fitting(page.methods, "activity", wish.mode);
    const state = data ? JSON.stringify([ids, data.detail.map((session) => [data.sessions[session.id], session.method])]) : "";
    if (state === shown) return;
    shown = state;
    box.hidden = !data || ids.length < 2;
    const lines = box.hidden ? [] : data.detail.map((session, i) => {
      const id = "oer-method-" + session.number;
      const select = oer.planView.node("select", { id, "data-method": i });
      ids.forEach((name) => {
        const method = page.methods[name];
        select.add(new Option(w.say("course.method", { title: method.title, min: method.people.min, max: method.people.max }), name));
      });
      select.value = session.method;
      const meaning = oer.planView.node("p.oer-method__meaning", { dir: "auto" }, page.methods[session.method] ? page.methods[session.method].meaning : "");
      return oer.planView.node("li.oer-field", null, oer.planView.node("label", { for: id, dir: "auto" }, w.say("course.method.for", { n: session.number, parts: data.sessions[session.id] })), select, meaning);
    });
    const focused = document.activeElement && document.activeElement.dataset.method;
    one("[data-method-list]", box).replaceChildren(...lines);
    const again = focused !== undefined && one('[data-method="' + focused + '"]', box);
    if (again) again.focus();
  }

  /* --- the address ------------------------------------------------------------------------------------------------------- */

  function pack(value) {
    const bytes = window.fflate.deflateSync(window.fflate.strToU8(JSON.stringify(C.toList(value))), { level: 9 });
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  /* A course from an address; null if it is damaged. The room for what is unpacked is fixed: a small text cannot grow without end. */
  function unpack(text) {
    try {
      if (text.length > LONGEST) return null;
      const bytes = Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (character) => character.charCodeAt(0));
      const out = window.fflate.inflateSync(bytes, { out: new Uint8Array(UNPACKED) });
      return C.fromList(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(out)));
    } catch (error) {
      return null;
    }
  }

  const empty = (value) => !value.name.trim() && !value.url.trim() && value.parts.every((part) => !part.name.trim() && !part.minutes.trim());
  /* The packing library comes with the first words; until it is there the address says only the wish. */
  function more() {
    if (empty(course())) return {};
    if (window.fflate) return { course: pack(course()) };
    oer.planFiles.library().then(() => { planner.remember(); });
    return {};
  }

  /* Reads the address. What is damaged is said; what is on the page stays. */
  function read() {
    const asked = new URLSearchParams(window.location.hash.slice(1)).get("course");
    if (asked && !window.fflate) {
      oer.planFiles.library().then(() => { if (read()) planner.show(false); });
      return false;
    }
    const found = asked ? unpack(asked) : null;
    one("[data-damaged]").hidden = !asked || Boolean(found);
    if (found) write(found);
    return Boolean(found);
  }

  /* --- the plan ---------------------------------------------------------------------------------------------------------- */

  function source(wish) {
    const built = C.build(course(), wish, page.methods, says);
    if (!built) return null;
    const title = C.clean(course().name) || w.say("course.unnamed");
    return oer.planView.ready(Object.assign({ strings: page.strings, locale: page.locale, presets: [], attrs: { dir: "auto" }, anchor: false, title, url: C.address(course().url).href }, built));
  }

  let last = null;
  function changed(plan, wish, data) {
    last = data;
    one("[data-waiting]").hidden = Boolean(plan);
    one("[data-live]").hidden = !plan;
    all("[data-print], [data-share], [data-docx], [data-calendar]").forEach((part) => { if (part.matches("button")) part.disabled = !plan; });
    drawMethods(data, wish);
    const title = one("[data-course-title]");
    title.textContent = data ? data.title : "";
    title.hidden = !data;
    const address = window.location.href.split("#")[0] + oer.planner.toAddress(wish, more());
    const long = one("[data-long]");
    long.hidden = address.length <= 2000;
    long.textContent = long.hidden ? "" : w.say("course.long", { n: address.length });
  }

  /* --- a module of it ------------------------------------------------------------------------------------------------------ */

  function exported(zip) {
    const note = one("[data-export-wrong]"), field = one("[data-course-url]");
    const missing = !last ? "course.waiting" : !C.address(course().url).href ? "course.export.url" : "";
    note.hidden = !missing;
    note.textContent = missing ? w.say(missing) : "";
    if (missing) {
      if (last) field.focus();
      return;
    }
    const now = new Date(), two = (n) => String(n).padStart(2, "0");
    const day = now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
    const topic = one("[data-topic]").value;
    const made = window.OerModule.files(course(), last, { locale: page.site_locale, topic, day }, w.say);
    oer.planFiles.offer(oer.planFiles.pack(zip, made.files), "application/zip", made.id + ".zip");
  }

  /* --- start ----------------------------------------------------------------------------------------------------------------- */

  list.addEventListener("input", (event) => replan(event.target.closest("[data-part]")));
  list.addEventListener("focusout", (event) => {
    const row = event.target.closest("[data-part]");
    if (row && !(event.relatedTarget && row.contains(event.relatedTarget))) mistakes();
  });
  list.addEventListener("paste", (event) => {
    const text = event.clipboardData ? event.clipboardData.getData("text/plain") : "";
    if (!event.target.matches("[data-name]") || !/[\n\r]/.test(text.trim())) return;
    event.preventDefault();
    take(text);
  });
  list.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("input")) {
      event.preventDefault();
      const found = rows(), next = found[found.indexOf(event.target.closest("[data-part]")) + 1];
      if (next) one("[data-name]", next).focus();
      else add();
    }
  });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button"), row = event.target.closest("[data-part]");
    if (!button) return;
    if (button.hasAttribute("data-up")) move(row, -1);
    else if (button.hasAttribute("data-down")) move(row, 1);
    else remove(row);
  });
  all("[data-course-name], [data-course-url]").forEach((field) => field.addEventListener("input", () => replan()));
  form.addEventListener("submit", (event) => event.preventDefault());
  one("[data-add]").addEventListener("click", add);
  one("[data-paste]").addEventListener("click", () => {
    const area = one("[data-paste-text]"), note = one("[data-paste-wrong]");
    const number = take(area.value);
    note.hidden = Boolean(number);
    note.textContent = number ? "" : w.say("course.paste.none");
    if (number) area.value = "";
  });
  one("[data-methods]").addEventListener("change", (event) => {
    methods[event.target.dataset.method] = event.target.value;
    replan();
  });
  one("[data-export]").addEventListener("click", () => oer.planFiles.library("course-module").then(exported));

  all("[hidden][data-with-script]").forEach((part) => { part.hidden = false; });
  if (!read()) write({ name: "", url: "", parts: [], methods: {} });
  window.addEventListener("hashchange", read); // before the planner's own: it then plans what was read
  const planner = oer.planner.planner(root, source, more, changed, { mode: "in-person", people: 8, minutes: 90, interval: 7 });
  oer.course = { address: planner.address, name: () => C.clean(course().name), unpack, open: (address) => { window.location.hash = address; } };
})();
