/* Run mode: buttons, keys and notes, and where a visit begins. */
(function () {
  "use strict";
  const oer = (window.oer = window.oer || {});
  const run = oer.runPage;
  if (!run) return;
  const { root, one, acts, w } = run, { within, LIMITS } = oer.planner;
  const NOTES = "run-notes." + run.module;
  const FRESH = 12 * 3600000; // a session of this day
  const day = new Intl.DateTimeFormat(document.documentElement.lang + "-u-nu-latn", { dateStyle: "medium", timeStyle: "short", hourCycle: "h23" });
  const form = one("form"), rtl = document.documentElement.dir === "rtl";
  const keys = { " ": "next", ArrowRight: rtl ? "back" : "next", ArrowLeft: rtl ? "next" : "back", p: "pause", "+": "more", l: "late" };
  const TYPING = "input, textarea, select, [contenteditable]", PRESSED = "button, a, summary, input, select, textarea";

  root.addEventListener("click", (event) => {
    const at = (name) => event.target.closest("[data-" + name + "]");
    const act = at("act"), here = at("here"), people = at("step"), say = at("copy-say");
    if (act && acts[act.dataset.act]) acts[act.dataset.act]();
    else if (here) run.here(run.state().wish.people + Number(here.dataset.here));
    else if (people) {
      form.elements.people.value = within(Number(form.elements.people.value) + Number(people.dataset.step), LIMITS.people, 3);
      run.entry.read();
      run.entry.offer();
    } else if (say) run.copied(say, one("copy-text", say.parentElement).innerText.trim());
    else if (at("notes-copy")) run.copied(at("notes-copy"), one("notes-text").value);
    else if (at("notes-drop")) keep("");
    else if (at("full")) run.full();
    else if (at("go-on")) run.resume(w.say("run.kept"));
    else if (at("forget")) run.forget();
    else if (at("next-meeting")) {
      run.entry.write(run.entry.last(run.state().wish) || run.entry.usual, run.state().meeting + 1);
      run.begin(run.state().meeting + 1);
    }
  });

  function keep(words) {
    const kept = Object.assign({}, run.notes()), box = one("notes-text");
    if (words) kept[run.state().meeting] = words;
    else delete kept[run.state().meeting];
    if (box.value !== words) {
      box.value = words;
      run.say(w.say("run.notes.dropped"));
    }
    if (Object.keys(kept).length) oer.kept.save(NOTES, kept);
    else oer.kept.drop(NOTES);
  }

  one("notes-text").addEventListener("input", () => keep(one("notes-text").value));
  one("here-number").addEventListener("change", () => run.here(one("here-number").value));
  one("keys").checked = run.keysOn();
  one("keys").addEventListener("change", () => run.keys(one("keys").checked));
  form.addEventListener("input", (event) => {
    if (event.target.name === "meeting") return;
    run.entry.read();
    run.entry.offer();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run.entry.read();
    run.begin(Number(form.elements.meeting.value) || 1);
  });

  /* Keys never take what somebody types, and never press twice what has the focus. */
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (event.key === "Escape") {
      if (target.matches(TYPING)) target.blur();
      else if (!document.fullscreenElement && run.state()) one("leave").click();
      return;
    }
    if (!run.state() || !run.keysOn() || target.matches(TYPING) || (event.key === " " && target.matches(PRESSED))) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key, act = keys[key];
    const ended = run.state().ended;
    if (act && (!ended || act === "back")) acts[act]();
    else if (key === "f") run.full();
    else if (key === "n") run.note();
    else return;
    event.preventDefault();
  });

  document.addEventListener("visibilitychange", () => {
    run.tick();
    run.awake();
  });
  if (document.documentElement.requestFullscreen) {
    const button = one("full");
    button.hidden = false;
    document.addEventListener("fullscreenchange", () => button.setAttribute("aria-pressed", String(Boolean(document.fullscreenElement))));
  }
  window.addEventListener("hashchange", () => {
    if (run.entry.asked() && !run.state()) arrive();
  });

  const meeting = () => within(new URLSearchParams(window.location.hash.slice(1)).get("meeting"), LIMITS.meetings, 1);

  /* The same plan and meeting as the session that was kept: then a reload goes on at once. */
  function same(kept) {
    const asked = run.entry.asked();
    return !asked || (asked.mode === kept.wish.mode && asked.minutes === kept.wish.minutes && meeting() === kept.meeting);
  }

  function arrive() {
    const kept = run.running;
    run.entry.write(run.entry.asked() || run.entry.last(kept ? kept.wish : run.box.wish) || run.entry.usual, run.entry.asked() ? meeting() : kept ? kept.meeting : 1);
    if (kept && !kept.ended && Date.now() - kept.since < FRESH && same(kept)) return run.resume(w.say("run.kept"));
    one("begin").hidden = false;
    one("damaged").hidden = !run.damaged;
    one("again").hidden = !kept;
    if (kept) one("again-words").textContent = w.say("run.again", { date: day.format(kept.began), n: kept.meeting, step: w.quoted([kept.steps[kept.at].id]) });
    return undefined;
  }

  one("plain").classList.add("is-idle");
  one("tools").hidden = false;
  arrive();
  window.setInterval(run.tick, 1000);
})();
