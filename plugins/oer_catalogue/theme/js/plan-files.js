/* Files of a plan, made on this device: Word, calendar. For every planner on a page; it tells each plan by the event "oer:plan". */
(function () {
  "use strict";
  const oer = (window.oer = window.oer || {});
  const DATED = Date.UTC(2000, 0, 1, 12); // of every file in an archive: the same plan gives the same bytes

  /* Scripts that few people need are loaded when the first one does; library() gives the one that packs, and those that are named. */
  const asked = {};
  function script(name) {
    asked[name] = asked[name] || new Promise((done, failed) => {
      const made = document.createElement("script");
      made.src = document.documentElement.dataset.oerRoot + "assets/oer/" + name + ".js";
      made.onload = done;
      made.onerror = () => { delete asked[name]; failed(new Error(name)); };
      document.head.append(made);
    });
    return asked[name];
  }
  const library = (...more) => Promise.all(["fflate.min", ...more].map(script)).then(() => window.fflate);

  const pack = (zip, files) => {
    const bytes = {};
    Object.keys(files).forEach((path) => { bytes[path] = zip.strToU8(files[path]); });
    return zip.zipSync(bytes, { level: 9, mtime: DATED });
  };

  function offer(data, type, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([data], { type }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  /* A file name that every system takes; letters of all scripts stay. */
  const named = (title, ending) => {
    const words = Array.from(title.normalize("NFC").replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "")).slice(0, 60).join("");
    return (words || "plan") + ending;
  };

  const zones = () => (Intl.supportedValuesOf ? Intl.supportedValuesOf("timeZone") : []);

  function calendar(root, current) {
    const box = root.querySelector("[data-calendar]");
    if (!box || !window.OerCalendar) return;
    const [day, hour, zone] = ["day", "hour", "zone"].map((name) => box.querySelector("[data-" + name + "]"));
    const note = box.querySelector("[data-calendar-wrong]");
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
    Array.from(new Set([here, "UTC", ...zones()])).forEach((name) => zone.add(new Option(name.replace(/_/g, " "), name)));
    zone.value = here;
    box.hidden = false;
    [day, hour].forEach((field) => field.addEventListener("input", () => wrong(field, note, "")));
    box.querySelector("[data-make-calendar]").addEventListener("click", () => {
      const missing = [day, hour].find((field) => !field.value || !field.checkValidity());
      if (missing) {
        wrong(missing, note, note.dataset.words);
        missing.focus();
        return;
      }
      const { plan, wish, data } = current();
      offer(window.OerCalendar.make(plan, words(plan, wish, data), day.value + "T" + hour.value, zone.value), "text/calendar;charset=utf-8", named(data.title || document.title, ".ics"));
    });
  }

  function wrong(field, note, words) {
    note.textContent = words;
    note.hidden = !words;
    if (words) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }

  /* A name for what has no id: the same course gives the same, so a calendar knows its meetings again. */
  function mark(text) {
    let hash = 2166136261;
    Array.from(text).forEach((character) => { hash = Math.imul(hash ^ character.codePointAt(0), 16777619) >>> 0; });
    return "course-" + hash.toString(16);
  }

  /* What the calendar says (see calendar.js). */
  function words(plan, wish, data) {
    const w = oer.planView.words(data);
    const name = data.title || document.title;
    const address = data.url || (window.location.protocol.startsWith("http") ? window.location.href.split("#")[0] : "");
    return {
      id: data.module || mark(name + " " + (data.url || "")),
      name,
      titles: plan.meetings.map((meeting) => name + " – " + w.say(wish.mode === "between" ? "planner.round" : "planner.meeting", { n: meeting.number })),
      notes: oer.planView.summary(plan, wish, data),
      address,
      wish,
    };
  }

  function buttons(root) {
    let last = null;
    root.addEventListener("oer:plan", (event) => { last = event.detail; });
    const word = root.querySelector("[data-docx]");
    if (word) {
      word.hidden = false;
      word.addEventListener("click", () => library("plan-docx").then((zip) => {
        const { plan, wish, data } = last;
        const made = window.OerDocx.outline(plan, wish, data);
        offer(pack(zip, window.OerDocx.files(made)), window.OerDocx.type, named(made.title, ".docx"));
      }));
    }
    calendar(root, () => last);
  }

  oer.planFiles = { library, pack, offer, named };
  document.querySelectorAll("[data-planner], [data-course]").forEach(buttons);
})();
