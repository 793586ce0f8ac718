/* SCORM 1.2: keeps answers and place in the learning platform, and tells it score and completion.
 *
 * Runs before the quiz and the reader and gives them `oer.store`. Without a platform it gives nothing: then everything is
 * kept on the device. No call to the platform ever opens a dialog; what failed stands in `oer.scorm.errors`.
 *
 * cmi.suspend_data (under 4,096): "1|shape|part|seen bits|at.one.best|answers joined by ~", in the order of the page.
 */
(function () {
  "use strict";
  const oer = (window.oer = window.oer || {});
  const LIMIT = 4000; // of 4,096, counted in bytes: some platforms count these
  const FEEDBACK = 255;
  const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  const started = Date.now();
  let finished = false;
  const scorm = (oer.scorm = { errors: [], pack, unpack });

  /* --- the platform --------------------------------------------------------------------------------------------- */

  /** The API of the platform: in this window's parents, or in the window that opened this one. */
  function find(start) {
    try {
      for (let next = start, step = 0; next && step < 20; step += 1, next = next.parent === next ? null : next.parent) {
        if (next.API && typeof next.API.LMSInitialize === "function") return next.API;
      }
    } catch (error) {
      // a window of another origin: no platform of ours
    }
    return null;
  }

  function opened() {
    try {
      return (window.opener && find(window.opener)) || (window.top && window.top.opener && find(window.top.opener));
    } catch (error) {
      return null;
    }
  }

  const api = find(window) || opened();

  function failed(call) {
    let code = "";
    try {
      code = String(api.LMSGetLastError());
    } catch (error) {
      code = "?";
    }
    if (scorm.errors.length < 50) scorm.errors.push(call + ": " + code);
  }

  /** Calls the platform; "" if it fails. A platform that throws must not stop the learner. */
  function call(name, ...values) {
    try {
      return String(api[name](...values));
    } catch (error) {
      failed(name);
      return "";
    }
  }

  function set(key, value) {
    if (call("LMSSetValue", "cmi." + key, String(value)) === "false") failed(key);
  }

  const get = (key) => call("LMSGetValue", "cmi." + key);

  /** Tells the learner, in the page, that the platform may not keep the result. */
  function lost(name) {
    failed(name);
    const line = document.querySelector(".oer-lost");
    if (line) line.textContent = document.body.dataset.lost;
  }

  let waiting = 0;

  /** Asks the platform to store, once for all that happens in a moment: many platforms stand still while they store. */
  function commit() {
    if (waiting || finished) return;
    waiting = setTimeout(() => {
      waiting = 0;
      if (!finished && call("LMSCommit", "") !== "true") lost("LMSCommit");
    }, 300);
  }

  /* --- what is kept --------------------------------------------------------------------------------------------- */

  const links = () => Array.from(document.querySelectorAll("[data-lesson]")).map((link) => link.dataset.part);
  const questions = () => Array.from(document.querySelectorAll(".oer-quiz__question[data-answer]")).map((form) => form.dataset.id);
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
      const line = head + "|" + tail.map(guard).join("~");
      if (bytes(line) <= LIMIT) return line;
    }
    return bytes(head) <= LIMIT ? head + "|" : "";
  }

  /** The reverse of pack; what does not fit this version of the module is left out. */
  function unpack(line) {
    const reader = { at: "", seen: [] };
    const quiz = { answers: {} };
    const fields = line.split("|");
    if (fields[0] !== "1" || fields.length !== 6) return { reader, quiz };
    reader.at = bare(fields[2]);
    reader.seen = links().filter((part, index) => fields[3].charAt(index) === "1");
    const [at, one, best] = fields[4].split(".");
    const texts = fields[5].split("~").map(bare);
    quiz.shape = fields[1];
    quiz.at = Number(at) || 0;
    quiz.one = one !== "0";
    quiz.best = best === "" || best === undefined ? null : Number(best);
    questions().forEach((id, index) => {
      if (texts[index]) quiz.answers[id] = texts[index];
    });
    return { reader, quiz };
  }

  /* --- words of SCORM 1.2 --------------------------------------------------------------------------------------- */

  const two = (value) => String(value).padStart(2, "0");

  /** Seconds as CMITimespan: HHHH:MM:SS.SS. */
  function timespan(seconds) {
    const hours = Math.min(9999, Math.floor(seconds / 3600));
    return String(hours).padStart(4, "0") + ":" + two(Math.floor(seconds / 60) % 60) + ":" + two(Math.floor(seconds % 60)) + ".00";
  }

  function clock(date) {
    return two(date.getHours()) + ":" + two(date.getMinutes()) + ":" + two(date.getSeconds()) + ".00";
  }

  /** Parts as CMIFeedback, at most 255 characters; a list is cut between two parts. */
  function feedback(parts, braces) {
    let text = "";
    for (const part of parts) {
      const next = text ? text + "," + part : part;
      if (next.length > FEEDBACK - 2) break;
      text = next;
    }
    return braces && parts.length > 1 ? "{" + text + "}" : text;
  }

  const letter = (index) => LETTERS[Number(index)] || "";
  const decimal = (text) => String(oer.quiz ? oer.quiz.number(String(text)) : Number(text));

  const TYPES = {
    single: ["choice", (parts) => feedback(parts.map(letter), false)],
    multiple: ["choice", (parts) => feedback(parts.map(letter), true)],
    order: ["sequencing", (parts) => feedback(parts.map(letter), false)],
    match: ["matching", (parts) => feedback(parts.map((value, index) => letter(index) + "." + letter(value)), true)],
    number: ["numeric", (parts) => decimal(parts[0])],
    text: ["fill-in", (parts) => String(parts[0]).slice(0, FEEDBACK)],
  };

  /* --- the session ---------------------------------------------------------------------------------------------- */

  if (!api) return;
  if (call("LMSInitialize", "") !== "true") {
    lost("LMSInitialize");
    return;
  }
  let status = get("core.lesson_status");
  let interactions = Number(get("interactions._count")) || 0;
  const asking = get("core.lesson_mode") || "normal"; // in review and browse mode nothing may change
  const state = unpack(get("suspend_data"));
  if (asking === "normal" && (status === "" || status === "not attempted")) become("incomplete");

  function become(value) {
    // Who has passed stays passed.
    if (asking !== "normal" || status === value || status === "passed") return;
    status = value;
    set("core.lesson_status", value);
  }

  /** What can be said without a score: completed when all lessons were opened and no question waits for an answer. */
  function progress() {
    const open = links().some((part) => !state.reader.seen.includes(part)) || questions().some((id) => !state.quiz.answers[id]);
    const root = document.querySelector(".oer-quiz");
    const scored = root && questions().length && "pass" in root.dataset;
    if (!open && !scored) become("completed");
  }

  function keep() {
    if (finished) return;
    if (asking === "normal") {
      set("suspend_data", pack(state.reader, state.quiz));
      set("core.lesson_location", (state.reader.at || "").slice(0, FEEDBACK));
    }
    set("core.session_time", timespan((Date.now() - started) / 1000));
    progress();
  }

  oer.store = {
    load: (name) => (name.startsWith("quiz.") ? state.quiz : state.reader),
    save(name, value) {
      if (name.startsWith("quiz.")) state.quiz = value;
      else state.reader = value;
      keep();
      commit();
    },
    answered(record) {
      if (asking !== "normal" || finished) return;
      const [type, words] = TYPES[record.kind];
      const path = "interactions." + interactions + ".";
      interactions += 1;
      set(path + "id", record.id.slice(0, FEEDBACK));
      set(path + "type", type);
      set(path + "time", clock(new Date()));
      set(path + "correct_responses.0.pattern", words(record.right));
      set(path + "weighting", "1");
      set(path + "student_response", words(record.given));
      set(path + "result", record.correct ? "correct" : "wrong");
      set(path + "latency", timespan(record.seconds));
    },
    scored(result) {
      if (asking !== "normal" || finished) return;
      set("core.score.min", "0");
      set("core.score.max", "100");
      set("core.score.raw", result.best);
      if (result.pass !== null) become(result.best >= result.pass ? "passed" : "failed");
      keep();
      commit();
    },
  };

  function finish() {
    if (finished) return;
    clearTimeout(waiting);
    keep();
    set("core.exit", "suspend"); // so that the platform gives the kept data back next time
    finished = true;
    call("LMSCommit", "");
    call("LMSFinish", "");
  }

  window.addEventListener("pagehide", finish);
  window.addEventListener("beforeunload", () => {
    if (!finished) keep();
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden" || finished) return;
    keep();
    if (call("LMSCommit", "") !== "true") failed("LMSCommit"); // at once: the page may be thrown away next
  });
  // A page that comes back from the browser's memory has ended its session: begin a new one.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && finished) location.reload();
  });
})();
