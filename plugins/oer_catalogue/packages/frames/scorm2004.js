/* SCORM 2004: the names, limits and forms of this version, for scorm.js (sources: ADL SCORM 2004 4th edition, Run-Time Environment, 4.1 and 4.2). */
(function () {
  "use strict";
  const oer = (window.oer = window.oer || {});
  const LINE = 250; // of a localized_string_type; longer words make a long-fill-in
  const LONG = 4000;
  const LETTERS = "abcdefghijklmnopqrstuvwxyz";
  const AND = "[,]";

  /** Seconds as timeinterval(second,10,2): PT1H2M3S. */
  function timespan(seconds) {
    const whole = Math.floor(seconds);
    return "PT" + Math.floor(whole / 3600) + "H" + (Math.floor(whole / 60) % 60) + "M" + (whole % 60) + "S";
  }

  /** A moment as time(second,10,2); with hundredths, without which some platforms refuse a time zone. */
  const stamp = (date) => date.toISOString().replace(/(\.\d\d)\d*Z$/, "$1Z");

  /** A short_identifier_type for one choice. */
  const letter = (index) => LETTERS[Number(index)] || "c" + index;

  const pair = (value, index) => letter(index) + "[.]" + letter(value);

  /** Words as localized_string_type, without what this version reads as a sign between two answers. */
  function words(text, language, limit) {
    const plain = oer.scorm.line(text).replace(/\[([,.:])\]/g, "[ $1 ]");
    return "{lang=" + language + "}" + oer.scorm.cut(plain, limit);
  }

  /** The numbers from ... to ... that count as right; null = not to be said in ten digits. */
  function range(value, tolerance) {
    const from = oer.scorm.decimal(Number(value) - Number(tolerance));
    const to = oer.scorm.decimal(Number(value) + Number(tolerance));
    return from === null || to === null ? null : from + "[:]" + to;
  }

  const long = (record) => [...record.given, ...record.right].some((text) => text.length > LINE);

  /** Each kind of question: {type, given, right: [patterns]}. */
  const KINDS = {
    single: (record) => lettered("choice", record, letter),
    multiple: (record) => lettered("choice", record, letter),
    order: (record) => lettered("sequencing", record, letter),
    match: (record) => lettered("matching", record, pair),
    number: (record) => ({
      type: "numeric",
      given: oer.scorm.decimal(record.given[0]),
      right: [range(record.right[0], record.tolerance)],
    }),
    text(record) {
      const type = long(record) ? "long-fill-in" : "fill-in";
      const limit = long(record) ? LONG : LINE;
      const judged = "{case_matters=false}" + (long(record) ? "" : "{order_matters=true}");
      return {
        type,
        given: words(record.given[0], record.language, limit),
        right: record.right.slice(0, 5).map((text) => judged + words(text, record.language, limit)),
      };
    },
  };

  function lettered(type, record, write) {
    return { type, given: record.given.map(write).join(AND), right: [record.right.map(write).join(AND)] };
  }

  oer.binding = {
    api: "API_1484_11",
    begin: "Initialize",
    end: "Terminate",
    get: "GetValue",
    set: "SetValue",
    commit: "Commit",
    error: "GetLastError",
    begun: "103", // "already initialized"
    kept: 60000, // of 64,000 characters of suspend_data, counted in bytes
    place: 1000,
    separate: true, // completion and success are two things
    keys: {
      status: "completion_status",
      mode: "mode",
      credit: "credit",
      learner: "learner_id",
      place: "location",
      time: "session_time",
      exit: "exit",
      raw: "score.raw",
      pass: "scaled_passing_score",
    },
    percent: (value) => Number(value) * 100,
    timespan,

    read(get) {
      const success = get("success_status");
      return {
        done: get("completion_status") === "completed",
        passed: success === "passed",
        failed: success === "failed",
        share: Number(get("progress_measure")) || 0,
      };
    },

    /** Who has passed is through: a platform that waits for completion must not wait for ever. */
    status(now) {
      const done = now.done || now.passed;
      const success = now.passed ? "passed" : now.failed ? "failed" : "";
      return [
        ["progress_measure", done ? 1 : Math.floor(now.share * 100) / 100],
        ["completion_status", done ? "completed" : "incomplete"],
        ...(success ? [["success_status", success]] : []),
      ];
    },

    score: (percent) => [
      ["score.min", 0],
      ["score.max", 100],
      ["score.raw", percent],
      ["score.scaled", percent / 100],
    ],

    /** One answer, in the order in which it is told: what depends on the type comes after it. */
    interaction(record) {
      const { type, given, right } = KINDS[record.kind](record);
      return [
        ["id", "urn:x-oer:" + encodeURIComponent(record.module) + ":" + encodeURIComponent(record.id)],
        ["type", type],
        ["timestamp", stamp(new Date())],
        ...right.map((pattern, index) => ["correct_responses." + index + ".pattern", pattern]),
        ["weighting", 1],
        ["learner_response", given],
        ["result", record.correct ? "correct" : "incorrect"],
        ["latency", timespan(record.seconds)],
        ["description", words(record.title, record.language, LINE)],
      ];
    },
  };
})();
