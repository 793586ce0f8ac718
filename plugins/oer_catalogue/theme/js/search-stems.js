/* Search: stems and stop words of a language. Fetched by search.js when somebody starts to search; needs search-words.js, and of
   vendor/stemmers/ the file of the language. Stems as in search/stems.py; tests/unit/stem_cases.json holds both to it. */
(function () {
  "use strict";
  const oer = (window.oer = window.oer || {});
  const SHORTEST = 3, LONGEST = 40; // all those of search/stems.py
  const FOLDING = new Set(["de", "el", "en"]), TWICE = { "ar": "ا", "el": "ι" };

  const split = (text) => (text ? text.split(" ") : []);

  /* A light stemmer (search/endings.py). */
  function light(endings, swaps) {
    return (word) => {
      const longest = endings.find((end) => word.endsWith(end) && word.length - end.length >= 3) || "";
      let left = word.slice(0, word.length - longest.length);
      if (left.length > 3 && left[left.length - 1] === left[left.length - 2]) left = left.slice(0, -1);
      const swap = swaps.find(([last]) => left.endsWith(last));
      return swap ? left.slice(0, -1) + swap[1] : left;
    };
  }

  /* What is known of a language. `stops` are words that no question is about, folded, between spaces; `endings` those that a light
     stemmer takes, and letters that it swaps. */
  class Speech {
    constructor(locale, stops, [endings, swaps]) {
      this.tag = locale.split("-")[0];
      this.stops = new Set(split(stops));
      this.light = endings ? light(split(endings), split(swaps)) : null;
      this.known = new Map();
    }

    /* None if it has not come. */
    get stemmer() {
      return this.light || (oer.stemmers || {})[this.tag];
    }

    stem(word) {
      const { fold } = oer.searchWords;
      if (word.length < SHORTEST || word.length > LONGEST || /[\ud800-\udfff]/.test(word)) return fold(word).slice(0, LONGEST);
      if (!this.known.has(word)) this.known.set(word, fold(this.stemmer(word)) || fold(word));
      return this.known.get(word);
    }

    /* The stems of a word as somebody wrote it, without its tokens. */
    stems(word) {
      if (!this.stemmer) return [];
      const { tokens, written } = oer.searchWords;
      const there = tokens(word).map((token) => token.slice(0, LONGEST));
      const parts = this.light || FOLDING.has(this.tag) ? [] : written(word).filter((part) => /[^\x00-\x7f]/.test(part));
      const once = there.concat(parts).map((part) => this.stem(part));
      const left = once.filter((part) => this.tag in TWICE && part.endsWith(TWICE[this.tag]));
      const found = once.concat(left.map((part) => this.stem(part)));
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
