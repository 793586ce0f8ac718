// A planned course as a module folder, the form in which anybody can contribute it: OerModule.files(course, data, facts, say) → path: text.
// Pure. course and data: those of course.js; facts: {locale, topic, day, licence, licences}; say(key, values): the words of the page.
(function (root) {
  "use strict";
  var OUTCOMES = 8; // most of a module

  // Words as the files want them: plain text without tags and without characters that nobody sees.
  function plain(text, fallback) {
    var seen = root.OerCourse.clean(text).replace(/[\p{Cf}\p{Cn}\p{Co}\u115f\u1160\u3164\uffa0]/gu, "").replace(/<(?=[A-Za-z/!?])/g, "< ").replace(/\s+/g, " ").trim();
    return Array.from(seen).slice(0, root.OerCourse.longest).join("").trim() || fallback;
  }

  // A text in YAML that can be nothing but a text, and one in Markdown that has no marks.
  var quoted = function (text) { return JSON.stringify(text); };
  var unmarked = function (text) { return text.replace(/[!-/:-@[-`{-~]/g, "\\$&"); };

  function slug(text, shortest, more) {
    var bare = text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 44).replace(/^-+|-+$/g, "");
    if (bare.length < shortest) return "";
    return /^oer-/.test(bare) || bare.indexOf("-") < 0 ? bare.replace(/^oer-/, "") + "-" + more : bare; // one short word may be one of the site's own
  }

  function unique(id, used) {
    var name = id, n = 2;
    while (used[name]) name = id + "-" + n++;
    used[name] = true;
    return name;
  }

  function lessonsOf(data, say) {
    var used = {}, list = [];
    data.detail.forEach(function (session, s) {
      session.parts.forEach(function (part) {
        var title = plain(part.name, say("course.part", { n: list.length + 1 }));
        list.push({ id: unique(slug(title, 3, "part") || "part-" + (list.length + 1), used), title: title, minutes: part.minutes, outcome: "LO" + (Math.min(s, OUTCOMES - 1) + 1), activity: part.id });
      });
    });
    return list;
  }

  function moduleYml(id, course, lessons, facts, say) {
    var url = root.OerCourse.address(course.url).href, host = new URL(url).hostname;
    var number = Math.max.apply(null, lessons.map(function (lesson) { return Number(lesson.outcome.slice(2)); }));
    var lines = [
      "# yaml-language-server: $schema=../../docs/schemas/module.schema.json",
      "schema_version: 1", "id: " + id, "version: 0.1.0", "updated: " + facts.day, "status: draft", "source_language: " + facts.locale, "licence: CC-BY-4.0",
      "topics: [" + facts.topic + "]", "authors: [{name: " + quoted(say("course.module.you")) + ", role: author}]", "origin_of_text: machine",
      "provider: {name: " + quoted(say("course.module.you")) + "}", "audience: [learner]", "level: beginner", 'isced_f: ["0031"]', "outcomes:",
    ];
    for (var n = 1; n <= number; n++) lines.push("  - {id: LO" + n + ", type: skill}");
    lines.push("lessons:");
    lessons.forEach(function (lesson) {
      lines.push("  - id: " + lesson.id, "    minutes: " + lesson.minutes, "    outcomes: [" + lesson.outcome + "]",
        "    resource: {url: " + quoted(url) + ", provider: " + quoted(host) + ", licence: " + quoted(say("course.module.licence")) + ", language: " + facts.locale + ", minutes: " + lesson.minutes + "}");
    });
    lines.push("delivery_modes: [in-person, online, hybrid]", "tech: {internet: high, devices: [phone, computer]}");
    return lines.join("\n") + "\n";
  }

  function numbers(minutes) {
    return "{" + Object.keys(minutes).map(function (key) { return key + ": " + Number(minutes[key].toFixed(3)); }).join(", ") + "}";
  }

  function activityLine(activity, row, method, lesson, outcome) {
    var line = "      - {id: " + activity.id + ", phase: " + activity.phase + ", priority: " + activity.priority + ", grouping: " + row.grouping;
    line += method ? ", method: " + method : ", minutes: " + numbers(activity.minutes);
    if (lesson) line += ", lessons: [" + lesson.id + "]";
    if (activity.phase === "input" || activity.phase === "activity") line += ", outcomes: [" + outcome + "]";
    if (activity.needs) line += ", needs: [" + activity.needs.join(", ") + "]";
    return line + (activity.split ? ", split: true" : "") + "}";
  }

  function guideYml(data, lessons) {
    var g = data.guide, stages = ["access", "socialisation", "exchange", "construction", "development"];
    var lines = [
      "# yaml-language-server: $schema=../../docs/schemas/guide.schema.json",
      "group: {min: " + g.group.min + ", ideal: " + g.group.ideal + ", max: " + g.group.max + ", subgroup: " + g.group.subgroup + "}",
      "facilitators: {base: 1, per: 12, hybrid_extra: 1}", "prep_minutes: 30", "sessions:",
    ];
    g.sessions.forEach(function (session, n) {
      lines.push("  - id: " + session.id, "    stage: " + stages[Math.min(n, stages.length - 1)], "    activities:");
      session.activities.forEach(function (activity) {
        var lesson = lessons.find(function (one) { return one.activity === activity.id; });
        lines.push(activityLine(activity, data.rows[activity.id], lesson ? "" : data.detail[n].used[activity.phase], lesson, "LO" + (Math.min(n, OUTCOMES - 1) + 1)));
      });
    });
    return lines.join("\n") + "\n";
  }

  function guideMd(data, lessons, title, say) {
    var lines = ["---", "title: " + quoted(say("course.module.guide")), "why: " + quoted(say("course.module.why")), "---", ""];
    data.guide.sessions.forEach(function (session, n) {
      lines.push("## " + unmarked(say("planner.meeting", { n: n + 1 })) + " {#" + session.id + "}", "", unmarked(say("course.module.goal")), "");
      session.activities.forEach(function (activity) {
        var lesson = lessons.find(function (one) { return one.activity === activity.id; });
        var name = lesson ? lesson.title : plain(data.rows[activity.id].title, activity.id);
        lines.push("### " + unmarked(name) + " {#" + activity.id + "}", "", unmarked(say("course.say." + activity.phase, { part: name, minutes: lesson ? lesson.minutes : "" })), "");
      });
    });
    return lines.join("\n");
  }

  function indexMd(course, lessons, title, say) {
    var seen = {}, lines = ["---", "title: " + quoted(title), "summary: " + quoted(say("course.module.summary", { title: title })), "keywords: [" + quoted(Array.from(title).slice(0, 60).join("").trim()) + "]", "outcomes:"];
    lessons.forEach(function (lesson) {
      if (seen[lesson.outcome]) return;
      seen[lesson.outcome] = true;
      lines.push("  " + lesson.outcome + ": " + quoted(say("course.module.outcome", { part: lesson.title })));
    });
    return lines.concat("---", "", unmarked(say("course.module.intro", { title: title })), "").join("\n");
  }

  // {id, files}. The course has an address that is one (ask OerCourse.address).
  function files(course, data, facts, say) {
    var title = plain(course.name, say("course.unnamed")), lessons = lessonsOf(data, say);
    var id = slug(title, 3, "course") || "my-course", place = "modules/" + id + "/", words = place + facts.locale + "/", made = {};
    made[place + "module.yml"] = moduleYml(id, course, lessons, facts, say);
    made[place + "guide.yml"] = guideYml(data, lessons);
    made[words + "index.md"] = indexMd(course, lessons, title, say);
    made[words + "guide.md"] = guideMd(data, lessons, title, say);
    lessons.forEach(function (lesson) {
      made[words + "lessons/" + lesson.id + ".md"] = ["---", "title: " + quoted(lesson.title), "---", "", unmarked(say("course.module.lesson", { part: lesson.title, minutes: lesson.minutes })), ""].join("\n");
    });
    made["README-" + id + ".txt"] = say("course.module.readme", { folder: place, locale: facts.locale }) + "\n";
    return { id: id, files: made };
  }

  root.OerModule = { files: files };
})(typeof globalThis === "undefined" ? this : globalThis);
