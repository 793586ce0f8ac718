/* Search: folding, questions and marks. Fetched by search.js when somebody starts to search.
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

  /* The words of a text as they are written, in small letters, without joiners: what a stemmer reads. */
  function written(text) {
    const plain = text.replace(APOSTROPHES, "'").replace(HYPHENS, "-").replace(UNSEEN, "").replace(/\u0387/g, " ");
    const found = plain.normalize("NFC").toLowerCase().replace(MARKS, "").match(WORD) || [];
    return [].concat(...found.map((word) => word.split(/['-]/)));
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
  const MOST_WORDS = 12, LONGEST = 40; // LONGEST is that of search/entry.py

  /* The words of a question: [{typed, word, alternatives: [[token, …], …], last}], `word` being folded. A word is found where all tokens of one alternative are. */
  function units(query, locale) {
    const words = new Map();
    for (const typed of query.match(SHOWN) || []) {
      for (const word of folded(typed)) if (!words.has(word)) words.set(word, typed);
    }
    const list = Array.from(words).slice(0, MOST_WORDS);
    return list.map(([word, typed], i) => ({ typed, word, alternatives: alternatives(word, locale || ""), last: i === list.length - 1 }));
  }

  function alternatives(word, locale) {
    const parts = word.split(/['-]/);
    const found = [[parts.join("").slice(0, LONGEST)]];
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

  /* The beginning that other endings of the same word share. */
  const shorter = (token) => token.slice(0, -Math.min(3, Math.floor(token.length / 3)));

  /* Whether one letter more, less or other, or two that have changed places, make one word of the other. */
  function oneSlip(one, other) {
    const [short, long] = one.length < other.length ? [one, other] : [other, one];
    if (long.length - short.length > 1) return false;
    let at = 0;
    while (at < short.length && short[at] === long[at]) at++;
    if (long.length > short.length) return long.slice(at + 1) === short.slice(at);
    const swapped = long[at] === short[at + 1] && long[at + 1] === short[at];
    return long.slice(at + 1) === short.slice(at + 1) || (swapped && long.slice(at + 2) === short.slice(at + 2));
  }

  // --- Marks and snippets --------------------------------------------------------------------------------------------
  /* Whether a token was met: itself, or a part of it that begins after a seam ("-schutz" in "brandschutz"; "-" says that there are such). */
  function isMet(token, met) {
    if (met.has(token)) return true;
    if (!met.has("-")) return false;
    for (let at = 3; at <= token.length - 4; at++) if (met.has("-" + token.slice(at))) return true;
    return false;
  }

  /* Whether a word of a text was met, itself or by its stem ("~" says that there are such). */
  const wordMet = (word, met) => tokens(word).some((token) => isMet(token, met)) || (met.has("~") && met.hasStem(word));

  const shown = (text) => text.match(SHOWN) || [];

  /* The places of the words that were met: [[from, to], …]. */
  function places(text, met) {
    const found = [];
    for (let match; (match = SHOWN.exec(text)); ) {
      if (wordMet(match[0], met)) found.push([match.index, match.index + match[0].length]);
    }
    return found;
  }

  /* The text as a fragment, with <mark> around the words that were met. */
  function mark(text, met) {
    const fragment = document.createDocumentFragment();
    let from = 0;
    for (const [start, end] of places(text, met)) {
      const element = document.createElement("mark");
      element.textContent = text.slice(start, end);
      fragment.append(text.slice(from, start), element);
      from = end;
    }
    fragment.append(text.slice(from));
    return fragment;
  }

  const SNIPPET = 160;

  /* The place of a text where most words that were met stand together, cut between words. */
  function snippet(text, met) {
    const line = text.replace(/\s+/g, " ").trim();
    if (line.length <= SNIPPET) return line;
    const found = places(line, met).map(([start]) => start);
    const near = found.map((start) => found.filter((other) => other >= start && other < start + SNIPPET * 0.7).length);
    let from = found.length ? Math.max(0, found[near.indexOf(Math.max(...near))] - SNIPPET / 4) : 0;
    if (from) from = line.indexOf(" ", from) + 1;
    const to = from + SNIPPET < line.length ? line.lastIndexOf(" ", from + SNIPPET) : line.length;
    return (from ? "… " : "") + line.slice(from, to > from ? to : from + SNIPPET) + (to < line.length ? " …" : "");
  }

  oer.searchWords = { fold, folded, written, shown, tokens, wordTokens, units, shorter, oneSlip, matches, mark, snippet, wordMet };
})();
