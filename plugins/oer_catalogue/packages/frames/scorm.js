/* SCORM: keeps answers and place in the learning platform, and tells it score and completion.
 *
 * Runs after the binding of one version (scorm12.js, scorm2004.js) and before the quiz and the reader, and gives them
 * `oer.store`. Without a platform it gives nothing: then everything is kept on the device. No call to the platform ever
 * opens a dialog; what failed stands in `oer.scorm.errors`.
 *
 * cmi.suspend_data: "1|shape|part|seen bits|at.one.best|answers joined by ~", in the order of the page.
 */
(function () {
  "use strict";
  const oer = window.oer;
  const spoken = oer.binding;
  const { keys } = spoken;
  const HOPS = 20; // windows above one another; more are a circle
  const WAITS = [250, 500, 1000, 2000, 4000]; // milliseconds: a platform may be ready later than its package
  const LAST = 8000; // and then again and again
  const MOMENT = 300; // all that happens in it is stored at once
  const PAUSE = 5000; // between two times of storing: many platforms stand still meanwhile
  const MOST = 300; // answers told in one sitting
  const scorm = (oer.scorm = { errors: [], pack, unpack, cut, line, decimal });

  /* --- words ----------------------------------------------------------------------------------------------------- */

  /** At most `length` characters, and never half of one. */
  function cut(text, length) {
    return text.slice(0, length).replace(/[\ud800-\udbff]$/, "");
  }

  function line(text) {
    return String(text).replace(/[\s\u0000-\u001f]+/g, " ").trim();
  }

  /** A number with point and at most seven decimals; null if it needs more than ten digits before the point. */
  function decimal(value) {
    const number = typeof value === "number" ? value : oer.quiz.number(String(value));
    const text = isFinite(number) ? number.toFixed(7).replace(/\.?0+$/, "") : "";
    return /^-?\d{1,10}(\.\d+)?$/.test(text) ? text : null;
  }

  /* --- the platform ---------------------------------------------------------------------------------------------- */

  /** Takes a value from a window of perhaps another origin, which throws. */
  function peek(take) {
    try {
      return take() || null;
    } catch (error) {
      return null;
    }
  }

  /** The API in a window or above it; a window of another origin on the way is passed by. */
  function climb(start) {
    for (let next = start, step = 0; next && step < HOPS; step += 1) {
      const here = next;
      const found = peek(() => typeof here[spoken.api][spoken.begin] === "function" && here[spoken.api]);
      if (found) return found;
      next = peek(() => here.parent !== here && here.parent);
    }
    return null;
  }

  /** The API of the platform: above this window, or above the window that opened this one, or that one. */
  function find() {
    for (let start = window, step = 0; start && step < HOPS; step += 1) {
      const here = start;
      const found = climb(here);
      if (found) return found;
      const opener = peek(() => here.opener) || peek(() => here.top.opener);
      start = opener && !peek(() => opener.closed) ? opener : null;
    }
    return null;
  }

  let api = null;
  let live = false; // a session has begun
  let finished = false;
  const told = {}; // what the platform has of us

  function failed(call) {
    const code = peek(() => String(api[spoken.error]()));
    if (scorm.errors.length < 50) scorm.errors.push(call + ": " + (code || "?"));
  }

  /** Calls the platform; null if it throws, which must not stop the learner. */
  function call(name, ...values) {
    try {
      const result = api[name](...values);
      return result === undefined || result === null ? "" : String(result);
    } catch (error) {
      failed(name);
      return null;
    }
  }

  const get = (key) => call(spoken.get, "cmi." + key) || "";

  /** Tells a value, if it is a new one; false if the platform does not take it. */
  function set(key, value) {
    const text = String(value);
    if (told[key] === text) return true;
    const result = call(spoken.set, "cmi." + key, text);
    if (result === null || result === "false") {
      if (result) failed(key);
      return false;
    }
    told[key] = text;
    return true;
  }

  /** Tells the learner, in the page, that the platform may not keep the result; or that all is well again. */
  function lost(name) {
    if (name && api) failed(name);
    else if (name) scorm.errors.push(name + ": no platform");
    const place = document.querySelector(".oer-lost");
    if (place && Boolean(place.textContent) !== Boolean(name)) place.textContent = name ? document.body.dataset.lost : "";
  }

  let waiting = 0;
  let stored = -PAUSE;

  function put() {
    clearTimeout(waiting);
    waiting = 0;
    stored = performance.now();
    const result = call(spoken.commit, "");
    lost(result === null || result === "false" ? spoken.commit : "");
  }

  /** Asks the platform to store, once for all that happens in a while; `soon`: a result must not wait. */
  function commit(soon) {
    if (!live || finished || silent || (waiting && !soon)) return;
    clearTimeout(waiting);
    waiting = setTimeout(put, soon ? MOMENT : Math.max(MOMENT, stored + PAUSE - performance.now()));
  }

  /* --- what is kept ---------------------------------------------------------------------------------------------- */

  const links = () => Array.from(document.querySelectorAll("[data-lesson]")).map((link) => link.dataset.part);
  const forms = () => Array.from(document.querySelectorAll(".oer-quiz__question[data-answer]"));
  const questions = () => forms().map((form) => form.dataset.id);
  const bytes = (text) => new TextEncoder().encode(text).length;
  const guard = (text) => text.replace(/[%~|]/g, (sign) => "%" + sign.charCodeAt(0).toString(16));
  const bare = (text) => text.replace(/%(25|7e|7c)/g, (whole, code) => String.fromCharCode(parseInt(code, 16)));

  /** Everything in one line, always under the limit: long answers lose their words, then all do, then only the place stays. */
  function pack(reader, quiz) {
    const seen = links().map((part) => (reader.seen.includes(part) ? "1" : "0")).join("");
    const answers = questions().map((id) => quiz.answers[id] || "");
    const best = quiz.best === null || quiz.best === undefined ? "" : quiz.best;
    const head = ["1", quiz.shape || "", guard(reader.at || ""), seen, [quiz.at || 0, quiz.one === false ? 0 : 1, best].join(".")].join("|");
    const tails = [answers, answers.map((text) => (text.length > 20 ? text.charAt(0) : text)), answers.map((text) => text.charAt(0)), []];
    for (const tail of tails) {
      const whole = head + "|" + tail.map(guard).join("~");
      if (bytes(whole) <= spoken.kept) return whole;
    }
    return bytes(head) <= spoken.kept ? head + "|" : "";
  }

  /** The reverse of pack; what does not fit this version of the module is left out. */
  function unpack(text) {
    const reader = { at: "", seen: [] };
    const quiz = { answers: {} };
    const fields = text.split("|");
    if (fields[0] !== "1" || fields.length !== 6) return { reader, quiz };
    reader.at = bare(fields[2]);
    reader.seen = links().filter((part, index) => fields[3].charAt(index) === "1");
    const [at, one, best] = fields[4].split(".");
    const texts = fields[5].split("~").map(bare);
    quiz.one = one !== "0";
    if (fields[1] !== shape()) return { reader, quiz }; // answers to another quiz
    quiz.shape = fields[1];
    quiz.at = Number(at) || 0;
    quiz.best = best === "" || best === undefined ? null : Number(best);
    questions().forEach((id, index) => {
      if (texts[index]) quiz.answers[id] = texts[index];
    });
    return { reader, quiz };
  }

  const root = () => document.querySelector(".oer-quiz");
  const shape = () => (root() ? root().dataset.shape : "");
  let state = unpack("");
  const before = { seen: [], answers: {} }; // left on this device, perhaps by somebody else: it is not this learner's
  const others = { seen: [], answers: {}, best: null }; // of a second window, or of a platform that answered late

  function join(part) {
    const fits = !part.shape || part.shape === shape();
    others.seen = Array.from(new Set([...others.seen, ...part.seen]));
    if (fits) Object.assign(others.answers, part.answers);
    if (fits && typeof part.best === "number") others.best = Math.max(others.best || 0, part.best);
    for (const name of ["done", "passed", "failed"]) if (part.now && part.now[name]) now[name] = true;
  }

  /** What this window knows, and what the others know. */
  function whole() {
    const { reader, quiz } = state;
    const own = Object.entries(quiz.answers || {}).filter(([id, text]) => before.answers[id] !== text);
    const seen = (reader.seen || []).filter((part) => !before.seen.includes(part));
    const best = others.best === null ? quiz.best : Math.max(others.best, quiz.best || 0);
    return {
      reader: { at: reader.at, seen: [...others.seen, ...seen] },
      quiz: Object.assign({}, quiz, { best, answers: Object.assign({}, others.answers, Object.fromEntries(own)) }),
    };
  }

  /* --- the session ----------------------------------------------------------------------------------------------- */

  let silent = false; // who only looks (review, browse) changes nothing
  let counts = true; // for credit
  let now = { done: false, passed: false, failed: false, share: 0 }; // only ever rises
  let best = null; // percent
  let count = 0; // interactions
  let mute = false;
  let channel = null;

  /** Whether a session runs already: the platform says so to a second beginning, or it gives values. */
  function running() {
    if (spoken.begun && call(spoken.error) === spoken.begun) return true;
    return [keys.status, keys.learner].some((key) => get(key) !== "" && call(spoken.error) === "0");
  }

  /** Begins a session; false if there is no platform, or it refuses. */
  function begin() {
    api = api || find();
    if (!api || (call(spoken.begin, "") !== "true" && !running())) return false;
    live = true;
    silent = /^(review|browse)$/i.test(get(keys.mode));
    counts = !silent && !/^no-?credit$/i.test(get(keys.credit));
    now = spoken.read(get);
    told[keys.status] = get(keys.status);
    const raw = get(keys.raw);
    best = raw === "" || isNaN(raw) ? null : Number(raw);
    count = Number(get("interactions._count")) || 0;
    mark(get(keys.pass));
    if (!silent) listen(get(keys.learner));
    return true;
  }

  /** The mark of the platform counts, not ours: somebody has set it there. */
  function mark(value) {
    const percent = value === "" ? NaN : Math.round(spoken.percent(value) * 100) / 100;
    if (root() && percent > 0 && percent <= 100) root().dataset.pass = String(percent);
  }

  /** A second window with the same module must not undo what was done in the first. */
  function listen(learner) {
    const name = ["oer.scorm", document.body.dataset.module, document.documentElement.lang].join(".");
    channel = learner ? peek(() => new BroadcastChannel(name)) : null;
    if (!channel) return;
    channel.learner = learner;
    channel.onmessage = (event) => {
      if (event.data && event.data.learner === learner) join(event.data);
    };
  }

  function progress(all) {
    const parts = links().map((part) => all.reader.seen.includes(part));
    const steps = [...parts, ...questions().map((id) => Boolean(all.quiz.answers[id]))];
    const scored = root() && questions().length && "pass" in root().dataset;
    now.share = Math.max(now.share, steps.length ? steps.filter(Boolean).length / steps.length : 1);
    if (steps.every(Boolean) && (spoken.separate || !scored)) now.done = true;
    for (const [key, value] of spoken.status(now)) set(key, value);
  }

  function keep() {
    if (!live || finished || silent) return;
    const all = whole();
    set("suspend_data", pack(all.reader, all.quiz));
    set(keys.place, cut(all.reader.at || "", spoken.place));
    set(keys.time, spoken.timespan(performance.now() / 1000));
    if (counts) progress(all);
    if (!channel) return;
    const { shape, answers } = all.quiz;
    channel.postMessage({ learner: channel.learner, seen: all.reader.seen, shape, answers, best: all.quiz.best, now });
  }

  /** Tells one answer. A platform without interactions says so at the first id, and is not asked again. */
  function answered(record) {
    if (!counts || finished || mute || count > MOST) return;
    const form = forms().find((one) => one.dataset.id === record.id);
    const title = form.querySelector(".oer-quiz__title");
    const more = {
      module: document.body.dataset.module,
      title: title.textContent,
      language: title.closest("[lang]").lang,
      tolerance: form.dataset.tolerance || "0",
    };
    const [id, ...rest] = spoken.interaction(Object.assign(more, record));
    const path = "interactions." + count + ".";
    mute = !set(path + id[0], id[1]);
    if (mute) return;
    count += 1;
    for (const [key, value] of rest) if (value !== null) set(path + key, value);
  }

  /** Tells a score, unless the platform has a better one. */
  function scored(result) {
    if (!counts || finished) return;
    best = Math.max(best === null ? 0 : best, result.best);
    for (const [key, value] of spoken.score(best)) set(key, value);
    const pass = Number(root().dataset.pass); // NaN: there is none
    if (result.best >= pass) now.passed = true;
    else if (result.best < pass) now.failed = true;
    keep();
    commit(true);
  }

  const local = () => oer.device;
  const late = []; // what is told as soon as a platform answers
  let saves = 0;

  const keeper = {
    load(name) {
      const quiz = name.startsWith("quiz.");
      if (live) return quiz ? state.quiz : state.reader;
      const kept = local().load(name) || {};
      if (quiz) Object.assign(before.answers, kept.answers);
      else before.seen = Array.isArray(kept.seen) ? kept.seen : [];
      return kept;
    },
    save(name, value) {
      const quiz = name.startsWith("quiz.");
      if (quiz && !Object.keys(value.answers).length) others.answers = {}; // the learner starts again
      if (quiz) state.quiz = value;
      else state.reader = value;
      saves += 1;
      if (!live) local().save(name, value);
      keep();
      commit();
    },
    answered: (record) => (live ? answered(record) : late.push(() => answered(record))),
    scored: (result) => (live ? scored(result) : late.push(() => scored(result))),
  };

  /** A platform has answered while the page was already open. */
  function arrive() {
    const kept = unpack(get("suspend_data"));
    const [navigation] = performance.getEntriesByType("navigation");
    const fresh = saves <= 1 && !(navigation && navigation.type === "reload");
    if (fresh && (kept.reader.seen.length || Object.keys(kept.quiz.answers).length)) {
      finished = true; // the session goes on: the page is only drawn again, with what was kept
      location.reload();
      return;
    }
    join({ seen: kept.reader.seen, shape: kept.quiz.shape, answers: kept.quiz.answers, best: kept.quiz.best });
    lost("");
    late.forEach((tell) => tell());
    keep();
    commit(true);
  }

  function wait(turn) {
    if (finished || live) return;
    if (begin()) {
      arrive();
      return;
    }
    if (turn === WAITS.length) lost(spoken.begin);
    setTimeout(() => wait(turn + 1), turn < WAITS.length ? WAITS[turn] : LAST);
  }

  function finish() {
    if (!live || finished) return;
    clearTimeout(waiting);
    keep();
    if (!silent) {
      set(keys.exit, "suspend"); // so that the platform gives the kept data back next time
      call(spoken.commit, "");
    }
    finished = true;
    call(spoken.end, "");
  }

  const placed = window.parent !== window || Boolean(window.opener); // somewhere where a platform may be
  if (begin()) {
    state = unpack(get("suspend_data"));
    if (counts) progress(whole());
  } else if (api || placed) {
    if (api) lost(spoken.begin);
    setTimeout(() => wait(1), WAITS[0]);
  } else {
    return;
  }
  oer.store = keeper;

  window.addEventListener("pagehide", finish);
  window.addEventListener("beforeunload", keep);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden" || !live || finished || silent) return;
    keep();
    put(); // at once: the page may be thrown away next
  });
  // A page that comes back from the browser's memory has ended its session: begin a new one.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && finished) location.reload();
  });
})();
