/* Draws a plan as the page does when it is built: findings, meetings, checkpoints, what is left out, who leads, what to bring. */
(function () {
  "use strict";
  const oer = (window.oer = window.oer || {});

  /* Words of the page: say(key, values), and many(key, n, values) by the language's own rule for numbers. */
  function words(data) {
    const rule = new Intl.PluralRules(data.locale);
    const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => (values && name in values ? String(values[name]) : all));
    const say = (key, values) => fill(key in data.strings ? data.strings[key] : key, values);
    const many = (key, n, values) => {
      const own = key + "." + rule.select(n);
      return say(own in data.strings ? own : key + ".other", Object.assign({ n }, values));
    };
    const time = (minutes) => oer.time(minutes, say);
    const speed = (kbits) => {
      const number = String(Number((kbits / 1000).toFixed(2)));
      return say("kit.internet.rate", { rate: number.replace(".", data.strings["download.decimal"]) });
    };
    const title = (id) => (!id ? say("guide.phase.break") : data.rows[id] ? data.rows[id].title : id);
    const quoted = (ids) => ids.map((id) => say("plan.quoted", { step: title(id) })).join(say("module.list"));
    return { say, many, time, speed, title, quoted };
  }

  const clock = (minutes) => Math.floor(minutes / 60) + ":" + String(minutes % 60).padStart(2, "0");

  /* node("p.a.b", {attribute: value}, child, "text", …) */
  function node(name, attributes, ...children) {
    const [tag, ...classes] = name.split(".");
    const made = document.createElement(tag);
    if (classes.length) made.className = classes.join(" ");
    Object.keys(attributes || {}).forEach((key) => made.setAttribute(key, attributes[key]));
    children.forEach((child) => child !== null && child !== "" && made.append(child));
    return made;
  }

  const list = (items) => node("ul", null, ...items.map((item) => node("li", null, item)));

  function summary(plan, wish, data) {
    const w = words(data);
    const kind = wish.mode === "between" ? "planner.rounds" : "planner.meetings_of";
    return [
      w.say("planner.mode." + wish.mode),
      w.many("planner.people", wish.people),
      w.many(kind, plan.meetings.length, { time: w.time(wish.minutes) }),
    ].join(" · ");
  }

  function finding(found, w) {
    const values = Object.assign({}, found.values);
    if (values.id) values.step = w.quoted([values.id]);
    return w.say("plan.finding." + found.code, values);
  }

  /* All findings; meetings that are too long, and steps that share a place, are told together where there are several. */
  function findings(found, w) {
    const over = found.filter((one) => one.code === "over"), joined = found.filter((one) => one.code === "joined");
    const told = [];
    found.forEach((one) => {
      if (one.code === "over" && over.length > 1) {
        if (one !== over[0]) return;
        const meetings = over.map((each) => each.values.meeting).join(w.say("module.list"));
        told.push(w.say("plan.findings.over", { meetings, minutes: Math.max(...over.map((each) => each.values.minutes)) }));
      } else if (one.code === "joined" && joined.length > 1) {
        if (one === joined[0]) told.push(w.say("plan.findings.joined", { steps: w.quoted(joined.map((each) => each.values.id)) }));
      } else told.push(finding(one, w));
    });
    return told;
  }

  function row(step, between, data, w, icons) {
    const facts = data.rows[step.id];
    const phase = facts ? facts.phase : "break";
    const activity = data.activities.get(step.id);
    const title = w.title(step.id);
    const day = w.say(step.closes > step.opens ? "plan.days" : "plan.day", { n: step.opens + 1, first: step.opens + 1, last: step.closes + 1 });
    const content = step.kind === "content" && activity;
    const link = step.id && data.anchor ? node("a", Object.assign({ href: "#m-" + step.id }, data.attrs), title) : node("span", data.attrs, title);
    return node(
      "tr.oer-plan__row.oer-phase--" + phase, null,
      node("td.oer-plan__start", null, between ? day : clock(step.start)),
      node("td.oer-plan__minutes", null, w.say("module.duration.minutes", { minutes: step.minutes })),
      node(
        "th.oer-plan__step", { scope: "row" },
        node("span.oer-phase", null, icons("phase-" + phase), node("span", null, w.say("guide.phase." + phase))), link,
        step.parts > 1 ? node("span.oer-optional", null, " (" + w.say("plan.part", { n: step.part, total: step.parts }) + ")") : ""
      ),
      node("td.oer-plan__how", null, facts && phase !== "break" ? w.say("guide.grouping." + facts.grouping) : ""),
      node("td.oer-plan__priority.oer-plan__priority--" + (content ? activity.priority : "must"), null, step.kind === "break" ? "" : w.say("plan.keep." + (content ? activity.priority : "must")))
    );
  }

  function checkpoint(point, meeting, w) {
    const begin = w.say("plan.checkpoint.begin", { time: clock(point.at), step: w.quoted([meeting.steps[point.step].id]) });
    if (!point.drop.length) return begin + " " + w.say("plan.checkpoint.keep");
    return begin + " " + w.say("plan.checkpoint.drop", { steps: w.quoted(point.drop), minutes: point.saves });
  }

  function meeting(each, plan, wish, data, w, icons) {
    const between = wish.mode === "between";
    const name = w.say(between ? "planner.round" : "planner.meeting", { n: each.number });
    const sessions = node("span", null, name + ": ");
    each.sessions.forEach((id, i) => {
      const words = data.sessions[id] || id;
      if (i) sessions.append(w.say("module.list"));
      sessions.append(data.anchor ? node("a", Object.assign({ href: "#m-" + id }, data.attrs), words) : node("span", data.attrs, words));
    });
    const heads = [between ? "planner.column.day" : "guide.column.start", "guide.column.minutes", "guide.column.step", "guide.column.how", "kit.column.keep"];
    const table = node(
      "table.oer-plan__table", { "aria-label": w.say("planner.table", { meeting: name }) },
      node("thead", null, node("tr", null, ...heads.map((key) => node("th", { scope: "col" }, w.say(key))))),
      node("tbody", null, ...each.steps.map((step) => row(step, between, data, w, icons)))
    );
    const late = each.checkpoints.length
      ? node("div.oer-late", null, node("p.oer-late__title", null, icons("clock"), w.say("planner.checkpoints")), list(each.checkpoints.map((point) => checkpoint(point, each, w))))
      : "";
    return node("div.oer-plan", { "data-meeting": each.number },
      node("p.oer-plan__title", null, sessions, " ", node("span.oer-plan__time", null, w.time(each.minutes))),
      between || !data.run ? "" : begin(each, wish, data, w, icons), table, late);
  }

  /* The way to run mode, with this plan and meeting in the address. */
  function begin(each, wish, data, w, icons) {
    const asked = Object.assign({}, wish, { meetings: wish.meetings === null ? "all" : wish.meetings });
    const name = node("span.oer-visually-hidden", null, ": " + w.say("planner.meeting", { n: each.number }));
    return node("p.oer-plan__run", null, node("a.oer-button.oer-button--quiet", { href: data.run + oer.planner.toAddress(asked, { meeting: each.number }) },
      icons("clock"), node("span", null, w.say("run.start")), name));
  }

  function needs(plan, data, w) {
    const box = node("dl.oer-needs");
    const put = (key, ...content) => box.append(node("div", null, node("dt", null, w.say(key)), node("dd", null, ...content)));
    const left = plan.left_out.map((one) => w.say("plan.left_out." + one.because, { step: w.quoted([one.id]), minutes: one.minutes }));
    put("planner.left_out", left.length ? list(left) : w.say("planner.all_in"));
    put("planner.leaders", plan.facilitators.map((role) => w.say("plan.role." + role)).join(w.say("module.list")));
    if (plan.materials.length) {
      const items = list(plan.materials.map(([id, number]) => (number ? number + " × " : "") + (data.materials[id] || id)));
      Object.keys(data.attrs).forEach((key) => items.setAttribute(key, data.attrs[key]));
      put("planner.bring", items);
    }
    if (plan.bandwidth.cameras) {
      const speeds = {};
      Object.keys(plan.bandwidth).forEach((key) => { speeds[key] = w.speed(plan.bandwidth[key]); });
      put("planner.internet", w.say("planner.line", speeds));
    }
    return box;
  }

  /* A plan as elements. ``data`` is the page's: strings, titles, guide; ``root`` holds the template with the icons. */
  function draw(plan, wish, data, root) {
    const w = words(data);
    const store = root.querySelector("template[data-icons]");
    const icons = (name) => {
      const found = store && store.content.querySelector('[data-icon="' + name + '"]');
      return found ? found.firstElementChild.cloneNode(true) : "";
    };
    const made = document.createDocumentFragment();
    made.append(node("h3.oer-live__title", null, summary(plan, wish, data)));
    if (plan.findings.length) {
      made.append(node("div.oer-findings", null,
        node("p.oer-findings__title", null, icons("caution"), w.say("planner.findings")), list(findings(plan.findings, w))));
    }
    plan.meetings.forEach((each) => made.append(meeting(each, plan, wish, data, w, icons)));
    made.append(needs(plan, data, w));
    return made;
  }

  /* Data of the page, ready to use: the activities of the guide by id. */
  function ready(data) {
    const activities = new Map();
    data.guide.sessions.forEach((session) => session.activities.forEach((activity) => activities.set(activity.id, activity)));
    return Object.assign({ attrs: {}, anchor: true }, data, { activities });
  }

  oer.planView = { draw, ready, summary, words, node, clock, findings, checkpoint };
})();
