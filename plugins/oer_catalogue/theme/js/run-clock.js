/* The course of a session: which step, since when, what was left out. Values only, no page: run.js shows them.
 *
 * A state is plain data that can be kept: {v, wish, meeting, steps, at, began, since, paused, planned, gone, ended}. Times are
 * milliseconds of the reader's clock; a step has minutes as planned for the people who are here, and extra minutes.
 */
(function () {
  "use strict";
  const oer = (window.oer = window.oer || {});
  const VERSION = 1, MINUTE = 60000;
  const PRIORITIES = ["must", "should", "could"];
  const MODES = ["in-person", "online", "hybrid"];

  const length = (step) => step.minutes + step.extra;
  const sum = (steps) => steps.reduce((all, step) => all + length(step), 0);
  const change = (state, more) => Object.assign({}, state, more);

  /* A session that begins now with a meeting of a plan. */
  function start(meeting, wish, now) {
    const steps = meeting.steps.map((step) => ({ id: step.id, kind: step.kind, minutes: step.minutes, extra: 0, part: step.part, parts: step.parts, spent: 0 }));
    return { v: VERSION, wish, meeting: meeting.number, steps, at: 0, began: now, since: now, paused: 0, planned: meeting.minutes, gone: [], ended: 0 };
  }

  /* Milliseconds that the step has taken; a pause does not count. */
  const elapsed = (state, now) => Math.max(0, (state.paused || now) - state.since);

  const left = (state, now) => length(state.steps[state.at]) * MINUTE - elapsed(state, now);

  /* When the session will end if everything from here takes what is planned, and when it should. */
  function times(state, now) {
    const ahead = sum(state.steps.slice(state.at + 1)) * MINUTE;
    return { end: now + Math.max(0, left(state, now)) + ahead, planned: state.began + state.planned * MINUTE };
  }

  const resumed = (state, now) => (state.paused ? change(state, { since: state.since + now - state.paused, paused: 0 }) : state);

  function go(state, to, now) {
    const here = resumed(state, now);
    const steps = here.steps.map((step, i) => (i === here.at ? change(step, { spent: elapsed(here, now) }) : step));
    if (to >= steps.length) return change(here, { steps, ended: now });
    return change(here, { steps, at: to, since: now - steps[to].spent, ended: 0 });
  }

  /* Back from the end leads to the last step; back to a step goes on with the time that it had taken. */
  function back(state, now) {
    if (state.ended) return change(state, { ended: 0, since: now - state.steps[state.at].spent });
    return state.at ? go(state, state.at - 1, now) : state;
  }

  const pause = (state, now) => (state.paused ? resumed(state, now) : change(state, { paused: now }));

  const more = (state) => change(state, { steps: state.steps.map((step, i) => (i === state.at ? change(step, { extra: step.extra + 1 }) : step)) });

  /* Every activity of the guide in the order in which steps are kept. */
  function order(guide) {
    const all = [].concat(...guide.sessions.map((session) => session.activities));
    return [].concat(...PRIORITIES.map((priority) => all.filter((activity) => activity.priority === priority)));
  }

  /* What can be left out of the steps to come: {drop: [ids], saves: minutes}. */
  function late(state, guide) {
    const next = state.at + 1;
    if (next >= state.steps.length) return { drop: [], saves: 0 };
    return OerPlan.late(state.steps.map((step) => change(step, { minutes: length(step), start: 0 })), next, order(guide));
  }

  function drop(state, guide) {
    const ids = late(state, guide).drop;
    if (!ids.length) return state;
    const out = (step, i) => i > state.at && step.kind === "content" && ids.includes(step.id);
    const lost = state.steps.map((step, i) => ({ step, at: i })).filter((one) => out(one.step, one.at));
    return change(state, { steps: state.steps.filter((step, i) => !out(step, i)), gone: state.gone.concat([lost]) });
  }

  /* What was left out last comes back, after the step that is shown at the earliest. */
  function undo(state) {
    const lost = state.gone[state.gone.length - 1];
    if (!lost) return state;
    const steps = state.steps.slice();
    lost.forEach((one) => steps.splice(Math.min(steps.length, Math.max(state.at + 1, one.at)), 0, one.step));
    return change(state, { steps, gone: state.gone.slice(0, -1) });
  }

  /* Minutes of every activity, whole, for a group. */
  function whole(guide, wish, factors) {
    const minutes = new Map();
    OerPlan.make(guide, change(wish, { minutes: 100000, meetings: null }), factors).meetings.forEach((meeting) => meeting.steps.forEach((step) => minutes.set(step.id, step.minutes)));
    return minutes;
  }

  /* Other people came than were planned for: the step that runs and those to come take what they take for them. */
  function people(state, number, guide, factors) {
    const was = whole(guide, state.wish, factors), wish = change(state.wish, { people: number }), now = whole(guide, wish, factors);
    const fit = (step) => {
      if (step.kind === "break" || !now.has(step.id)) return step;
      const minutes = step.parts > 1 ? Math.max(1, Math.round((step.minutes / Math.max(1, was.get(step.id))) * now.get(step.id))) : now.get(step.id);
      return change(step, { minutes });
    };
    const gone = state.gone.map((lost) => lost.map((one) => change(one, { step: fit(one.step) })));
    return change(state, { wish, gone, steps: state.steps.map((step, i) => (i < state.at ? step : fit(step))) });
  }

  /* Whether a kept value is a state of this guide. */
  function sound(value, guide) {
    const known = new Set([""].concat(...guide.sessions.map((session) => session.activities.map((activity) => activity.id))));
    const number = (n, low, high) => Number.isFinite(n) && n >= low && n <= high;
    const step = (one) => one && known.has(one.id) && ["check-in", "content", "reflection", "break"].includes(one.kind) &&
      [one.minutes, one.extra].every((n) => number(n, 0, 10000)) && number(one.spent, 0, 1e12) && [one.part, one.parts].every((n) => number(n, 1, 1000));
    return Boolean(value && value.v === VERSION && value.wish && MODES.includes(value.wish.mode) && number(value.wish.people, 1, 1000) &&
      number(value.wish.minutes, 1, 10000) && number(value.meeting, 1, 1000) && Array.isArray(value.steps) && value.steps.length && value.steps.every(step) &&
      Number.isInteger(value.at) && number(value.at, 0, value.steps.length - 1) && [value.began, value.since].every((n) => number(n, 1, 1e14)) &&
      [value.paused, value.planned, value.ended].every((n) => number(n, 0, 1e14)) && Array.isArray(value.gone) &&
      value.gone.every((lost) => Array.isArray(lost) && lost.every((one) => one && step(one.step) && number(one.at, 0, 1000))));
  }

  oer.runClock = { start, elapsed, left, times, go, back, pause, more, late, drop, undo, people, sound, MINUTE, MODES };
})();
