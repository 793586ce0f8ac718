/* Search: the index and the ranking. Fetched by search.js when somebody starts to search; needs search-words.js, search-stems.js and
   lunr.js 2.3.9.
   The index lies in many small files (search/merge.py). For the words of a question, and for those alone, this script computes the
   weights that lunr would have computed over everything, and hands lunr.js an index of just these words: lunr's score of a document
   depends on nothing else. */
(function () {
  "use strict";
  const oer = (window.oer = window.oer || {});

  // --- Reading files (search/parts.py) -------------------------------------------------------------------------------
  const VALUE = new Uint8Array(128);
  for (let code = 0x21, value = 0; code < 0x7f; code++) if (code !== 0x22 && code !== 0x5c) VALUE[code] = value++;

  /* The postings of one word: {elsewhere, columns: {field: [document, times, document, times, …]}}. */
  function decode(code, fields) {
    const columns = {};
    let elsewhere = 0, list = null, last = -1, times = 1, high = 0, many = false;
    for (let i = 0; i < code.length; i++) {
      const value = VALUE[code.charCodeAt(i)];
      if (value < 11) {
        list = columns[fields[value]] = [];
        last = -1;
      } else if (value < 15) times = value - 9;
      else if (value === 15) many = true;
      else if (value >= 80) high = high * 12 + value - 80;
      else {
        const number = high * 64 + value - 16;
        high = 0;
        if (!list) elsewhere = number;
        else if (many) {
          times = number + 1;
          many = false;
        } else {
          last += number + 1;
          list.push(last, times);
          times = 1;
        }
      }
    }
    return { elsewhere, columns };
  }

  /* Numbers one after the other. */
  function numbers(text) {
    const found = [];
    let high = 0;
    for (let i = 0; i < text.length; i++) {
      const value = VALUE[text.charCodeAt(i)];
      if (value < 80) found.push(high * 64 + value - 16);
      high = value < 80 ? 0 : high * 12 + value - 80;
    }
    return found;
  }

  /* Words of which each says how many letters of the one before it begins with: A = none, B = one, … */
  function words(text) {
    let before = [];
    return Array.from(text.matchAll(/([A-Z])([^A-Z]*)/g), ([, same, rest]) => {
      before = before.slice(0, same.charCodeAt(0) - 65).concat(Array.from(rest));
      return before.join("");
    });
  }

  /* The name of the file that begins with this word: FNV-1a over UTF-16 units. */
  function fileName(first) {
    let value = 0x811c9dc5;
    for (let i = 0; i < first.length; i++) value = Math.imul(value ^ first.charCodeAt(i), 0x01000193);
    return (value >>> 0).toString(16).padStart(8, "0");
  }

  /* The first place in a sorted list whose word is not before the given one. */
  function place(list, word) {
    let low = 0, high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle] < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  const END = "\uffff"; // after every word that begins with what stands before it

  // --- The index of one language -------------------------------------------------------------------------------------
  const K1 = 1.2, B = 0.75; // lunr's
  const NEAR = ["title", "outcomes", "keywords", "summary", "lessons"]; // in files c…, with "labels" and "stems"
  const WORDS = NEAR.concat("text"); // texts, their stems and parts of compounds lie in files t…; "inside" in files i…, an index of its own
  const FILED = "labels"; // words of what a module is filed under: they need not stand in it
  const STEMS = ["stems", "text_stems"];
  const FAR = ["text", "parts", "text_stems"];

  class Source {
    /* load(key) gives a promise of the values of data/search/<key>.js. */
    constructor(locale, directory, load) {
      this.locale = locale;
      this.load = load;
      this.folder = directory.folder;
      this.names = directory.names;
      this.stemmed = Boolean(directory.stems || directory.endings[0]);
      this.speech = new oer.searchStems.Speech(locale, directory.stops, directory.endings);
      this.block = directory.block;
      this.fields = directory.fields.map(([name]) => name);
      this.begins = {};
      for (const tier in directory.begins) this.begins[tier] = words(directory.begins[tier]);
      this.columns = {};
      directory.fields.forEach(([name, boost], i) => this.column(name, boost, directory.lengths[i] || ""));
      this.size = this.columns.title.lengths.length;
      this.files = Object.create(null);
    }

    column(name, boost, packed) {
      // Empty fields are left out of the average: else the keywords of a few modules would be taken for very long.
      const lengths = numbers(packed), filled = lengths.filter((length) => length > 0);
      this.columns[name] = { boost, lengths, average: filled.reduce((a, b) => a + b, 0) / filled.length };
    }

    /* What the directory leaves to a file of its own, for few questions need it: files i… and their lengths. */
    async inside() {
      const [begins, lengths] = await this.load(this.locale + "/inside");
      if (this.begins.i) return;
      this.column("inside", this.columns.inside.boost, lengths);
      this.begins.i = words(begins);
    }

    file(tier, number) {
      const key = this.locale + "/" + tier + fileName(this.begins[tier][number]);
      if (!this.files[key]) {
        this.files[key] = this.load(key).then(([terms, codes]) => ({ terms: terms.split(" "), codes: codes.split(" ") }));
        this.files[key].catch(() => delete this.files[key]); // so that the next question tries again
      }
      return this.files[key];
    }

    /* The postings of a word, and of those that begin with it if `prefix`, from the files of some tiers: a sorted map. */
    async terms(word, prefix, tiers, wanted) {
      const until = prefix ? word + END : word;
      const files = [];
      for (const tier of tiers) {
        if (tier === "i") await this.inside();
        const begins = this.begins[tier];
        const last = Math.max(0, place(begins, until + (prefix ? "" : "\u0000")) - 1);
        for (let i = Math.max(0, place(begins, word + "\u0000") - 1); i <= last; i++) files.push(this.file(tier, i));
      }
      const found = new Map();
      for (const { terms, codes } of await Promise.all(files)) {
        for (let i = place(terms, word); i < terms.length && (prefix ? terms[i].startsWith(word) : terms[i] === word); i++) {
          if (!terms[i] || (wanted && !wanted(terms[i]))) continue;
          const { elsewhere, columns } = decode(codes[i], this.fields);
          const known = found.get(terms[i]);
          if (known) Object.assign(known.columns, columns);
          else found.set(terms[i], { elsewhere, columns });
        }
      }
      return new Map(Array.from(found).sort((a, b) => (a[0] < b[0] ? -1 : 1)));
    }

    /* A lunr index of some words, with the weights that they have among all words of this language. */
    index(terms) {
      const inverted = [], vectors = new Map();
      terms.forEach(({ elsewhere, columns }, term) => {
        const posting = { _index: inverted.length };
        const far = FAR.some((field) => field in columns);
        let documents = far ? 0 : elsewhere;
        for (const field in columns) documents += columns[field].length / 2;
        const idf = Math.log(1 + Math.abs((this.size - documents + 0.5) / (documents + 0.5)));
        for (const field of this.fields) {
          posting[field] = {};
          const list = columns[field] || [], { boost, lengths, average } = this.columns[field];
          for (let i = 0; i < list.length; i += 2) {
            const document = list[i], times = list[i + 1], key = field + "/" + document;
            const weight = (idf * ((K1 + 1) * times)) / (K1 * (1 - B + B * (lengths[document] / average)) + times) * boost;
            posting[field][document] = {};
            if (!vectors.has(key)) vectors.set(key, []);
            vectors.get(key).push(posting._index, Math.round(weight * 1000) / 1000);
          }
        }
        inverted.push([term, posting]);
      });
      return window.lunr.Index.load({
        version: window.lunr.version, fields: this.fields, fieldVectors: Array.from(vectors), invertedIndex: inverted, pipeline: []
      });
    }

    /* The result card of a document: {module, title, snippet, minutes, lang, language, url}. */
    async card(document) {
      const [rows] = await this.load(this.locale + "/cards/" + Math.floor(document / this.block));
      const [module, title, snippet, minutes, lang] = rows[document % this.block];
      return { module, title, snippet, minutes, lang, language: this.names[lang] || "", url: this.folder + module + "/index.html" };
    }

    async ids() {
      const [ids] = await this.load(this.locale + "/ids");
      return ids.split(" ");
    }

    async sections(module) {
      const [rows] = await this.load(this.locale + "/m/" + module + "/sections");
      return rows;
    }
  }

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

  oer.searchEngine = { Source, ask, lessons, query, direct, joined, postings };
})();
