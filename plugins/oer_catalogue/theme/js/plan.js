// The facilitator plan in the browser: the same computation as plan/ in Python, held to it by one table of cases.
// OerPlan.make(guide, wish, factors) → plan. Names and order of everything are those of plan/plan.py and plan/layout.py;
// why it is done so is said there.
(function (root) {
  "use strict";
  var PRIORITIES = ["must", "should", "could"];
  var BREAK = 5, BREAK_FREE = 75, BREAK_EVERY = 60, PART = 10, CHECK_EVERY = 30, CLOSER = 10;
  var CAMERA = 250, AUDIO = 40, SCREEN = 1000, MANY_CAMERAS = 12;

  // --- cost ----------------------------------------------------------------------------------------------------------
  function whole(value) { return Math.ceil(value - 1e-6); }
  function groups(people, size) { return Math.ceil(people / Math.max(1, size)); }
  function sum(list, get) { return list.reduce(function (all, each) { return all + (get ? get(each) : each); }, 0); }

  function minutesFor(m, people, subgroup, factor) {
    var value = ((m.fixed || 0) + (m.per_person || 0) * people + (m.per_group || 0) * groups(people, subgroup)) * factor;
    if (m.min != null) value = Math.max(value, m.min);
    if (m.max != null) value = Math.min(value, m.max);
    return whole(value);
  }

  function activityMinutes(activity, people, subgroup, mode, factors) {
    var own = (activity.modes || {})[mode];
    if (own) return minutesFor(own.minutes, people, subgroup, 1);
    var factor = (factors || {})[mode];
    return minutesFor(activity.minutes, people, subgroup, factor == null ? 1 : factor);
  }

  function breaks(planned) { return Math.max(0, Math.floor((planned - BREAK_FREE - 1) / BREAK_EVERY) + 1); }

  // --- layout --------------------------------------------------------------------------------------------------------
  function shapes(guide) {
    return guide.sessions.map(function (session) {
      var steps = session.activities.filter(function (a) { return a.phase !== "break"; });
      var first = steps.length && steps[0].phase === "check-in" ? steps.shift() : null;
      var last = steps.length && steps[steps.length - 1].phase === "reflection" ? steps.pop() : null;
      return { first: first, last: last, content: steps };
    });
  }

  function ground(guide, wish, factors) {
    var minutes = new Map(), pause = 0;
    guide.sessions.forEach(function (session) {
      session.activities.forEach(function (a) {
        var value = activityMinutes(a, wish.people, guide.group.subgroup, wish.mode, factors);
        minutes.set(a.id, value);
        if (a.phase === "break") pause = Math.max(pause, value);
      });
    });
    var own = guide.sessions.some(function (s) { return s.activities.some(function (a) { return a.phase === "break"; }); });
    return { parts: shapes(guide), clock: { minutes: minutes, pause: wish.mode === "between" ? 0 : own ? pause : BREAK, length: wish.minutes } };
  }

  function total(clock, planned) { return planned + breaks(planned) * clock.pause; }

  function fixedOrder(parts) {
    var written = [].concat.apply([], parts.map(function (part) { return part.content; }));
    return [].concat.apply([], PRIORITIES.map(function (p) { return written.filter(function (a) { return a.priority === p; }); }));
  }

  function keptOf(order, number) {
    var ids = new Set(order.slice(0, number).map(function (a) { return a.id; }));
    var known = new Set(order.map(function (a) { return a.id; }));
    for (;;) {
      var gone = order.filter(function (a) {
        return ids.has(a.id) && a.priority !== "must" && (a.needs || []).some(function (n) { return known.has(n) && !ids.has(n); });
      });
      if (!gone.length) return ids;
      gone.forEach(function (a) { ids.delete(a.id); });
    }
  }

  function atoms(parts, ids, minutes) {
    return parts.map(function (part, session) {
      var found = [];
      part.content.forEach(function (a) {
        if (!ids.has(a.id)) return;
        var all = minutes.get(a.id), number = a.split ? Math.max(1, Math.floor(all / PART)) : 1;
        var each = Math.floor(all / number), rest = all % number;
        for (var i = 0; i < number; i++) found.push({ session: session, activity: a, minutes: each + (i < rest ? 1 : 0) });
      });
      return found;
    });
  }

  function endsMinutes(parts, clock) {
    return parts.map(function (part) { return (part.first ? clock.minutes.get(part.first.id) : 0) + (part.last ? clock.minutes.get(part.last.id) : 0); });
  }

  function longestEnds(parts, clock) {
    var first = 0, last = 0;
    parts.forEach(function (part) {
      if (part.first) first = Math.max(first, clock.minutes.get(part.first.id));
      if (part.last) last = Math.max(last, clock.minutes.get(part.last.id));
    });
    return first + last;
  }

  function fill(pieces, own, clock) {
    var meetings = [], planned = 0;
    pieces.forEach(function (atom) {
      if (meetings.length && total(clock, planned + atom.minutes) <= clock.length) {
        meetings[meetings.length - 1].push(atom);
        planned += atom.minutes;
      } else {
        meetings.push([atom]);
        planned = own + atom.minutes;
      }
    });
    return meetings.length ? meetings : [[]];
  }

  function aligned(parts, cut, clock) {
    var own = endsMinutes(parts, clock), lots = [];
    parts.forEach(function (part, number) {
      fill(cut[number], own[number], clock).forEach(function (meeting) {
        if (meeting.length || part.first || part.last) lots.push({ session: number, atoms: meeting, first: part.first, last: part.last });
      });
    });
    return lots;
  }

  function flowing(parts, cut, clock) {
    var ends = new Set(cut.filter(function (p) { return p.length; }).map(function (p) { return p[p.length - 1]; }));
    var opened = new Set(), closed = new Set();
    return fill([].concat.apply([], cut), longestEnds(parts, clock), clock).map(function (meeting) {
      var touched = Array.from(new Set(meeting.map(function (atom) { return atom.session; }))).sort(function (a, b) { return a - b; });
      if (!touched.length) touched = [0];
      var done = meeting.length
        ? touched.filter(function (n) { return meeting.some(function (atom) { return atom.session === n && ends.has(atom); }); })
        : touched;
      var opens = touched.find(function (n) { return !opened.has(n) && parts[n].first; });
      var closes = done.slice().reverse().find(function (n) { return !closed.has(n) && parts[n].last; });
      if (opens === undefined) opens = touched[0];
      if (closes === undefined) closes = touched[touched.length - 1];
      opened.add(opens);
      closed.add(closes);
      return { session: touched[0], atoms: meeting, first: parts[opens].first, last: parts[closes].last };
    });
  }

  function fits(pieces, own, clock) {
    return pieces.every(function (list, n) {
      return list.every(function (atom) {
        return atom.activity.priority === "must" || total(clock, own[n] + atom.minutes) <= clock.length;
      });
    });
  }

  function choose(parts, order, clock, allowed) {
    var musts = order.filter(function (a) { return a.priority === "must"; }).length;
    var own = endsMinutes(parts, clock);
    var joint = parts.map(function () { return longestEnds(parts, clock); });
    function lay(number) {
      var lots, cut = atoms(parts, keptOf(order, number), clock.minutes);
      if (fits(cut, own, clock)) {
        lots = aligned(parts, cut, clock);
        if (allowed == null || lots.length <= allowed) return lots;
      }
      if (allowed != null && fits(cut, joint, clock)) {
        lots = flowing(parts, cut, clock);
        if (lots.length <= allowed) return lots;
      }
      return null;
    }
    var cut = atoms(parts, keptOf(order, musts), clock.minutes);
    var straight = aligned(parts, cut, clock), flow = flowing(parts, cut, clock);
    var least = flow.length < straight.length ? flow : straight;
    if (lay(musts) === null) return { ids: keptOf(order, musts), lots: least, needed: least.length };
    var low = musts, high = order.length;
    while (low < high) {
      var middle = (low + high + 1) >> 1;
      if (lay(middle) !== null) low = middle; else high = middle - 1;
    }
    return { ids: keptOf(order, low), lots: lay(low), needed: least.length };
  }

  function usual(guide, wish, factors) {
    var base = ground(guide, wish, factors), order = fixedOrder(base.parts);
    var musts = order.filter(function (a) { return a.priority === "must"; }).length;
    return Math.max(guide.sessions.length, aligned(base.parts, atoms(base.parts, keptOf(order, musts), base.clock.minutes), base.clock).length);
  }

  // --- meetings ------------------------------------------------------------------------------------------------------
  function step(id, kind, minutes, part, parts) {
    return { id: id, kind: kind, start: 0, minutes: minutes, part: part || 1, parts: parts || 1, opens: 0, closes: 0 };
  }

  function rowsOf(lot, clock, parts, seen) {
    var rows = lot.first ? [step(lot.first.id, "check-in", clock.minutes.get(lot.first.id))] : [];
    var sums = new Map();
    lot.atoms.forEach(function (atom) { sums.set(atom.activity.id, (sums.get(atom.activity.id) || 0) + atom.minutes); });
    sums.forEach(function (minutes, id) {
      seen.set(id, (seen.get(id) || 0) + 1);
      rows.push(step(id, "content", minutes, seen.get(id), parts.get(id)));
    });
    if (lot.last) rows.push(step(lot.last.id, "reflection", clock.minutes.get(lot.last.id)));
    return rows;
  }

  function withBreaks(guide, lot, rows, pause) {
    var planned = sum(rows, function (r) { return r.minutes; }), number = breaks(planned), ends = [0];
    rows.forEach(function (r, i) { ends.push(ends[i] + r.minutes); });
    var all = rows.map(function (r, i) { return i; }).slice(1);
    var inner = all.filter(function (i) { return rows[i - 1].kind !== "check-in" && rows[i].kind !== "reflection"; });
    var places = inner.length >= number ? inner : all;
    var written = new Set();
    guide.sessions.forEach(function (s) {
      s.activities.forEach(function (a, i) { if (i && a.phase === "break") written.add(s.activities[i - 1].id); });
    });
    var chosen = new Set();
    for (var share = 1; share <= number; share++) {
      var best = null, least = Infinity;
      places.forEach(function (i) {
        if (chosen.has(i)) return;
        var far = Math.abs(ends[i] * (number + 1) - planned * share) - (written.has(rows[i - 1].id) ? CLOSER * (number + 1) : 0);
        if (far < least) { least = far; best = i; }
      });
      if (best !== null) chosen.add(best);
    }
    var names = [];
    new Set(lot.atoms.map(function (atom) { return atom.session; })).forEach(function (n) {
      guide.sessions[n].activities.forEach(function (a) { if (a.phase === "break") names.push(a.id); });
    });
    var found = [];
    rows.forEach(function (row, i) {
      if (chosen.has(i)) found.push(step(names.length ? names.shift() : "", "break", pause));
      found.push(row);
    });
    return found;
  }

  function dated(row, first, interval, all) {
    var opens = all ? Math.min(interval - 1, Math.floor(row.start * interval / all)) : 0;
    var ends = all ? Math.ceil((row.start + row.minutes) * interval / all) : interval;
    row.opens = first + opens;
    row.closes = first + Math.min(interval - 1, Math.max(opens, ends - 1));
  }

  function late(steps, number, order) {
    var ahead = new Map();
    steps.slice(number).forEach(function (s) { if (s.kind === "content") ahead.set(s.id, s.minutes); });
    var free = order.filter(function (a) { return ahead.has(a.id) && a.priority !== "must"; });
    if (!free.length) return { at: steps[number].start, step: number, drop: [], saves: 0 };
    var gone = new Set([free[free.length - 1].id]), sequence = Array.from(ahead.keys());
    free.slice().sort(function (a, b) { return sequence.indexOf(a.id) - sequence.indexOf(b.id); }).forEach(function (a) {
      if ((a.needs || []).some(function (n) { return gone.has(n); })) gone.add(a.id);
    });
    var drop = sequence.filter(function (id) { return gone.has(id); });
    return { at: steps[number].start, step: number, drop: drop, saves: sum(drop, function (id) { return ahead.get(id); }) };
  }

  function checkpoints(steps, order) {
    var found = [], last = 0;
    steps.forEach(function (s, i) {
      if (s.kind === "content" && s.start - last >= CHECK_EVERY) { last = s.start; found.push(late(steps, i, order)); }
    });
    return found;
  }

  function meetingsOf(guide, lots, clock, wish, order) {
    var parts = new Map(), seen = new Map(), between = wish.mode === "between", interval = wish.interval || 7;
    lots.forEach(function (lot) {
      new Set(lot.atoms.map(function (atom) { return atom.activity.id; })).forEach(function (id) { parts.set(id, (parts.get(id) || 0) + 1); });
    });
    return lots.map(function (lot, n) {
      var steps = rowsOf(lot, clock, parts, seen), all = 0, day = n * interval;
      if (!between) steps = withBreaks(guide, lot, steps, clock.pause);
      steps.forEach(function (s) { s.start = all; all += s.minutes; });
      if (between) steps.forEach(function (s) { dated(s, day, interval, all); });
      var touched = lot.atoms.length ? lot.atoms.map(function (atom) { return atom.session; }) : [lot.session];
      return {
        number: n + 1, day: day,
        sessions: Array.from(new Set(touched)).map(function (i) { return guide.sessions[i].id; }),
        steps: steps, minutes: all, over: Math.max(0, all - wish.minutes),
        checkpoints: between ? [] : checkpoints(steps, order),
      };
    });
  }

  // --- people, things, findings --------------------------------------------------------------------------------------
  function facilitators(guide, wish) {
    var f = guide.facilitators, number = f.base + groups(Math.max(0, wish.people - f.per), f.per);
    var start = ["facilitator"];
    if (wish.mode === "hybrid") { number = Math.max(2, number + (f.hybrid_extra || 0)); start.push("online-host"); }
    while (start.length < number) start.push("co-facilitator");
    return start;
  }

  function materials(guide, wish, used) {
    var mode = wish.mode === "between" ? "online" : wish.mode, users = new Map();
    guide.sessions.forEach(function (s) {
      s.activities.forEach(function (a) {
        (a.materials || []).forEach(function (id) { users.set(id, (users.get(id) || []).concat(a.id)); });
      });
    });
    return (guide.materials || []).filter(function (item) {
      var modes = item.modes || [];
      return (!modes.length || modes.indexOf(mode) >= 0) && (!users.has(item.id) || users.get(item.id).some(function (id) { return used.has(id); }));
    }).map(function (item) {
      return [item.id, whole((item.fixed || 0) + (item.per_person || 0) * wish.people + (item.per_group || 0) * groups(wish.people, guide.group.subgroup))];
    });
  }

  function findings(guide, parts, clock, wish, meetings, needed, joined) {
    var found = [], g = guide.group, distant = wish.mode === "online" || wish.mode === "hybrid";
    function say(code, values) { found.push({ code: code, values: values || {} }); }
    if (wish.people < g.min) say("few", { people: wish.people, min: g.min });
    if (wish.people > g.max) {
      var number = groups(wish.people, g.max);
      say("many", { people: wish.people, max: g.max, groups: number, each: groups(wish.people, number) });
    }
    var longest = Math.max.apply(null, [0].concat(endsMinutes(parts, clock)));
    if (longest >= wish.minutes) say("ends", { minutes: longest, length: wish.minutes });
    if (wish.meetings != null && meetings.length > wish.meetings) say("meetings", { needed: needed, asked: wish.meetings });
    else if (meetings.length > guide.sessions.length) say("more", { meetings: meetings.length, sessions: guide.sessions.length });
    meetings.forEach(function (m) { if (m.over) say("over", { meeting: m.number, minutes: m.minutes, over: m.over }); });
    joined.forEach(function (id) { say("joined", { id: id }); });
    if (wish.mode === "hybrid") say("host");
    if (distant && wish.people > MANY_CAMERAS) say("cameras", { people: wish.people, good: MANY_CAMERAS });
    return found;
  }

  function make(guide, wish, factors) {
    var base = ground(guide, wish, factors), order = fixedOrder(base.parts);
    var chosen = choose(base.parts, order, base.clock, wish.meetings);
    var kept = order.filter(function (a) { return chosen.ids.has(a.id); });
    var gone = order.filter(function (a) { return !chosen.ids.has(a.id); });
    var names = new Set(gone.map(function (a) { return a.id; }));
    var meetings = meetingsOf(guide, chosen.lots, base.clock, wish, kept), used = new Set(), joined = [];
    meetings.forEach(function (m) { m.steps.forEach(function (s) { used.add(s.id); }); });
    base.parts.forEach(function (part) {
      [part.first, part.last].forEach(function (a) { if (a && !used.has(a.id)) joined.push(a.id); });
    });
    var leaders = facilitators(guide, wish);
    return {
      meetings: meetings,
      kept: kept.map(function (a) { return a.id; }),
      left_out: gone.map(function (a) {
        var because = (a.needs || []).some(function (n) { return names.has(n); }) ? "needs" : "time";
        return { id: a.id, minutes: base.clock.minutes.get(a.id), because: because };
      }),
      joined: joined,
      findings: findings(guide, base.parts, base.clock, wish, meetings, chosen.needed, joined),
      groups: groups(wish.people, guide.group.subgroup),
      facilitators: leaders,
      materials: materials(guide, wish, used),
      bandwidth: wish.mode === "online" || wish.mode === "hybrid"
        ? { cameras: CAMERA * (wish.people + leaders.length - 1), upload: CAMERA + AUDIO, sound: AUDIO, screen: SCREEN } : {},
    };
  }

  root.OerPlan = { make: make, usual: usual, late: late, minutes: activityMinutes, breaks: breaks, pause: BREAK };
})(typeof globalThis === "undefined" ? this : globalThis);
