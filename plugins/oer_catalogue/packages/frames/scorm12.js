/* SCORM 1.2: the names, limits and forms of this version, for scorm.js (sources: ADL SCORM 1.2 Run-Time Environment, 3.4). */
(function () {
  "use strict";
  const oer = (window.oer = window.oer || {});
  const FEEDBACK = 255;
  const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"; // one letter or digit stands for one choice: there are no more

  const two = (value) => String(value).padStart(2, "0");

  /** Seconds as CMITimespan: HHHH:MM:SS.SS. */
  function timespan(seconds) {
    const hours = Math.min(9999, Math.floor(seconds / 3600));
    return String(hours).padStart(4, "0") + ":" + two(Math.floor(seconds / 60) % 60) + ":" + two(Math.floor(seconds % 60)) + ".00";
  }

  const clock = (date) => two(date.getHours()) + ":" + two(date.getMinutes()) + ":" + two(date.getSeconds()) + ".00";

  /** Parts as CMIFeedback, at most 255 characters; a list is cut between two parts. null = this version cannot say it. */
  function feedback(parts, braces) {
    if (parts.some((part) => part === "" || part === null)) return null;
    let text = "";
    for (const part of parts) {
      const next = text ? text + "," + part : part;
      if (next.length > FEEDBACK - 2) break;
      text = next;
    }
    return braces && parts.length > 1 ? "{" + text + "}" : text;
  }

  const letter = (index) => LETTERS[Number(index)] || "";

  function pair(value, index) {
    return letter(index) && letter(value) ? letter(index) + "." + letter(value) : "";
  }

  const words = (text) => oer.scorm.cut(oer.scorm.line(text), FEEDBACK);

  /** Each kind of question: its type, and how its answer is written. */
  const TYPES = {
    single: ["choice", (parts) => feedback(parts.map(letter), false)],
    multiple: ["choice", (parts) => feedback(parts.map(letter), true)],
    order: ["sequencing", (parts) => feedback(parts.map(letter), false)],
    match: ["matching", (parts) => feedback(parts.map(pair), true)],
    number: ["numeric", (parts) => oer.scorm.decimal(parts[0])],
    text: ["fill-in", (parts) => words(parts[0])],
  };

  oer.binding = {
    api: "API",
    begin: "LMSInitialize",
    end: "LMSFinish",
    get: "LMSGetValue",
    set: "LMSSetValue",
    commit: "LMSCommit",
    error: "LMSGetLastError",
    kept: 4000, // of 4,096 characters of suspend_data, counted in bytes: some platforms count these
    place: 255,
    separate: false, // one status says both completion and success
    keys: {
      status: "core.lesson_status",
      mode: "core.lesson_mode",
      credit: "core.credit",
      learner: "core.student_id",
      place: "core.lesson_location",
      time: "core.session_time",
      exit: "core.exit",
      raw: "core.score.raw",
      pass: "student_data.mastery_score",
    },
    percent: (value) => Number(value), // of keys.pass
    timespan,

    /** What the platform holds already: {done, passed, failed}. */
    read(get) {
      const status = get("core.lesson_status");
      return { done: status === "completed", passed: status === "passed", failed: status === "failed", share: 0 };
    },

    status: (now) => [["core.lesson_status", now.passed ? "passed" : now.done ? "completed" : now.failed ? "failed" : "incomplete"]],

    score: (percent) => [
      ["core.score.min", 0],
      ["core.score.max", 100],
      ["core.score.raw", percent],
    ],

    /** One answer, in the order in which it is told; the id comes first. */
    interaction(record) {
      const [type, write] = TYPES[record.kind];
      const rights = record.kind === "text" ? record.right.slice(0, 5).map((text) => [text]) : [record.right];
      return [
        ["id", oer.scorm.cut(record.id.replace(/[^\w.-]/g, "_"), FEEDBACK)],
        ["type", type],
        ["time", clock(new Date())],
        ...rights.map((right, index) => ["correct_responses." + index + ".pattern", write(right)]),
        ["weighting", 1],
        ["student_response", write(record.given)],
        ["result", record.correct ? "correct" : "wrong"],
        ["latency", timespan(record.seconds)],
      ];
    },
  };
})();
