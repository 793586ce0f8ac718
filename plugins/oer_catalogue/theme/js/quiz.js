/* Quiz: turns the plain HTML of packages/quiz_html.py into an interactive quiz. Nothing is sent anywhere.
 * Needs quiz-kinds.js before it.
 *
 * Answers are kept through `oer.store`, which a package may set before this script runs (SCORM: suspend_data):
 *   load(name)        the value saved under a name ("quiz.<module>"), or null
 *   save(name, value) value: {shape, one, at, best, answers: {question id: flag + parts}}; flag r right, w wrong, s answer shown
 *   answered(record)  optional: {id, kind, given: [..], right: [..], tolerance, correct, seconds}, after each check
 *   scored(result)    optional: {right, total, percent, best, pass}, whenever every question has been answered
 * Without it, answers stay in localStorage under "oer.<site id>.<name>".
 */
(function () {
  "use strict";
  const oer = window.oer;
  const KINDS = oer.quiz.KINDS;
  const all = (root, selector) => Array.from(root.querySelectorAll(selector));
  const list = (text) => (text ? text.split(" ") : []);

  /* --- drawing -------------------------------------------------------------------------------------------------- */

  function make(name, className, text, attributes) {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    for (const key of Object.keys(attributes || {})) element.setAttribute(key, attributes[key]);
    return element;
  }

  function button(className, text, act) {
    const element = make("button", "oer-quiz__button " + className, text, { type: "button" });
    element.addEventListener("click", act);
    return element;
  }

  /** Moves the focus; what cannot have it by itself (a heading) may from now on, but not by the Tab key. */
  function focus(element) {
    if (!element.matches("button, summary, a, input")) element.setAttribute("tabindex", "-1");
    element.focus();
  }

  /** One question. `quiz` gives words(key, values) and changed(question). */
  function makeQuestion(form, quiz) {
    const kind = KINDS[form.dataset.kind];
    const question = { id: form.dataset.id, form, scored: Boolean(kind), state: "", parts: [], title: form.querySelector(".oer-quiz__title") };
    form.addEventListener("submit", (event) => event.preventDefault());
    if (!kind) return question;

    const fieldset = form.querySelector("fieldset");
    const details = form.querySelector(".oer-quiz__answer");
    const explanation = form.querySelector(".oer-quiz__explanation");
    const feedbacks = new Map();
    const status = make("div", "oer-quiz__status", "", { role: "status" });
    const actions = make("div", "oer-quiz__actions");
    const check = make("button", "oer-quiz__button oer-quiz__check", quiz.words("check"), { type: "submit" });
    let since = Date.now();

    for (const feedback of all(form, ".oer-quiz__feedback")) {
      const place = make("div", "oer-quiz__feedback", "", { lang: feedback.lang || quiz.lang(feedback), dir: feedback.dir || quiz.dir(feedback) });
      place.append(...feedback.childNodes);
      kind.rows(form)[Number(feedback.dataset.choice)].appendChild(place);
      feedbacks.set(Number(feedback.dataset.choice), place);
    }
    all(form, ".oer-quiz__feedbacks").forEach((element) => element.remove());
    actions.append(check);
    fieldset.after(status, ...(explanation ? [explanation] : []), actions);

    function say(text) {
      status.textContent = "";
      status.append(make("p", "oer-quiz__verdict", text));
    }

    function verdict(result) {
      if (result.correct) return quiz.words("right");
      if (result.more) return quiz.words("more");
      return result.fit ? quiz.words("partly", { n: result.fit, total: result.total }) : quiz.words("wrong");
    }

    function mark(row, value) {
      all(row, ".oer-quiz__mark").forEach((element) => element.remove());
      row.removeAttribute("data-mark");
      if (value === null) return;
      const name = value ? "right" : "wrong";
      row.dataset.mark = name;
      const sign = make("span", "oer-quiz__mark");
      sign.append(make("span", "", value ? "✓ " : "✗ ", { "aria-hidden": "true" }), quiz.words("mark_" + name));
      row.insertBefore(sign, row.querySelector(".oer-quiz__feedback"));
    }

    /** Shows state and parts; an empty list of parts means that only the state was kept. */
    function draw() {
      const done = question.state !== "";
      const known = question.parts.length > 0;
      const result = known ? kind.judge(form, question.parts) : { correct: question.state === "r", marks: [], fit: 0 };
      fieldset.disabled = done;
      kind.rows(form).forEach((row, index) => mark(row, done && known ? result.marks[index] : null));
      feedbacks.forEach((place, index) => {
        place.hidden = !(question.state === "s" || (done && question.parts.includes(String(index))));
      });
      form.dataset.state = { r: "right", w: "wrong", s: "wrong" }[question.state] || "";
      if (done) say(verdict(result));
      else status.textContent = "";
      if (explanation) explanation.hidden = !(question.state === "r" || question.state === "s");
      check.textContent = quiz.words(question.state === "w" ? "try_again" : "check");
      check.hidden = question.state === "r" || question.state === "s";
      details.hidden = !(question.state === "w" || question.state === "s");
      details.open = question.state === "s";
    }

    function submit() {
      if (question.state === "w") {
        question.state = "";
        since = Date.now();
        draw();
        return;
      }
      if (question.state) return;
      const parts = kind.read(form);
      if (!parts) {
        say(quiz.words(kind.ask));
        const field = all(form, "input, select").find((one) => !one.value || one.type !== "text") || form.querySelector("input");
        field.focus();
        return;
      }
      question.parts = parts;
      const correct = kind.judge(form, parts).correct;
      question.state = correct ? "r" : "w";
      draw();
      if (oer.store && oer.store.answered) {
        const right = form.dataset.kind === "text" ? JSON.parse(form.dataset.answer) : list(form.dataset.answer);
        const seconds = Math.max(0, Math.round((Date.now() - since) / 1000));
        oer.store.answered({ id: question.id, kind: form.dataset.kind, given: parts, right, tolerance: form.dataset.tolerance, correct, seconds });
      }
      quiz.changed(question);
    }

    form.addEventListener("submit", submit);
    // Opening the answer ends the question: who has read it can start the whole quiz again.
    details.addEventListener("toggle", () => {
      if (!details.open || question.state !== "w") return;
      question.state = "s";
      draw();
      focus(details.querySelector("summary"));
      quiz.changed(question);
    });
    if (kind.prepare) {
      kind.prepare(form, (row, place, total) => say(quiz.words("moved", { item: row.querySelector(".oer-quiz__words").textContent, n: place + 1, total })));
    }
    const untouched = kind.prepare ? kind.read(form) : [];

    question.restore = function (text) {
      question.state = text.charAt(0);
      question.parts = text.length > 1 ? (kind.rows(form).length ? text.slice(1).split(".") : [text.slice(1)]) : [];
      if (!"rws".includes(question.state)) question.state = "";
      if (question.state && question.parts.length) {
        kind.write(form, question.parts);
        const correct = kind.judge(form, question.parts).correct;
        if (correct) question.state = "r";
        else if (question.state === "r") question.state = "w"; // the key was corrected since
      }
      draw();
    };
    question.clear = function () {
      form.reset();
      question.state = "";
      question.parts = [];
      since = Date.now();
      if (kind.prepare) kind.write(form, untouched);
      draw();
    };
    question.text = () => question.state + question.parts.join(".").slice(0, 200);
    draw();
    return question;
  }

  /* --- the whole quiz ------------------------------------------------------------------------------------------- */

  function start(root) {
    const texts = JSON.parse(root.dataset.strings);
    const words = (key, values) => texts[key].replace(/\{(\w+)\}/g, (whole, name) => (values && name in values ? values[name] : whole));
    const store = oer.store || oer.device;
    const name = "quiz." + root.dataset.module;
    const items = all(root, ".oer-quiz__item");
    const inherited = (attribute) => (element) => element.closest("[" + attribute + "]").getAttribute(attribute);
    const questions = items.map((item) =>
      makeQuestion(item.querySelector("form"), { words, changed, lang: inherited("lang"), dir: inherited("dir") })
    );
    const scored = questions.filter((question) => question.scored);
    const state = Object.assign({ one: true, at: 0, best: null, answers: {} }, fitting(store.load(name)));

    const progress = make("p", "oer-quiz__progress");
    const layout = button("oer-quiz__layout", "", () => change({ one: !state.one }));
    const bar = make("div", "oer-quiz__bar");
    bar.append(progress, layout);
    const previous = button("oer-quiz__previous", words("previous"), () => go(state.at - 1));
    const next = button("oer-quiz__next", "", () => go(state.at + 1));
    const pager = make("div", "oer-quiz__pager");
    pager.append(previous, next);
    const result = make("section", "oer-quiz__result", "", { "aria-label": words("result"), "aria-live": "polite" });
    if (!oer.store) root.prepend(make("p", "oer-quiz__kept", words("kept")));
    root.querySelector(".oer-quiz__list").before(bar);
    root.append(pager, result);

    /** What was stored, if it still fits this quiz: else only how people like to see it. */
    function fitting(saved) {
      if (!saved || typeof saved !== "object") return {};
      const fits = saved.shape === root.dataset.shape && saved.answers && typeof saved.answers === "object";
      return fits ? saved : { one: saved.one !== false };
    }

    function save() {
      state.shape = root.dataset.shape;
      state.answers = {};
      for (const question of scored) if (question.state) state.answers[question.id] = question.text();
      store.save(name, state);
    }

    function change(values) {
      Object.assign(state, values);
      save();
      draw();
    }

    function changed(question) {
      const right = scored.filter((one) => one.state === "r").length;
      const done = scored.every((one) => one.state);
      if (done) state.best = Math.max(state.best || 0, right);
      save();
      draw();
      if (done && store.scored) {
        const percent = (value) => Math.round((100 * value) / scored.length);
        store.scored({ right, total: scored.length, percent: percent(right), best: percent(state.best), pass: pass() });
      }
      if (question.state === "r") focus(state.one ? next : question.form.querySelector(".oer-quiz__verdict"));
    }

    const pass = () => ("pass" in root.dataset ? Number(root.dataset.pass) : null);

    function go(at) {
      change({ at: Math.max(0, Math.min(items.length, at)) });
      focus(state.at < items.length ? questions[state.at].title : result.querySelector("h2"));
    }

    function again() {
      for (const question of scored) question.clear();
      change({ at: 0 });
      focus(questions[0].title);
    }

    function draw() {
      const open = scored.filter((one) => !one.state);
      const end = state.one ? state.at >= items.length : scored.length > 0 && !open.length;
      root.classList.toggle("oer-quiz--one", state.one);
      items.forEach((item, index) => (item.hidden = state.one && index !== state.at));
      progress.textContent = state.one && state.at < items.length ? words("question", { n: state.at + 1, total: items.length }) : "";
      layout.textContent = words(state.one ? "show_all" : "show_one");
      pager.hidden = !state.one;
      previous.hidden = state.at === 0;
      next.hidden = state.at >= items.length;
      next.textContent = words(state.at === items.length - 1 ? "to_result" : "next");
      result.hidden = !end;
      result.textContent = "";
      if (end) drawResult(open.length);
    }

    function drawResult(open) {
      const right = scored.filter((one) => one.state === "r").length;
      const total = scored.length;
      const percent = total ? Math.round((100 * right) / total) : 0;
      result.append(make("h2", "oer-quiz__result-title", words("result")));
      if (total) result.append(make("p", "oer-quiz__score", words("score", { n: right, total, percent })));
      if (open) result.append(make("p", "oer-quiz__goal", words("left", { n: open })));
      else if (right === total) result.append(make("p", "oer-quiz__goal", words("all_right")));
      else if (pass() !== null) result.append(make("p", "oer-quiz__goal", words(percent >= pass() ? "passed" : "not_passed", { pass: pass() })));
      const missed = questions.filter((one) => one.scored && one.state !== "r");
      if (missed.length) {
        const review = make("ul", "oer-quiz__review");
        for (const question of missed) {
          const link = make("a", "", question.title.textContent, { href: "#" + question.title.id, lang: inherited("lang")(question.title) });
          link.addEventListener("click", (event) => {
            event.preventDefault();
            if (state.one) go(questions.indexOf(question));
            else focus(question.title);
          });
          const row = make("li", "");
          row.append(link);
          review.append(row);
        }
        result.append(make("p", "oer-quiz__review-title", words("look_again")), review);
      }
      if (total) result.append(button("oer-quiz__again", words("start_again"), again));
    }

    /** An address may name a question: show it. */
    function follow() {
      let target = null;
      try {
        target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      } catch (error) {
        // an address that somebody has damaged names nothing
      }
      const index = target ? items.findIndex((item) => item.contains(target)) : -1;
      if (index < 0) return;
      state.at = index;
      draw();
      target.scrollIntoView();
    }

    for (const question of scored) if (state.answers[question.id]) question.restore(String(state.answers[question.id]));
    root.classList.add("oer-quiz--live");
    draw();
    follow();
    window.addEventListener("hashchange", follow);
  }

  function ready() {
    all(document, ".oer-quiz").forEach(start);
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
  else ready();
})();
