/* Search: the index of one language, in many small files (search/merge.py). Fetched by search.js when somebody starts to search; needs
   search-stems.js and lunr.js 2.3.9.
   For some words, and for those alone, this script computes the weights that lunr would have computed over everything, and hands lunr.js
   an index of just these words: lunr's score of a document depends on nothing else. */
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

  oer.searchIndex = { Source };
})();
