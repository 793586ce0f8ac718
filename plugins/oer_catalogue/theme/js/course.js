// Any online course as a guide: OerCourse.build(course, wish, methods, words) → the data that the planner and the drawing read.
// Pure functions: no page, no clock, no request. Needs plan.js.
//
// course: {name, url, parts: [{name, minutes}], methods: {number of the session: id of a method}}, all as typed.
// methods: what pages/methods.py gives (method_data). words: step(phase) names a step that no method names,
// session(names of parts) a session.
(function (root) {
  "use strict";
  var MOST = 200, LONGEST = 100, MINUTES = [1, 600], LONG_ADDRESS = 2000;
  var GROUP = { min: 3, ideal: 8, max: 24, subgroup: 4 }, LEADERS = { base: 1, per: 12, hybrid_extra: 1 };
  var LEAST_INPUT = 10; // minutes of new ideas that a meeting keeps before it gives time to a group activity
  var USUAL = { "check-in": "round", activity: "think-pair-share", share: "round", reflection: "plus-delta" };
  // Where a catalogue has no method cards: the minutes of the same steps, as our own cards have them.
  var PLAIN = {
    "check-in": { fixed: 2, per_person: 1, max: 17 },
    activity: { fixed: 9, per_person: 0.5, max: 17 },
    share: { fixed: 2, per_person: 1, max: 17 },
    reflection: { fixed: 3, per_person: 1, max: 18 },
  };
  var GROUPINGS = { "check-in": "plenary", input: "solo", activity: "group", share: "plenary", reflection: "plenary" };

  // --- what was typed --------------------------------------------------------------------------------------------------
  // Characters that control a terminal or turn a line round would show another text than the one that was sent.
  var HIDDEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g;

  function clean(text) {
    var whole = String(text == null ? "" : text).replace(HIDDEN, " ").replace(/\s+/g, " ").trim();
    return Array.from(whole).filter(function (c) { return !/[\ud800-\udfff]/.test(c) || c.length === 2; }).slice(0, LONGEST).join("").trim();
  }

  function digits(text) {
    return String(text == null ? "" : text).replace(/[\u0660-\u0669\u06f0-\u06f9]/g, function (c) { return String(c.charCodeAt(0) & 15); }).trim();
  }

  // The minutes of a part, or null if what was typed is no whole number that makes sense.
  function minutesOf(text) {
    var typed = digits(text), value = /^\d{1,5}$/.test(typed) ? Number(typed) : NaN;
    return value >= MINUTES[0] && value <= MINUTES[1] ? value : null;
  }

  // {href, wrong}: href only for http and https; wrong is why not ("" if there is no address at all).
  function address(text) {
    var typed = String(text == null ? "" : text).replace(HIDDEN, "").trim(), url;
    if (!typed) return { href: "", wrong: "" };
    if (typed.length > LONG_ADDRESS) return { href: "", wrong: "long" };
    try { url = new URL(typed); } catch (error) { return { href: "", wrong: "broken" }; }
    if (url.protocol !== "http:" && url.protocol !== "https:") return { href: "", wrong: "scheme" };
    if (!/^[^.]+(\.[^.]+)+$/.test(url.hostname) || url.username || url.password) return { href: "", wrong: "broken" };
    return { href: url.href.replace(/[\^`{|}\\"<>]/g, encodeURIComponent), wrong: "" };
  }

  var HOURS = "(\\d{1,2})\\s*(?:hours?|hrs?|h|std\\.?|stunden?|or[ae]|ώρ(?:α|ες)|ω\\.?|ч(?:ас(?:а|ове)?)?\\.?|ساعات|ساعة|س)";
  var UNITS = "(?:minut[a-z]*|min\\.?|m|['’′]|λεπτ[άό]|λ\\.?|мин(?:ут[аи]?)?\\.?|دقيقة|دقائق|د)";
  var LINE = new RegExp("^(.*?)[\\s\\-–—:,;|(\\[]*(?:" + HOURS + "\\s*)?(?:(-?\\d{1,6})\\s*" + UNITS + "?)?\\s*[)\\]]?\\s*$", "iu");

  // Pasted lines as parts: "Title 45", "2. Title – 45 min", "Title (1 h 30 min)". A line without minutes keeps them empty.
  function parse(text) {
    return String(text).split(/\r\n|[\n\r\u2028\u2029]/).map(function (line) {
      var bare = digits(line.replace(/\t/g, " ").replace(/^\s*(?:[-*•·–]|\d{1,3}[.)])\s+/, ""));
      if (!bare) return null;
      var found = LINE.exec(bare);
      if (!found || (found[2] === undefined && found[3] === undefined)) return { name: clean(bare), minutes: "" };
      var minutes = Number(found[2] || 0) * 60 + Number(found[3] || 0);
      return { name: clean(found[1]), minutes: String(minutes) };
    }).filter(Boolean);
  }

  // What is wrong, by field: {name, url, parts: [{name, minutes}], many}; "" = nothing. A row with nothing in it is no mistake.
  function check(course) {
    return {
      name: "",
      url: address(course.url).wrong,
      many: course.parts.length > MOST,
      parts: course.parts.slice(0, MOST).map(function (part) {
        var named = clean(part.name), typed = digits(part.minutes);
        if (!named && !typed) return { name: "", minutes: "" };
        return { name: named ? "" : "empty", minutes: !typed ? "empty" : minutesOf(typed) === null ? "range" : "" };
      }),
    };
  }

  // The parts that can be planned, cleaned.
  function usable(course) {
    return course.parts.slice(0, MOST).map(function (part) { return { name: clean(part.name), minutes: minutesOf(part.minutes) }; })
      .filter(function (part) { return part.name && part.minutes !== null; });
  }

  // --- methods ---------------------------------------------------------------------------------------------------------
  function fitting(methods, phase, mode) {
    return Object.keys(methods).sort().filter(function (id) {
      return methods[id].phases.indexOf(phase) >= 0 && methods[id].minutes[mode];
    });
  }

  // The method of a step: the one that was chosen if it works here, else the usual one, else none.
  function pick(methods, phase, mode, chosen) {
    var able = fitting(methods, phase, mode);
    return able.indexOf(chosen) >= 0 ? chosen : able.indexOf(USUAL[phase]) >= 0 ? USUAL[phase] : "";
  }

  function bare(minutes, subgroup) {
    var found = {};
    Object.keys(minutes).forEach(function (key) { if (minutes[key] != null && (minutes[key] || key === "min" || key === "max")) found[key] = minutes[key]; });
    if (found.per_group && subgroup !== GROUP.subgroup) { // a guide has one size of small groups, a method may have another
      found.per_person = (found.per_person || 0) + found.per_group / subgroup;
      delete found.per_group;
    }
    return found;
  }

  // An activity of guide.yml for a phase: its minutes in every mode come from the method.
  function step(id, phase, priority, method) {
    var made = { id: id, phase: phase, priority: priority, minutes: PLAIN[phase] };
    if (!method) return made;
    var modes = Object.keys(method.minutes), own = {};
    made.minutes = bare(method.minutes[modes[0]], method.subgroup);
    modes.slice(1).forEach(function (mode) {
      var minutes = bare(method.minutes[mode], method.subgroup);
      if (JSON.stringify(minutes) !== JSON.stringify(made.minutes)) own[mode] = { minutes: minutes };
    });
    if (Object.keys(own).length) made.modes = own;
    return made;
  }

  // --- sessions --------------------------------------------------------------------------------------------------------
  // Parts that share a session, so that a session with its frame and its activity fits into one meeting. A part that is longer stands alone.
  function groupParts(parts, wish, cost) {
    var pause = wish.mode === "between" ? 0 : root.OerPlan.pause;
    function fits(minutes) { return minutes + root.OerPlan.breaks(minutes) * pause <= wish.minutes; }
    var own = cost["check-in"] + cost.reflection;
    if (fits(own + cost.activity + LEAST_INPUT)) own += cost.activity;
    var sessions = [], sum = 0;
    parts.forEach(function (part) {
      if (sessions.length && fits(own + sum + part.minutes)) {
        sessions[sessions.length - 1].push(part);
        sum += part.minutes;
      } else {
        sessions.push([part]);
        sum = part.minutes;
      }
    });
    return sessions.map(function (list) { return { parts: list, long: list.length === 1 && !fits(own + list[0].minutes) }; });
  }

  // Everything that planner, drawing and files need; null while there is no part to plan.
  function build(course, wish, methods, words) {
    var parts = usable(course);
    if (!parts.length) return null;
    parts.forEach(function (part, i) { part.id = "part-" + (i + 1); });
    var mode = wish.mode, cost = {};
    Object.keys(USUAL).forEach(function (phase) {
      cost[phase] = root.OerPlan.minutes(step("x", phase, "must", methods[pick(methods, phase, mode)]), wish.people, GROUP.subgroup, mode);
    });
    var data = { guide: { group: GROUP, facilitators: LEADERS, materials: [], sessions: [] }, rows: {}, sessions: {}, materials: {}, detail: [] };
    groupParts(parts, wish, cost).forEach(function (lot, n) { addSession(data, lot, n + 1, course, mode, methods, words); });
    return data;
  }

  function addSession(data, lot, number, course, mode, methods, words) {
    var id = "meeting-" + number, chosen = (course.methods || {})[number - 1];
    var used = {
      "check-in": pick(methods, "check-in", mode), activity: pick(methods, "activity", mode, chosen),
      share: pick(methods, "share", mode), reflection: pick(methods, "reflection", mode),
    };
    var activities = [];
    function add(name, phase, priority, more) {
      var method = methods[used[phase]], made = Object.assign(step(id + "-" + name, phase, priority, method), more);
      data.rows[made.id] = { title: method && phase !== "share" ? method.title : words.step(phase), phase: phase, grouping: method ? method.grouping : GROUPINGS[phase] };
      activities.push(made);
    }
    add("start", "check-in", "must");
    lot.parts.forEach(function (part) {
      var row = { id: part.id, phase: "input", priority: "must", minutes: { fixed: part.minutes } };
      if (lot.long) row.split = true;
      activities.push(row);
      data.rows[part.id] = { title: part.name, phase: "input", grouping: GROUPINGS.input };
    });
    add("do", "activity", chosen && chosen === used.activity && chosen !== USUAL.activity ? "must" : "should"); // what somebody chose is not left out
    add("share", "share", "could", { needs: [id + "-do"] });
    add("end", "reflection", "must");
    data.guide.sessions.push({ id: id, activities: activities });
    data.sessions[id] = words.session(lot.parts.map(function (part) { return part.name; }));
    data.detail.push({ id: id, number: number, parts: lot.parts, method: used.activity, used: used });
  }

  // --- to send and to keep ---------------------------------------------------------------------------------------------
  // A course as a list that JSON can hold, and back; null for what is no such list. Only ever add to the end: old addresses stay readable.
  function toList(course) {
    var methods = course.methods || {};
    return [
      clean(course.name), String(course.url || "").slice(0, LONG_ADDRESS),
      course.parts.slice(0, MOST).map(function (part) { return [clean(part.name), digits(part.minutes).slice(0, 6)]; }),
      Object.keys(methods).filter(function (n) { return methods[n]; }).map(function (n) { return [Number(n), methods[n]]; }),
    ];
  }

  function fromList(list) {
    var text = function (value) { return typeof value === "string" || typeof value === "number"; };
    if (!Array.isArray(list) || !text(list[0]) || !text(list[1]) || !Array.isArray(list[2])) return null;
    if (!list[2].every(function (part) { return Array.isArray(part) && text(part[0]) && text(part[1]); })) return null;
    var methods = {};
    (Array.isArray(list[3]) ? list[3] : []).forEach(function (pair) {
      if (Array.isArray(pair) && Number.isInteger(pair[0]) && pair[0] >= 0 && pair[0] < MOST && /^[a-z0-9-]{1,60}$/.test(pair[1])) methods[pair[0]] = pair[1];
    });
    return {
      name: clean(list[0]),
      url: String(list[1]).slice(0, LONG_ADDRESS),
      parts: list[2].slice(0, MOST).map(function (part) { return { name: clean(part[0]), minutes: String(part[1]).slice(0, 6) }; }),
      methods: methods,
    };
  }

  root.OerCourse = {
    build: build, parse: parse, check: check, usable: usable, address: address, clean: clean, fitting: fitting, pick: pick,
    toList: toList, fromList: fromList, most: MOST, longest: LONGEST, range: MINUTES,
  };
})(typeof globalThis === "undefined" ? this : globalThis);
