/* Search: stems and stop words of a language. Fetched by search.js when somebody starts to search; needs search-words.js, and of
   vendor/stemmers/ the file of the language. Stems as in search/stems.py; tests/unit/stem_cases.json holds both to it. */
(function () {
  "use strict";
  const oer = (window.oer = window.oer || {});
  const SHORTEST = 3, LONGEST = 40; // those of search/stems.py, as FOLDING
  const FOLDING = new Set(["de", "el", "en"]);

  /* What is known of a language. `stops` are words that no question is about, folded, between spaces. */
  class Speech {
    constructor(locale, stops) {
      this.tag = locale.split("-")[0];
      this.stops = new Set(stops ? stops.split(" ") : []);
      this.known = new Map();
    }

    stem(word) {
      const { fold } = oer.searchWords;
      if (word.length < SHORTEST || word.length > LONGEST || /[\ud800-\udfff]/.test(word)) return fold(word).slice(0, LONGEST);
      if (!this.known.has(word)) this.known.set(word, fold(oer.stemmers[this.tag](word)) || fold(word));
      return this.known.get(word);
    }

    /* The stems of a word as somebody wrote it, without its tokens. None without a stemmer: it may not have come. */
    stems(word) {
      if (!oer.stemmers || !oer.stemmers[this.tag]) return [];
      const { tokens, written } = oer.searchWords;
      const there = tokens(word).map((token) => token.slice(0, LONGEST));
      const parts = FOLDING.has(this.tag) ? [] : written(word).filter((part) => /[^\x00-\x7f]/.test(part));
      const found = there.concat(parts).map((part) => this.stem(part));
      return Array.from(new Set(found)).filter((stem) => !there.includes(stem));
    }

    /* The words of a question that tell what it is about: all, if none does. */
    telling(units) {
      const says = ({ word }) => !this.stops.has(word) && !(/['-]/.test(word) && word.split(/['-]/).every((part) => !part[1] || this.stops.has(part)));
      const found = units.filter(says);
      return found.length ? found : units;
    }
  }

  /* Words of the index that were met, in some languages. */
  class Met extends Set {
    constructor(speeches) {
      super();
      this.speeches = speeches;
    }

    hasStem(word) {
      return this.speeches.some((speech) => speech.stems(word).some((stem) => this.has("~" + stem)));
    }
  }

  oer.searchStems = { Speech, Met };
})();
