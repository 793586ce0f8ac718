/* Quiz: turns the plain HTML of packages/quiz_html.py into an interactive quiz. Nothing is sent anywhere.
 * Needs quiz-kinds.js before it.
 *
 * Answers are kept through `oer.store`, which a package may set before this script runs (SCORM: suspend_data):
 *   load(name)        the value saved under a name ("quiz.<module>"), or null
 *   save(name, value) value: {shape, one, at, best, answers: {question id: flag + parts}}; flag r right, w wrong, s answer shown
 *   answered(record)  optional: {id, kind, given: [..], right: [..], correct, seconds}, after each check
 *   scored(result)    optional: {right, total, percent, best, pass}, whenever every question has been answered
 * Without it, answers stay in localStorage under "oer.<site id>.<name>".
 */
(function () {
  "use strict";
  const oer = window.oer;
  const KINDS = oer.quiz.KINDS;
  const RIGHT = "r"; // states of a question; "" = not answered
  const WRONG = "w";
  const SHOWN = "s"; // wrong, and the answer was looked at
  const LONGEST = 200; // characters of an answer that are kept

  const all = (root, selector) => Array.from(root.querySelectorAll(selector));
  const list = (text) => (text ? text.split(" ") : []);
  const inherited = (element, attribute) => element.closest("[" + attribute + "]").getAttribute(attribute);

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

  /* --- one question --------------------------------------------------------------------------------------------- */

  /** A question. `quiz` gives words(key, values), changed(question) and draw(). An open one is only text: `scored` is false. */
  class Question {
    constructor(form, quiz) {
      this.form = form;
      this.quiz = quiz;
      this.id = form.dataset.id;
      this.kind = KINDS[form.dataset.kind];
      this.scored = Boolean(this.kind);
      this.title = form.querySelector(".oer-quiz__title");
      this.state = "";
      this.parts = [];
      this.since = Date.now();
      form.addEventListener("submit", (event) => event.preventDefault());
      if (this.scored) this.prepare();
    }

    prepare() {
      const { form, kind, quiz } = this;
      this.fieldset = form.querySelector("fieldset");
      this.details = form.querySelector(".oer-quiz__answer");
      this.explanation = form.querySelector(".oer-quiz__explanation");
      this.status = make("div", "oer-quiz__status", "", { role: "status" });
      this.button = make("button", "oer-quiz__button oer-quiz__check", "", { type: "submit" });
      const actions = make("div", "oer-quiz__actions");
      actions.append(this.button);
      this.fieldset.after(this.status, ...(this.explanation ? [this.explanation] : []), actions);
      this.feedbacks = this.spreadFeedbacks();
      // By the click, which the Enter key makes too: in a frame that may not send forms no submit event comes.
      this.button.addEventListener("click", (event) => {
        event.preventDefault();
        if (this.state === WRONG) this.tryAgain();
        else this.check();
      });
      this.details.addEventListener("toggle", () => this.reveal());
      if (kind.prepare) {
        kind.prepare(form, (row, place, total) => {
          const item = row.querySelector(".oer-quiz__words").textContent;
          this.say(quiz.words("moved", { item, n: place + 1, total }));
        });
      }
      this.untouched = kind.prepare ? kind.read(form) : [];
      this.draw();
    }

    /** Moves the feedback of each choice from the folded answer to the choice; choice number → element. */
    spreadFeedbacks() {
      const places = new Map();
      for (const feedback of all(this.form, ".oer-quiz__feedback")) {
        const place = make("div", "oer-quiz__feedback", "", { lang: inherited(feedback, "lang"), dir: inherited(feedback, "dir") });
        const choice = Number(feedback.dataset.choice);
        place.append(...feedback.childNodes);
        this.kind.rows(this.form)[choice].append(place);
        places.set(choice, place);
      }
      all(this.form, ".oer-quiz__feedbacks").forEach((element) => element.remove());
      return places;
    }

    say(text) {
      this.status.textContent = "";
      this.status.append(make("p", "oer-quiz__verdict", text));
    }

    judge() {
      return this.kind.judge(this.form, this.parts);
    }

    verdict(result) {
      const words = this.quiz.words;
      if (result.correct) return words("right");
      if (result.more) return words("more");
      return result.fit ? words("partly", { n: result.fit, total: result.total }) : words("wrong");
    }

    /** A word and a sign beside a row: true right, false wrong, null none. */
    mark(row, value) {
      all(row, ".oer-quiz__mark").forEach((element) => element.remove());
      row.removeAttribute("data-mark");
      if (value === null) return;
      const name = value ? "right" : "wrong";
      const sign = make("span", "oer-quiz__mark");
      sign.append(make("span", "", value ? "✓ " : "✗ ", { "aria-hidden": "true" }), this.quiz.words("mark_" + name));
      row.dataset.mark = name;
      row.insertBefore(sign, row.querySelector(".oer-quiz__feedback"));
    }

    /** Shows state and parts. No parts = only the state was kept. */
    draw() {
      const { form, state, parts } = this;
      const done = state !== "";
      const over = state === RIGHT || state === SHOWN;
      const known = done && parts.length > 0;
      const result = known ? this.judge() : { correct: state === RIGHT, marks: [], fit: 0 };
      form.dataset.state = !done ? "" : state === RIGHT ? "right" : "wrong";
      this.fieldset.disabled = done;
      this.kind.rows(form).forEach((row, index) => this.mark(row, known ? result.marks[index] : null));
      this.feedbacks.forEach((place, index) => (place.hidden = state !== SHOWN && !(done && parts.includes(String(index)))));
      if (done) this.say(this.verdict(result));
      else this.status.textContent = "";
      if (this.explanation) this.explanation.hidden = !over;
      this.button.textContent = this.quiz.words(state === WRONG ? "try_again" : "check");
      this.button.hidden = over;
      this.details.hidden = state !== WRONG && state !== SHOWN;
      this.details.open = state === SHOWN;
    }

    check() {
      if (this.state) return;
      const parts = this.kind.read(this.form);
      if (!parts) {
        this.say(this.quiz.words(this.kind.ask));
        all(this.form, "input, select").find((field) => field.tagName === "INPUT" || !field.value).focus();
        return;
      }
      this.parts = parts;
      this.state = this.judge().correct ? RIGHT : WRONG;
      this.draw();
      this.tell();
      this.quiz.changed(this);
    }

    /** Tells the store, if it wants to know, what was answered. */
    tell() {
      if (!oer.store || !oer.store.answered) return;
      const { kind, answer } = this.form.dataset;
      oer.store.answered({
        id: this.id,
        kind,
        given: this.parts,
        right: kind === "text" ? JSON.parse(answer) : list(answer),
        correct: this.state === RIGHT,
        seconds: Math.max(0, Math.round((Date.now() - this.since) / 1000)),
      });
    }

    tryAgain() {
      this.state = "";
      this.since = Date.now();
      this.draw();
      this.quiz.draw();
    }

    /** Who opens the answer has finished the question: the whole quiz can be started again. */
    reveal() {
      if (!this.details.open || this.state !== WRONG) return;
      this.state = SHOWN;
      this.draw();
      focus(this.details.querySelector("summary"));
      this.quiz.changed(this);
    }

    /** Puts back what was kept. What was right by an older key is judged again. */
    restore(text) {
      const state = text.charAt(0);
      if (![RIGHT, WRONG, SHOWN].includes(state)) return;
      const words = text.slice(1);
      this.parts = !words ? [] : this.kind.rows(this.form).length ? words.split(".") : [words];
      this.state = state;
      if (this.parts.length) {
        this.kind.write(this.form, this.parts);
        const correct = this.judge().correct;
        if (correct) this.state = RIGHT;
        else if (state === RIGHT) this.state = WRONG;
      }
      this.draw();
    }

    clear() {
      this.form.reset();
      this.state = "";
      this.parts = [];
      this.since = Date.now();
      if (this.kind.prepare) this.kind.write(this.form, this.untouched);
      this.draw();
    }

    kept() {
      return this.state + this.parts.join(".").slice(0, LONGEST);
    }
  }

  /* --- the whole quiz ------------------------------------------------------------------------------------------- */

  class Quiz {
    constructor(root) {
      const texts = JSON.parse(root.dataset.strings);
      this.words = (key, values) => texts[key].replace(/\{(\w+)\}/g, (whole, name) => (values && name in values ? values[name] : whole));
      this.root = root;
      this.store = oer.store || oer.device;
      this.name = "quiz." + root.dataset.module;
      this.pass = "pass" in root.dataset ? Number(root.dataset.pass) : null;
      this.state = Object.assign({ one: true, at: 0, best: null, answers: {} }, this.load());
      this.build();
      this.items = all(root, ".oer-quiz__item");
      this.questions = this.items.map((item) => new Question(item.querySelector("form"), this));
      this.scored = this.questions.filter((question) => question.scored);
      for (const question of this.scored) {
        if (this.state.answers[question.id]) question.restore(String(this.state.answers[question.id]));
      }
      root.classList.add("oer-quiz--live");
      this.draw();
      this.follow();
      window.addEventListener("hashchange", () => this.follow());
    }

    /** The bar above, the pager and the result below. */
    build() {
      const { root, words } = this;
      this.progress = make("p", "oer-quiz__progress");
      this.layout = button("oer-quiz__layout", "", () => this.change({ one: !this.state.one }));
      this.previous = button("oer-quiz__previous", words("previous"), () => this.go(this.state.at - 1));
      this.next = button("oer-quiz__next", "", () => this.go(this.state.at + 1));
      this.pager = make("div", "oer-quiz__pager");
      this.result = make("section", "oer-quiz__result", "", { "aria-label": words("result"), "aria-live": "polite" });
      const bar = make("div", "oer-quiz__bar");
      bar.append(this.progress, this.layout);
      this.pager.append(this.previous, this.next);
      root.querySelector(".oer-quiz__list").before(bar);
      root.append(this.pager, this.result);
      if (!oer.store) root.prepend(make("p", "oer-quiz__kept", words("kept")));
    }

    /** What was kept, if it still fits this quiz: else only how the learner likes to see it. */
    load() {
      const kept = this.store.load(this.name);
      if (!kept || typeof kept !== "object") return {};
      const fits = kept.shape === this.root.dataset.shape && kept.answers && typeof kept.answers === "object";
      return fits ? kept : { one: kept.one !== false };
    }

    save() {
      this.state.shape = this.root.dataset.shape;
      this.state.answers = {};
      for (const question of this.scored) if (question.state) this.state.answers[question.id] = question.kept();
      this.store.save(this.name, this.state);
    }

    change(values) {
      Object.assign(this.state, values);
      this.save();
      this.draw();
    }

    get right() {
      return this.scored.filter((question) => question.state === RIGHT).length;
    }

    percent(count) {
      return this.scored.length ? Math.round((100 * count) / this.scored.length) : 0;
    }

    /** A question has been answered. */
    changed(question) {
      const done = this.scored.every((one) => one.state);
      if (done) this.state.best = Math.max(this.state.best || 0, this.right);
      this.save();
      this.draw();
      if (done && this.store.scored) {
        const percents = { percent: this.percent(this.right), best: this.percent(this.state.best) };
        this.store.scored({ right: this.right, total: this.scored.length, pass: this.pass, ...percents });
      }
      if (question.state === RIGHT) focus(this.state.one ? this.next : question.form.querySelector(".oer-quiz__verdict"));
    }

    /** Shows one question, or the result after the last one. */
    go(at) {
      this.change({ at: Math.max(0, Math.min(this.items.length, at)) });
      focus(this.state.at < this.items.length ? this.questions[this.state.at].title : this.result.querySelector("h2"));
    }

    again() {
      for (const question of this.scored) question.clear();
      this.change({ at: 0 });
      focus(this.questions[0].title);
    }

    draw() {
      const { items, result, state, words } = this;
      const open = this.scored.filter((one) => !one.state).length;
      const last = state.at >= items.length;
      this.root.classList.toggle("oer-quiz--one", state.one);
      items.forEach((item, index) => (item.hidden = state.one && index !== state.at));
      this.progress.textContent = state.one && !last ? words("question", { n: state.at + 1, total: items.length }) : "";
      this.layout.textContent = words(state.one ? "show_all" : "show_one");
      this.pager.hidden = !state.one;
      this.previous.hidden = state.at === 0;
      this.next.hidden = last;
      this.next.textContent = words(state.at === items.length - 1 ? "to_result" : "next");
      result.hidden = state.one ? !last : !this.scored.length || open > 0;
      result.textContent = "";
      if (!result.hidden) this.drawResult(open);
    }

    drawResult(open) {
      const { result, words, pass, scored } = this;
      const n = this.right;
      const percent = this.percent(n);
      result.append(make("h2", "oer-quiz__result-title", words("result")));
      if (!scored.length) return;
      result.append(make("p", "oer-quiz__score", words("score", { n, total: scored.length, percent })));
      let goal = "";
      if (open) goal = words("left", { n: open });
      else if (n === scored.length) goal = words("all_right");
      else if (pass !== null) goal = words(percent >= pass ? "passed" : "not_passed", { pass });
      if (goal) result.append(make("p", "oer-quiz__goal", goal));
      const missed = scored.filter((question) => question.state !== RIGHT);
      if (missed.length) result.append(make("p", "oer-quiz__review-title", words("look_again")), this.review(missed));
      result.append(button("oer-quiz__again", words("start_again"), () => this.again()));
    }

    /** Links to questions that are worth another look. */
    review(questions) {
      const rows = make("ul", "oer-quiz__review");
      for (const question of questions) {
        const link = make("a", "", question.title.textContent, { href: "#" + question.title.id, lang: inherited(question.title, "lang") });
        link.addEventListener("click", (event) => {
          event.preventDefault();
          if (this.state.one) this.go(this.questions.indexOf(question));
          else focus(question.title);
        });
        const row = make("li", "");
        row.append(link);
        rows.append(row);
      }
      return rows;
    }

    /** The address may name a question: show it. */
    follow() {
      let target = null;
      try {
        target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      } catch (error) {
        // an address that somebody has damaged names nothing
      }
      const index = target ? this.items.findIndex((item) => item.contains(target)) : -1;
      if (index < 0) return;
      this.state.at = index;
      this.draw();
      target.scrollIntoView();
    }
  }

  function ready() {
    all(document, ".oer-quiz").forEach((root) => new Quiz(root));
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
  else ready();
})();
