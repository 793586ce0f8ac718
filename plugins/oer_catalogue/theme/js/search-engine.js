/* Search: asking and ranking. Fetched by search.js when somebody starts to search; needs search-words.js, search-stems.js, search-index.js
   and lunr.js 2.3.9. */
(function () {
  "use strict";
  const oer = (window.oer = window.oer || {});

  const NEAR = ["title", "outcomes", "keywords", "summary", "lessons"]; // in files c…, with "labels" and "stems"
  const WORDS = NEAR.concat("text"); // texts, their stems and parts of compounds lie in files t…; "inside" in files i…, an index of its own
  const FILED = "labels"; // words of what a module is filed under: they need not stand in it
  const STEMS = ["stems", "text_stems"];

  // --- Asking lunr ---------------------------------------------------------------------------------------------------
  /* lunr's results for some clauses [[term, options], …] on an index. */
  function query(index, clauses) {
    return index.query((q) => {
      for (const [term, options] of clauses) q.term(term, Object.assign({ usePipeline: false }, options));
    });
  }

  /* The clauses for one token. The word itself counts about four times as much as longer words that start with it: enough to be
     first, and a plural in a title (boost 10) still comes before a mention in a text. A part of a compound and a stem
     count less: their fields have a small boost, for lunr weighs the clauses of each field among themselves. `stems` are those of the
     token; where one of them is a word itself, that is meant too. */
  function direct(token, last, stems) {
    const { TRAILING } = window.lunr.Query.wildcard;
    const clauses = [[token, { boost: 10, fields: WORDS.concat(FILED) }]];
    if (token.length >= (last ? 2 : 4)) {
      clauses.push([token, { wildcard: TRAILING, boost: 3, fields: (token.length < 3 ? NEAR : WORDS).concat(FILED) }]);
    }
    if (token.length >= 4) clauses.push([token, { wildcard: TRAILING, fields: ["parts"] }]);
    clauses.push([token, { fields: STEMS }]);
    for (const stem of stems) clauses.push([stem, { fields: STEMS }], [stem, { boost: 2, fields: WORDS.concat(FILED) }]);
    return clauses;
  }

  /* Whether a module has some of the words itself, and is not just filed under them. */
  const isOwn = (hit) => Object.values(hit.matchData.metadata).some((fields) => Object.keys(fields).some((field) => field !== FILED));

  /* The postings of a token, of what begins with it if `prefix`, and of its stems, from files c…; from files t… too if not `quick`. */
  async function postings(source, token, prefix, stems, quick) {
    const parts = [source.terms(token, prefix, ["c"]), ...stems.map((stem) => source.terms(stem, false, ["c"]))];
    if (!quick) parts.push(source.terms(token, prefix && token.length > 2, ["t"]), ...stems.map((stem) => source.terms(stem, false, ["t"])));
    return (await Promise.all(parts)).reduce(joined);
  }

  /* Results of lunr for one token. `quick`: from the words of titles and the like alone, which are few. */
  async function lookup(source, token, last, stems, quick) {
    const clauses = direct(token, last, stems), prefix = token.length >= (last ? 2 : 4);
    const found = query(source.index(await postings(source, token, prefix, stems, quick)), clauses);
    if (quick || found.some(isOwn)) return found;
    const others = await otherwise(source, token), known = new Set(others.map((hit) => hit.ref));
    return others.concat(found.filter((hit) => !known.has(hit.ref)));
  }

  /* Results for a token that no module has. */
  async function otherwise(source, token) {
    const { TRAILING } = window.lunr.Query.wildcard;
    let found = [];
    if (token.length >= 4) { // inside a word of a title
      found = query(source.index(await source.terms(token, true, ["i"])), [[token, { wildcard: TRAILING, fields: ["inside"] }]]);
    }
    const begins = async (start) => query(source.index(await source.terms(start, true, ["c", "t"])), [[start, { wildcard: TRAILING, fields: WORDS.concat(STEMS) }]]);
    if (!found.length && token.length >= (source.stemmed ? 5 : 4)) found = await begins(oer.searchWords.shorter(token)); // another ending
    if (!found.length && token.length >= 5) { // a slip of the finger, after the first letters
      const alike = (term) => Math.abs(term.length - token.length) < 2;
      const terms = await source.terms(token.slice(0, 3), true, ["c", "t"], alike);
      found = query(source.index(terms), [[token, { editDistance: 1, fields: WORDS }]]);
    }
    if (!found.length && token.length >= 8) found = await begins(token.slice(0, -3)); // a longer ending
    return found;
  }

  /* Two maps of postings as one, sorted. Words that only one of them has lack the other's fields; `elsewhere` tells how many. */
  function joined(near, far) {
    if (!far) return near;
    const all = new Map(near);
    far.forEach((value, term) => {
      const known = all.get(term);
      all.set(term, known ? { elsewhere: known.elsewhere, columns: Object.assign({}, known.columns, value.columns) } : value);
    });
    return new Map(Array.from(all).sort((a, b) => (a[0] < b[0] ? -1 : 1)));
  }

  /* {score, own} per document for one word of the question; not `own`: it is only filed under it. The index words that were met become
     `unit.met`; parts of compounds with "-", stems with "~". */
  async function hits(source, unit, quick) {
    const best = new Map();
    unit.met = new oer.searchStems.Met([source.speech]);
    const stems = source.speech.stems(unit.typed);
    for (const all of unit.alternatives) {
      const sums = new Map();
      const answers = await Promise.all(all.map((token, i) => lookup(source, token, unit.last && i === all.length - 1, all.length > 1 ? source.speech.stems(token) : stems, quick)));
      for (const result of [].concat(...answers)) {
        const sum = sums.get(result.ref) || { score: 0, tokens: 0, own: false };
        sums.set(result.ref, { score: sum.score + result.score, tokens: sum.tokens + 1, own: sum.own || isOwn(result) });
        note(result.matchData.metadata, unit.met);
      }
      sums.forEach(({ score, tokens, own }, ref) => {
        const known = best.get(ref) || { score: 0, own: false };
        if (tokens === all.length) best.set(ref, { score: Math.max(known.score, score / all.length), own: own || known.own });
      });
    }
    return best;
  }

  /* What lunr met, by term and field. */
  function note(terms, met) {
    for (const term in terms) {
      const has = (fields) => fields.some((field) => field in terms[term]);
      if (has(WORDS)) met.add(term);
      else if (has(["parts", "inside"])) met.add("-").add("-" + term);
      if (has(STEMS)) met.add("~").add("~" + term);
    }
  }

  // --- Ranking -------------------------------------------------------------------------------------------------------
  /* Modules that hold the words of the question. A word that is everywhere ("a", "is") weighs next to nothing, in every language and
     without a list; a module that has clearly fewer of the telling words than the best one is left out: nearly "and", but one odd
     word spoils nothing. Modules that are only filed under the words come after those that have them (`own`). */
  async function rank(source, wanted, quick) {
    const groups = new Map();
    const found = await Promise.all(wanted.map((unit) => hits(source, unit, quick)));
    const weights = found.map((map) => {
      const own = Array.from(map.values()).filter((hit) => hit.own).length || map.size;
      return map.size ? Math.max(0.05, 1 - own / source.size) : 0;
    });
    found.forEach((map, unit) => map.forEach(({ score, own }, ref) => {
      if (!groups.has(ref)) groups.set(ref, { document: Number(ref), source, wanted, score: 0, coverage: 0, held: 0 });
      const group = groups.get(ref);
      group.score += score * weights[unit];
      group.coverage += weights[unit];
      if (own) group.held += weights[unit];
    }));
    const total = weights.reduce((a, b) => a + b, 0);
    const list = Array.from(groups.values());
    for (const group of list) {
      group.score *= (group.coverage / total) * (group.coverage / total);
      group.own = group.held >= group.coverage * 0.25; // not for a word that is everywhere alone
    }
    const most = (some) => Math.max(0, ...some.map((group) => group.coverage));
    const all = most(list), own = most(list.filter((group) => group.own));
    const kept = list.filter((group) => group.coverage >= (group.own ? own : all) * 0.75);
    kept.sort((a, b) => b.own - a.own || b.score - a.score || a.document - b.document);
    return { groups: kept, found: found.map((map) => map.size > 0) };
  }

  /* The answer to a question: {groups: [{document, source, score, own, module if there are several sources}], missing, met}. Sources in
     order of preference, the reader's language first: a module shows once, in the first language that finds it; after all others those
     that are only filed under the words. */
  async function ask(sources, text, quick) {
    const groups = [], seen = new Set();
    const questions = sources.map((source) => source.speech.telling(oer.searchWords.units(text, source.locale)));
    const answers = await Promise.all(sources.map((source, i) => rank(source, questions[i], quick)));
    const ids = sources.length > 1 ? await Promise.all(sources.map((source) => source.ids())) : null;
    let missing = null;
    answers.forEach((answer, i) => {
      const absent = questions[i].filter((unit, k) => !answer.found[k]).map((unit) => unit.typed);
      missing = missing === null ? absent : missing.filter((word) => absent.includes(word));
      if (ids) for (const group of answer.groups) group.module = ids[i][group.document];
    });
    const found = [].concat(...answers.map((answer) => answer.groups));
    for (const group of [...found.filter(({ own }) => own), ...found.filter(({ own }) => !own)]) {
      if (!ids || !seen.has(group.module)) groups.push(group);
      seen.add(group.module);
    }
    const met = new oer.searchStems.Met(sources.map((source) => source.speech));
    for (const unit of [].concat(...questions)) unit.met.forEach((word) => met.add(word));
    return { groups, missing: missing || [], met };
  }

  // --- Inside a module -----------------------------------------------------------------------------------------------
  /* The best lessons of a module, at most `most`, that hold words of the question: [{title, section, snippet, minutes, lang, url}].
     `rows` are its small index: [[name, title, minutes, lang, [[id, heading, text], …]], …]. */
  function lessons(group, module, rows, met, most) {
    const { shown, wordMet, snippet } = oer.searchWords;
    const has = (text) => new Set(shown(text).filter((word) => wordMet(word, met)));
    const fits = (there, unit) => Array.from(there).some((word) => wordMet(word, unit.met));
    const found = [];
    rows.forEach(([name, title, minutes, lang, sections], place) => {
      if (name === "index") return;
      const titled = has(title);
      const parts = sections.map(([id, heading, text]) => {
        const head = has(heading), there = has(text);
        const units = group.wanted.filter((unit) => fits(head, unit) || fits(there, unit)).length;
        return { id, heading, text, score: units + 0.2 * head.size + 0.05 * there.size };
      });
      const best = parts.reduce((a, b) => (b.score > a.score ? b : a), { id: "", heading: "", text: "", score: 0 });
      const score = best.score + 2 * group.wanted.filter((unit) => fits(titled, unit)).length;
      if (!score) return;
      const part = best.score ? best : { id: "", heading: "", text: sections.length ? sections[0][2] : "" };
      const url = group.source.folder + module + "/" + name + ".html" + (part.id ? "#m-" + part.id : "");
      found.push({ title, section: part.heading, text: part.text, minutes, lang, url, score, place });
    });
    const best = found.sort((a, b) => b.score - a.score || a.place - b.place).slice(0, most);
    return best.map((one) => Object.assign(one, { snippet: snippet(one.text, met) }));
  }

  oer.searchEngine = { ask, lessons, query, direct, joined, postings };
})();
