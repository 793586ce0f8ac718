/* Search in the reader: over every part of the page, without an index, so that it works from file:// as well.
 *
 * The words are read from the page when somebody starts to search. Folding, questions, marks and snippets are those of the site
 * (search-words.js); so are the ranks: the word itself, then longer words that begin with it, then words that hold it; where there is
 * none of these, another ending and at last a slip of the finger. A plain form with a list of links: Tab and the arrow keys go through it.
 */
(function () {
  "use strict";
  const { tokens, units, shorter, oneSlip, mark, snippet } = window.oer.searchWords;

  // --- The pieces of the page: what stands under one heading -----------------------------------------------------------
  const HEADING = "h1, h2, h3, h4, h5, h6, dt[id]";
  // What is no text of the module, and what a quiz keeps to itself until somebody has answered.
  const SKIPPED = ".oer-anchor, .oer-hidden, .oer-note, .oer-facts, button, select, input, textarea, progress, script, [role=status], " +
    ".oer-quiz__answer, .oer-quiz__key, .oer-quiz__feedback, .oer-quiz__explanation, .oer-quiz__verdict, .oer-quiz__mark, .oer-quiz__hint, " +
    ".oer-quiz__bar, .oer-quiz__kept, .oer-quiz__result";
  const INLINE = new Set("A ABBR B BDI BDO CODE DEL EM I INS KBD MARK Q S SMALL SPAN STRONG SUB SUP U WBR".split(" "));

  /** [{part, id, heading, text, source}], in the order of the page; `part` counts the sections, `source` says the language of the words. */
  function pieces() {
    const found = [];
    let piece = null, heading = false;
    const begin = (part, id, source) => found.push((piece = { part, id, heading: "", text: "", source }));
    const add = (text) => (heading ? (piece.heading += text) : (piece.text += text));

    function read(element) {
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) add(node.data);
        if (node.nodeType !== Node.ELEMENT_NODE || node.matches(SKIPPED)) continue;
        if (node.alt) add(" " + node.alt + " ");
        if (INLINE.has(node.tagName)) read(node);
        else if (node.matches(HEADING)) {
          begin(piece.part, node.id, piece.source);
          heading = true;
          read(node);
          heading = false;
        } else {
          if (node.matches(".oer-body[lang]")) begin(piece.part, "", node);
          add(" ");
          read(node);
          add(" ");
        }
      }
    }

    document.querySelectorAll(".oer-part").forEach((section, part) => {
      begin(part, "", section);
      read(section);
    });
    return found.filter((one) => one.heading.trim() || one.text.trim());
  }

  // --- Words and ranks -------------------------------------------------------------------------------------------------
  const SAME = 10, BEGINS = 3, HOLDS = 1; // what a word counts
  const IN_HEADING = 4, IN_TITLE = 0.5; // how often: in the heading of a piece; in the title of its part

  class Index {
    constructor(found, titles) {
      this.pieces = found;
      this.words = new Map(); // word → [[piece, factor, whether the piece itself has it], …]
      const known = titles.map((title) => new Set(tokens(title)));
      found.forEach((piece, number) => {
        const factors = new Map(Array.from(known[piece.part], (word) => [word, [IN_TITLE, false]]));
        const times = new Map();
        for (const word of tokens(piece.text)) times.set(word, (times.get(word) || 0) + 1);
        times.forEach((n, word) => factors.set(word, [1 + Math.log(n) / 10, true]));
        for (const word of tokens(piece.heading)) factors.set(word, [IN_HEADING, true]);
        factors.forEach(([factor, own], word) => {
          if (!this.words.has(word)) this.words.set(word, []);
          this.words.get(word).push([number, factor, own]);
        });
      });
    }

    /** The words of the module that a token of a question means: word → what it counts. */
    meant(token, last) {
      const found = new Map();
      const take = (counts, fits) => this.words.forEach((places, word) => !found.has(word) && fits(word) && found.set(word, counts));
      if (this.words.has(token)) found.set(token, SAME);
      if (token.length >= (last ? 2 : 4)) take(BEGINS, (word) => word.startsWith(token));
      if (token.length >= 4) take(HOLDS, (word) => word.indexOf(token, 3) >= 0); // a part of a compound
      if (!found.size && token.length >= 4) take(HOLDS, (word) => word.includes(token));
      if (!found.size && token.length >= 5) take(HOLDS, (word) => word.startsWith(shorter(token)));
      if (!found.size && token.length >= 5) take(HOLDS, (word) => word.startsWith(token.slice(0, 3)) && oneSlip(word, token));
      return found;
    }

    /** Piece → [score, whether the piece itself has it], for one word of a question; the words of the page that were met go into `met`. */
    unit({ alternatives, last }, met) {
      const best = new Map();
      for (const all of alternatives) {
        const sums = new Map();
        all.forEach((token, i) => {
          const here = new Map();
          this.meant(token, last && i === all.length - 1).forEach((counts, word) => {
            met.add(word);
            for (const [piece, factor, own] of this.words.get(word)) {
              const [score, owned] = here.get(piece) || [0, false];
              here.set(piece, [Math.max(score, counts * factor), own || owned]);
            }
          });
          here.forEach(([score, own], piece) => {
            const sum = sums.get(piece) || { score: 0, tokens: 0, own: false };
            sums.set(piece, { score: sum.score + score, tokens: sum.tokens + 1, own: own || sum.own });
          });
        });
        sums.forEach(({ score, tokens: n, own }, piece) => {
          const [known] = best.get(piece) || [0];
          if (n === all.length && score / n > known) best.set(piece, [score / n, own]);
        });
      }
      return best;
    }

    /** {found: the pieces that answer a question, best first; missing: its words that are nowhere; met}. A word that is everywhere counts
     *  next to nothing, and a piece with clearly fewer of the telling words than the best one is left out: as on the site. */
    ask(question, locale) {
      const met = new Set(), asked = units(question, locale), scores = new Map();
      const answers = asked.map((unit) => this.unit(unit, met));
      const weights = answers.map((answer) => (answer.size ? Math.max(0.05, 1 - answer.size / this.pieces.length) : 0));
      answers.forEach((answer, i) => answer.forEach(([score, own], piece) => {
        const one = scores.get(piece) || { piece, score: 0, coverage: 0, own: false };
        scores.set(piece, { piece, score: one.score + score * weights[i], coverage: one.coverage + weights[i], own: own || one.own });
      }));
      const list = Array.from(scores.values()).filter((one) => one.own);
      const total = weights.reduce((a, b) => a + b, 0), most = Math.max(0, ...list.map((one) => one.coverage));
      for (const one of list) one.score *= (one.coverage / total) * (one.coverage / total);
      const found = list.filter((one) => one.coverage >= most * 0.75).sort((a, b) => b.score - a.score || a.piece - b.piece);
      return {
        found: found.map((one) => this.pieces[one.piece]),
        missing: asked.filter((unit, i) => !answers[i].size).map((unit) => unit.typed),
        met,
      };
    }
  }

  // --- The form --------------------------------------------------------------------------------------------------------
  const SHORTEST = 2, MOST = 20, PAUSE = 80;
  const form = document.querySelector(".oer-search");
  const [input, panel, told, list, live] = ["input", "panel", "told", "list", "live"].map((name) => form.querySelector(".oer-search__" + name));
  const strings = JSON.parse(form.dataset.strings);
  const locale = document.documentElement.lang;
  const rules = new Intl.PluralRules(Intl.PluralRules.supportedLocalesOf(document.body.lang || locale).concat("en"));
  const links = Array.from(document.querySelectorAll("[data-part]"));
  let index = null, timer = 0;

  const say = (key, values) => strings[key].replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  const count = (n) => {
    const key = "results." + rules.select(n);
    return say(key in strings ? key : "results.other", { n });
  };

  function read() {
    if (!index) index = new Index(pieces(), links.map((link) => document.getElementById(link.dataset.part).dataset.title));
  }

  function update() {
    window.clearTimeout(timer);
    const question = input.value.trim();
    if (question.length < SHORTEST) return close();
    read();
    const { found, missing, met } = index.ask(question, locale);
    const lines = found.length ? [count(found.length)] : [say("none", { query: question })];
    if (found.length && missing.length) lines.push(say("missing", { words: missing.join(", ") }));
    if (found.length > MOST) lines.push(say("first", { n: MOST }));
    told.textContent = lines.join(" · ");
    if (live.textContent !== told.textContent) live.textContent = told.textContent;
    list.replaceChildren(...found.slice(0, MOST).map((piece) => result(piece, met)));
    list.hidden = !found.length;
    panel.hidden = false;
    panel.scrollTop = 0;
    return undefined;
  }

  function element(name, className, ...children) {
    const made = document.createElement(name);
    made.className = className;
    made.append(...children);
    return made;
  }

  /** One line of the list: the part, the heading in it, and where the words stand. */
  function result(piece, met) {
    const link = links[piece.part], title = link.querySelector(".oer-contents__title");
    const number = link.dataset.lesson ? element("span", "oer-search__number", link.dataset.lesson, " ") : "";
    const made = element("a", "oer-search__result", number, spoken("title", title.textContent, title, met));
    const heading = piece.heading.trim();
    if (heading && piece.id !== link.dataset.part + ".") made.append(" ", spoken("section", heading, piece.source, met));
    if (piece.text.trim()) made.append(" ", spoken("snippet", snippet(piece.text, met), piece.source, met));
    // The title of a part has the part's name and a point as its id; a heading without one is found through its part.
    made.href = "#" + (piece.id && !piece.id.endsWith(".") ? piece.id : link.dataset.part);
    return element("li", "oer-search__item", made);
  }

  /** Words in the language of the element that they come from. */
  function spoken(name, text, source, met) {
    const made = element("span", "oer-search__" + name, mark(text, met));
    for (const attribute of ["lang", "dir"]) if (source.hasAttribute(attribute)) made.setAttribute(attribute, source.getAttribute(attribute));
    return made;
  }

  function close() {
    window.clearTimeout(timer);
    panel.hidden = true;
    live.textContent = "";
  }

  /** Moves through the field and the links below it. */
  function step(by) {
    const places = [input, ...(panel.hidden ? [] : list.querySelectorAll("a"))];
    const to = places.indexOf(document.activeElement) + by;
    if (to >= 0 && to < places.length) places[to].focus();
  }

  input.addEventListener("focus", () => {
    window.setTimeout(read); // after the field has shown that it is chosen
    if (panel.hidden) update();
  });
  input.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(update, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    update();
    step(1);
  });
  form.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (event.key === "Escape" && !panel.hidden) {
      event.preventDefault(); // the browser would empty the field
      event.stopPropagation();
      input.focus();
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (panel.hidden) update();
      else step(event.key === "ArrowDown" ? 1 : -1);
    }
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });
  // The focus stays where it is while the mouse is used, else the list would be gone under the pointer.
  panel.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    if (event.target.closest("a")) close();
  });
  form.hidden = false;
})();
