/* Run mode: shows the course of a session (run-clock.js) step by step, and keeps it on this device so that a reload loses nothing. */
(function () {
  "use strict";
  const oer = (window.oer = window.oer || {});
  const root = document.querySelector("[data-run]");
  const store = root && root.querySelector("script[data-plan]");
  if (!store) return;
  const course = oer.runClock, { node, ready, clock } = oer.planView;
  const data = ready(JSON.parse(store.textContent));
  const w = oer.planView.words(data);
  const one = (name, place) => (place || root).querySelector("[data-" + name + "]");
  const all = (name, place) => Array.from((place || root).querySelectorAll("[data-" + name + "]"));
  const KEY = "run." + data.module;
  const NOTES = "run-notes." + data.module;
  const first = data.presets[0];
  const usual = { mode: first.mode, people: first.people, minutes: first.minutes, meetings: "", interval: first.interval };
  const hour = new Intl.DateTimeFormat(data.locale + "-u-nu-latn", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const form = one("form"), stage = one("stage"), status = one("status");
  let state = null; // of the session that runs
  let told = ""; // what was last said of the time
  let drawn = ""; // the step whose words are shown
  const text = (name, words, place) => {
    const here = one(name, place);
    if (here.textContent !== words) here.textContent = words;
  };
  const say = (words) => { status.textContent = words; };

  /* --- what is kept --------------------------------------------------------------------------------------------------- */

  const kept = oer.kept.load(KEY, null);
  const box = kept && typeof kept === "object" && !Array.isArray(kept) ? kept : {};
  const running = course.sound(box.state, data.guide) ? box.state : null;
  let keysOn = box.keys !== false;
  const save = () => oer.kept.save(KEY, { state, wish: state ? state.wish : box.wish, keys: keysOn });
  const notes = () => {
    const value = oer.kept.load(NOTES, {});
    return value && typeof value === "object" && !Array.isArray(value) ? value : {};
  };

  const entry = oer.runEntry({ data, w, form, one, usual });

  function begin(meeting) {
    const wish = entry.wish(), plan = entry.planned(wish);
    state = course.start(plan.meetings[Math.min(plan.meetings.length, Math.max(1, meeting)) - 1], wish, Date.now());
    open("");
    awake();
  }

  /* --- the stage ------------------------------------------------------------------------------------------------------ */

  function show(part) {
    [["begin", one("begin")], ["stage", stage], ["done", one("done-box")]].forEach(([name, place]) => { place.hidden = name !== part; });
    document.documentElement.classList.toggle("is-running", part !== "begin");
    const place = one("notes-place", part === "done" ? one("done-box") : stage);
    if (part !== "begin") {
      place.append(one("notes"));
      one("notes").hidden = false;
      one("notes-text").value = String(notes()[state.meeting] || "");
    }
  }

  function open(words) {
    drawn = told = "";
    const note = one("note");
    note.textContent = words;
    note.hidden = !words;
    step(true);
  }

  const phase = (id) => (data.rows[id] ? data.rows[id].phase : "break");
  const icon = (name) => {
    const found = one("icons").content.querySelector('[data-icon="' + name + '"]');
    return found ? found.firstElementChild.cloneNode(true) : "";
  };

  /* After every change: what is shown, and what is kept. ``moved`` = another step: the focus goes to its title. */
  function step(moved) {
    save();
    if (state.ended) return over();
    const now = state.steps[state.at], next = state.steps[state.at + 1], facts = data.rows[now.id];
    show("stage");
    if (drawn !== state.at + now.id + state.wish.people) one("words").replaceChildren(entry.words(now, state.wish));
    drawn = state.at + now.id + state.wish.people;
    stage.className = "oer-run__stage oer-phase--" + phase(now.id);
    one("phase").replaceChildren(icon("phase-" + phase(now.id)), node("span", null, w.say("guide.phase." + phase(now.id))));
    text("how", facts && phase(now.id) !== "break" ? w.say("guide.grouping." + facts.grouping) : "");
    text("place", w.say("run.step", { n: state.at + 1, total: state.steps.length }));
    const title = one("title");
    title.replaceChildren(node("span", now.id ? data.attrs : {}, w.title(now.id)), now.parts > 1 ? " (" + w.say("plan.part", { n: now.part, total: now.parts }) + ")" : "");
    text("then", next ? w.say("run.then", { step: w.title(next.id), minutes: next.minutes + next.extra }) : w.say("run.then.end"));
    buttons(next);
    if (moved) {
      told = "";
      title.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    tick();
  }

  const act = (name) => root.querySelector('[data-act="' + name + '"]');
  const label = (button, words) => { button.querySelector("span").textContent = words; };

  function buttons(next) {
    const late = course.late(state, data.guide), pause = act("pause"), onward = act("next"), gone = state.gone[state.gone.length - 1];
    [pause, onward].forEach((button) => { button.dataset.usual = button.dataset.usual || button.querySelector("span").textContent; });
    label(pause, state.paused ? pause.dataset.resume : pause.dataset.usual);
    label(onward, next ? onward.dataset.usual : onward.dataset.last);
    act("back").disabled = !state.at;
    text("late-words", late.drop.length ? w.say("run.late.drop", { steps: w.quoted(late.drop), minutes: late.saves }) : w.say("run.late.none"));
    act("late").disabled = !late.drop.length;
    act("undo").hidden = !gone;
    text("undo-words", gone ? w.quoted(gone.map((each) => each.step.id)) : "");
    one("here-number").value = state.wish.people;
  }

  function over() {
    const plan = entry.planned(entry.last(state.wish) || usual), next = one("next-meeting");
    show("done");
    text("done-words", w.say("run.ended.words", { time: w.time(Math.max(1, Math.round((state.ended - state.began) / course.MINUTE))) }));
    const gone = [].concat(...state.gone).map((each) => each.step.id);
    one("done-left").hidden = !gone.length;
    text("done-left", gone.length ? w.say("run.ended.left", { steps: w.quoted(gone) }) : "");
    next.hidden = plan.meetings.length <= state.meeting;
    next.textContent = w.say("run.ended.next", { n: state.meeting + 1 });
    document.getElementById("oer-over").focus({ preventScroll: true });
  }

  /* --- the clock ------------------------------------------------------------------------------------------------------ */

  function remaining(ms) {
    if (ms <= -60000) return ["+" + Math.floor(-ms / 60000), "run.unit.over"];
    if (ms <= 0) return ["0", "run.unit.minutes"];
    return ms < 60000 ? [String(Math.ceil(ms / 1000)), "run.unit.seconds"] : [String(Math.ceil(ms / 60000)), "run.unit.minutes"];
  }

  function tick() {
    if (!state || state.ended || stage.hidden) return;
    const now = Date.now(), ms = course.left(state, now), [number, unit] = remaining(ms), { end, planned: due } = course.times(state, now);
    const off = Math.round((end - due) / course.MINUTE), bar = one("bar"), spent = course.elapsed(state, now);
    text("left", number);
    text("unit", w.say(unit));
    bar.max = Math.max(1, Math.round((ms + spent) / 1000));
    bar.value = Math.min(bar.max, Math.round(spent / 1000));
    text("now", w.say("run.now", { now: hour.format(now), time: clock(Math.floor((now - state.began) / course.MINUTE)) }));
    text("end-words", w.say("run.end", { end: hour.format(end), planned: hour.format(due) }));
    text("state", state.paused ? w.say("run.paused") : off > 0 ? w.say("run.behind", { n: off }) : off < 0 ? w.say("run.ahead", { n: -off }) : w.say("run.on_time"));
    one("time").classList.toggle("is-over", ms <= 0);
    one("time").classList.toggle("is-paused", Boolean(state.paused));
    const news = ms <= 0 ? "over" : ms <= 60000 && ms + spent > 120000 ? "minute" : "";
    if (news && news !== told && !(told === "over")) {
      told = news;
      const next = state.steps[state.at + 1];
      say(news === "minute" ? w.say("run.minute") : w.say("run.over", { step: w.quoted([state.steps[state.at].id]) }) + " " + (next ? w.say("run.then", { step: w.title(next.id), minutes: next.minutes + next.extra }) : w.say("run.then.end")));
    }
  }

  /* --- what people do ------------------------------------------------------------------------------------------------- */

  const acts = {
    next: () => { const now = Date.now(); state = course.go(state, state.at + 1, now); step(true); },
    back: () => { if (state.at || state.ended) { state = course.back(state, Date.now()); step(true); } },
    pause: () => { state = course.pause(state, Date.now()); step(false); say(w.say(state.paused ? "run.paused" : "run.resume")); },
    more: () => { state = course.more(state); told = ""; step(false); },
    late() {
      const { drop } = course.late(state, data.guide);
      if (!drop.length) return say(w.say("run.late.none"));
      state = course.drop(state, data.guide);
      step(false);
      return say(w.say("run.late.done", { steps: w.quoted(drop) }));
    },
    undo: () => { state = course.undo(state); step(false); act("late").focus(); },
  };

  function here(number) {
    const people = oer.planner.within(number, oer.planner.LIMITS.people, state.wish.people);
    if (people === state.wish.people) return;
    state = course.people(state, people, data.guide, data.factors);
    step(false);
    say(w.say("run.people.changed", { n: people }));
  }

  function full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (document.documentElement.requestFullscreen) document.documentElement.requestFullscreen().catch(() => {});
  }

  function note() {
    one("notes-box").open = true;
    one("notes-text").focus();
  }

  function forget() {
    state = null;
    box.state = null;
    oer.kept.drop(KEY);
    one("again").hidden = true;
    show("begin");
    form.elements.meeting.focus();
  }

  function copied(button, words) {
    const place = button.querySelector("span"), before = place.textContent;
    oer.copied(words).then(() => {
      say(button.dataset.copied);
      place.textContent = button.dataset.copied;
      window.setTimeout(() => { place.textContent = before; }, 2500);
      button.focus();
    }, () => {});
  }

  /* --- the screen stays on ---------------------------------------------------------------------------------------------- */

  let lock = null;
  async function awake() {
    if (document.visibilityState !== "visible" || !state) return;
    try {
      lock = await navigator.wakeLock.request("screen");
      text("awake", w.say("run.awake"));
      lock.addEventListener("release", () => text("awake", w.say("run.asleep")));
    } catch (error) {
      text("awake", w.say("run.asleep")); // the browser knows no such thing, or the battery is low
    }
  }

  oer.runPage = { root, one, acts, here, full, note, forget, copied, begin, notes, awake, say, tick, entry, box, running, w, module: data.module,
    state: () => state,
    keysOn: () => keysOn,
    keys(on) { keysOn = on; save(); },
    damaged: oer.kept.has(KEY) && (kept === null || kept !== box || (box.state !== null && !running)),
    resume(words) { state = running; open(words); awake(); } };
})();
