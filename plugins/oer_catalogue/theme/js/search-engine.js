/* Search: folding, questions and ranking. Fetched by search.js when somebody starts to search; needs lunr.js 2.3.9.
   The folding is the same as in search/fold.py; tests/unit/fold_cases.json holds both to it. */
(function () {
  "use strict";
  const oer = (window.oer = window.oer || {});

  // --- Folding (search/fold.py) --------------------------------------------------------------------------------------
  const MARKS = new RegExp(
    "[\\u0300-\\u036f\\u0483-\\u0489\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u0621\\u0640\\u064b-\\u065f\\u0670" +
      "\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u08d3-\\u08e1\\u08e3-\\u08ff\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff" +
      "\\ufe00-\\ufe0f\\ufe20-\\ufe2f]+", "g");
  const APOSTROPHES = /[\u2018\u2019\u201b\u02bb\u02bc\u02b9\u2032\u00b4\u0060\uff07\u055a\ua78c]/g;
  const HYPHENS = /[\u2010\u2011\u2212\u05be\ufe63\uff0d\u058a]/g;
  const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff\u061c\u202a-\u202e\u2066-\u2069\u00b7]/g;
  const LETTERS = {
    "ß": "ss", "ς": "σ", "ı": "i", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "þ": "th",
    "ŋ": "n", "ŧ": "t", "ĸ": "k", "ſ": "s", "ƒ": "f", "ə": "e", "ґ": "г", "ђ": "д", "ћ": "т",
    "\u0671": "\u0627", "\u0649": "\u064a", "\u06cc": "\u064a", "\u0629": "\u0647", "\u06c1": "\u0647", "\u06a9": "\u0643"
  };
  for (let n = 0; n < 10; n++) {
    LETTERS[String.fromCharCode(0x660 + n)] = LETTERS[String.fromCharCode(0x6f0 + n)] = String(n);
  }
  const SPECIAL = new RegExp("[" + Object.keys(LETTERS).join("") + "]", "g");
  const WORD = /[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu;
  // A word as people write it, before folding.
  const LETTER = "[\\p{L}\\p{N}\\p{M}" + UNSEEN.source.slice(1, -1) + "]+";
  const SHOWN = new RegExp(LETTER + "(?:[-'" + APOSTROPHES.source.slice(1, -1) + HYPHENS.source.slice(1, -1) + "]" + LETTER + ")*", "gu");
  const ARTICLE = /^(?:[\u0648\u0641]?(?:[\u0628\u0643]?\u0627\u0644|\u0644\u0644))(?=[\u0621-\u064a]{3})/;

  function fold(text) {
    return text.replace(APOSTROPHES, "'").replace(HYPHENS, "-").replace(UNSEEN, "").replace(/\u0387/g, " ").normalize("NFKD").replace(MARKS, "")
      .toLowerCase().replace(SPECIAL, (letter) => LETTERS[letter]);
  }

  const folded = (text) => fold(text).match(WORD) || [];
  const bare = (part) => part.replace(ARTICLE, "");

  function wordTokens(word) {
    const parts = word.split(/['-]/);
    const found = parts.length > 1 && parts.length <= 4 ? parts.concat(parts.join("")) : parts;
    return found.concat(parts.filter((part) => bare(part) !== part).map(bare));
  }

  const tokens = (text) => [].concat(...folded(text).map(wordTokens));

  // --- A question ----------------------------------------------------------------------------------------------------
  // Words before an apostrophe that carry no meaning of their own; one and two letters never do.
  const ELISIONS = new Set("jusqu lorsqu puisqu quoiqu dell nell sull dall quell quest coll agl degl negl sugl dagl all bell sant".split(" "));
  // Languages whose readers may lack a key and type two letters for one.
  const SPELLED_OUT = { de: 1, da: 1, nb: 1, nn: 1, no: 1, sv: 1, fi: 1, et: 1, lb: 1 };
  const MOST_WORDS = 12;

  /* The words of a question: [{typed, alternatives: [[token, …], …], last}]. A word is found where all tokens of one alternative are. */
  function units(query, locale) {
    const words = new Map();
    for (const typed of query.match(SHOWN) || []) {
      for (const word of folded(typed)) if (!words.has(word)) words.set(word, typed);
    }
    const list = Array.from(words).slice(0, MOST_WORDS);
    return list.map(([word, typed], i) => ({ typed, alternatives: alternatives(word, locale || ""), last: i === list.length - 1 }));
  }

  function alternatives(word, locale) {
    const parts = word.split(/['-]/);
    const found = [[parts.join("")]];
    if (parts.length > 1) {
      const telling = parts.filter((part) => part.length > 2 && !ELISIONS.has(part));
      found.push(telling.length ? telling : parts);
    }
    const [first] = found[0];
    if (bare(first) !== first) found.push([bare(first)]);
    const spelled = first.replace(/ae|oe|ue|aa/g, (pair) => pair[0]);
    if (SPELLED_OUT[locale.split("-")[0]] && spelled !== first) found.push([spelled]);
    return found;
  }

  /* Whether a text answers a question, without an index: every word, as the start of a word or inside one. */
  function matches(text, query, locale) {
    const there = tokens(text);
    const has = (token) => there.some((word) => (token.length < 4 ? word.startsWith(token) : word.includes(token)));
    return units(query, locale).every((unit) => unit.alternatives.some((all) => all.every(has)));
  }

  // --- The index -----------------------------------------------------------------------------------------------------
  /* The data of search/index.py → lunr's own serialised form → a lunr index. */
  function open(data) {
    const terms = data.terms ? data.terms.split(" ") : [];
    const inverted = terms.map((term, number) => {
      const posting = { _index: number };
      for (const field of data.fields) posting[field] = {};
      return [term, posting];
    });
    const vectors = [];
    data.vectors.forEach((columns, doc) => {
      columns.forEach((flat, column) => {
        const field = data.fields[column], elements = [];
        for (let i = 0, number = 0; i < flat.length; i += 2) {
          number += flat[i];
          elements.push(number, flat[i + 1] / 1000);
          inverted[number][1][field][doc] = {};
        }
        if (flat.length) vectors.push([field + "/" + doc, elements]);
      });
    });
    const index = window.lunr.Index.load({
      version: data.version, fields: data.fields, fieldVectors: vectors, invertedIndex: inverted, pipeline: []
    });
    return { index, fields: data.fields, docs: data.docs.map(card) };
  }

  function card(row) {
    return { module: row[0], kind: row[1], title: row[2], url: row[3], snippet: row[4], minutes: row[5], lang: row[6] };
  }

  /* lunr's results for one token. The word itself counts about four times as much as longer words that start with it:
     enough to be first, and a plural in a title (boost 10) still comes before a mention in a text. */
  function lookup(source, token, last) {
    const { TRAILING, LEADING } = window.lunr.Query.wildcard;
    const ask = (clauses) => source.index.query((q) => {
      for (const [term, options] of clauses) q.term(term, Object.assign({ usePipeline: false }, options));
    });
    const clauses = [[token, { boost: 10 }]];
    const titles = source.fields.filter((field) => field !== "text");
    if (token.length >= (last ? 2 : 4)) {
      clauses.push([token, { wildcard: TRAILING, boost: 3, fields: token.length < 3 ? titles : source.fields }]);
    }
    let found = ask(clauses);
    if (!found.length && token.length >= 4) found = ask([[token, { wildcard: LEADING | TRAILING }]]); // a part of a compound
    if (!found.length && token.length >= 5) { // another ending of the same word
      const stem = token.slice(0, -Math.min(3, Math.floor(token.length / 3)));
      found = ask([[stem, { wildcard: TRAILING }]]);
    }
    if (!found.length && token.length >= 5) found = ask([[token, { editDistance: 1 }]]); // a slip of the finger
    return found;
  }

  /* Score per document for one word of the question, and the index words that were met. */
  function hits(source, unit, met) {
    const best = new Map();
    for (const all of unit.alternatives) {
      const sums = new Map();
      all.forEach((token, i) => {
        for (const result of lookup(source, token, unit.last && i === all.length - 1)) {
          const sum = sums.get(result.ref) || { score: 0, tokens: 0 };
          sums.set(result.ref, { score: sum.score + result.score, tokens: sum.tokens + 1 });
          for (const term of Object.keys(result.matchData.metadata)) met.add(term);
        }
      });
      sums.forEach((sum, ref) => {
        if (sum.tokens === all.length) best.set(ref, Math.max(best.get(ref) || 0, sum.score / all.length));
      });
    }
    return best;
  }

  // --- Ranking -------------------------------------------------------------------------------------------------------
  /* Modules that hold the words of the question, in themselves or their lessons. A word that is everywhere ("a", "is") weighs
     next to nothing, in every language and without a list; a module that has clearly fewer of the telling words than the best
     one is left out: nearly "and", but one odd word spoils nothing. */
  function rank(source, wanted, met) {
    const groups = new Map();
    const found = wanted.map((unit) => hits(source, unit, met));
    const weights = found.map((map) => (map.size ? Math.max(0.05, 1 - map.size / source.docs.length) : 0));
    found.forEach((map, unit) => map.forEach((score, ref) => {
      const name = source.docs[ref].module;
      if (!groups.has(name)) groups.set(name, { module: name, source, units: new Set(), docs: new Map() });
      const group = groups.get(name);
      group.units.add(unit);
      group.docs.set(ref, (group.docs.get(ref) || 0) + score * weights[unit]);
    }));
    const total = weights.reduce((a, b) => a + b, 0);
    const list = Array.from(groups.values());
    for (const group of list) {
      const scores = Array.from(group.docs.values());
      group.coverage = Array.from(group.units).reduce((sum, unit) => sum + weights[unit], 0) / total;
      group.score = (Math.max(...scores) + scores.reduce((a, b) => a + b, 0) / scores.length) * group.coverage * group.coverage;
    }
    const most = Math.max(0, ...list.map((group) => group.coverage));
    const kept = list.filter((group) => group.coverage >= most * 0.75);
    kept.sort((a, b) => b.score - a.score || (a.module < b.module ? -1 : 1));
    return { groups: kept.map(present), found: found.map((map) => map.size > 0) };
  }

  function present(group) {
    const docs = group.source.docs;
    const lessons = Array.from(group.docs).filter(([ref]) => docs[ref].kind === "lesson");
    lessons.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return {
      module: group.module,
      locale: group.source.locale,
      score: group.score,
      card: docs.find((doc) => doc.module === group.module && doc.kind === "module"),
      lessons: lessons.map(([ref]) => docs[ref])
    };
  }

  /* The answer to a question: {groups, missing, met}. Sources in order of preference, the reader's language first:
     a module shows once, in the first language that finds it. */
  function ask(sources, query) {
    const groups = [], seen = new Set(), met = new Set();
    let missing = null;
    for (const source of sources) {
      const wanted = units(query, source.locale);
      const answer = rank(source, wanted, met);
      const absent = wanted.filter((unit, i) => !answer.found[i]).map((unit) => unit.typed);
      missing = missing === null ? absent : missing.filter((word) => absent.includes(word));
      for (const group of answer.groups) {
        if (!seen.has(group.module)) groups.push(group);
        seen.add(group.module);
      }
    }
    return { groups, missing: missing || [], met };
  }

  // --- Marks ---------------------------------------------------------------------------------------------------------
  /* The text as a fragment, with <mark> around the words whose tokens were met. */
  function mark(text, met) {
    const fragment = document.createDocumentFragment();
    let from = 0;
    for (let match; (match = SHOWN.exec(text)); ) {
      if (!tokens(match[0]).some((token) => met.has(token))) continue;
      const element = document.createElement("mark");
      element.textContent = match[0];
      fragment.append(text.slice(from, match.index), element);
      from = match.index + match[0].length;
    }
    SHOWN.lastIndex = 0;
    fragment.append(text.slice(from));
    return fragment;
  }

  oer.searchEngine = { fold, tokens, units, matches, open, ask, mark };
})();
