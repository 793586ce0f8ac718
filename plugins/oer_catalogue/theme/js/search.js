/* The search form on every page: a combobox (ARIA Authoring Practices, editable combobox with list) over the index of the reader's language.
   The engine, lunr.js and what a question needs of the index are fetched when the field is used, as script tags: this works from
   file:// too.
   Without this script the form is a plain GET form to the catalogue. Strings and addresses stand in the form's data attributes. */
(function () {
  "use strict";
  const oer = (window.oer = window.oer || {});

  // --- Loading -------------------------------------------------------------------------------------------------------
  const scripts = Object.create(null), data = Object.create(null), sources = Object.create(null);

  function script(address) {
    if (!scripts[address]) {
      scripts[address] = new Promise((resolve, reject) => {
        const tag = document.createElement("script");
        tag.src = address;
        tag.onload = resolve;
        tag.onerror = () => {
          delete scripts[address]; // so that the next question tries again
          tag.remove();
          reject(new Error(address));
        };
        document.head.append(tag);
      });
    }
    return scripts[address];
  }

  /* Every data file calls this with its key, which is its path, and its values. */
  oer.searchData = function (key, ...values) {
    data[key] = values;
  };

  async function load(root, key) {
    if (!(key in data)) await script(root + "data/search/" + key + ".js");
    return data[key];
  }

  const ENGINE = ["lunr.min", "search-words", "search-stems", "search-index", "search-engine"];
  const engine = (root) => Promise.all(ENGINE.map((name) => script(root + "assets/oer/" + name + ".js")));

  async function source(root, locale) {
    const [[directory]] = await Promise.all([load(root, locale), engine(root)]);
    if (directory.stems) await script(root + "assets/oer/stemmers/" + directory.stems + ".js").catch(() => {}); // words are found without
    if (!sources[locale]) sources[locale] = new oer.searchIndex.Source(locale, directory, (key) => load(root, key));
    return sources[locale];
  }

  // --- Words and settings --------------------------------------------------------------------------------------------
  /* Interface strings of an element's data-strings: say(key, values), count(key, n, values). */
  oer.words = function (element, locale) {
    const strings = JSON.parse(element.dataset.strings);
    const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
    const rules = new Intl.PluralRules(Intl.PluralRules.supportedLocalesOf(locale).concat("en"));
    return {
      say: (key, values) => fill(strings[key] || "", values || {}),
      count: (key, n, values) => fill(strings[key + "." + rules.select(n)] || strings[key + ".other"] || "", Object.assign({ n }, values))
    };
  };

  const KEY = "oer." + (document.documentElement.dataset.oerId || "oer") + ".search-languages";

  /* The other languages that this reader searches too; kept on the device only. */
  function otherLanguages() {
    try {
      const kept = JSON.parse(window.localStorage.getItem(KEY) || "[]");
      return Array.isArray(kept) ? kept : [];
    } catch (error) {
      return []; // storage is shut or was filled by somebody else
    }
  }

  function keepLanguages(tags) {
    try {
      window.localStorage.setItem(KEY, JSON.stringify(tags));
    } catch (error) {
      // Private mode: the choice lasts as long as the page.
    }
  }

  /* What the form says: {locale, root, locales: [[tag, own name]], words}. */
  function settings(form) {
    const { locale, root, locales } = form.dataset;
    return { locale, root, locales: JSON.parse(locales), words: oer.words(form, locale) };
  }

  /* Ask a question in the languages of the form: a promise of {groups, missing, met}; fails if the reader's own index cannot be loaded.
     `first` gets what titles, summaries and keywords say, if that comes earlier. */
  async function ask(form, query, first) {
    const { locale, root, locales } = settings(form);
    const others = locales.map(([tag]) => tag).filter((tag) => tag !== locale && otherLanguages().includes(tag));
    const optional = others.map((tag) => source(root, tag).catch(() => null));
    const loaded = (await Promise.all([source(root, locale), ...optional])).filter(Boolean);
    let done = false;
    if (first) {
      const early = (answer) => done || first(answer);
      oer.searchEngine.ask(loaded, query, true).then(early, () => {}); // what fails here fails below too
    }
    const answer = await oer.searchEngine.ask(loaded, query);
    done = true;
    return answer;
  }

  /* The ids of the modules that answer a question, best first. */
  async function modules(form, query) {
    const { groups } = await ask(form, query);
    const ids = new Map();
    for (const { source } of groups) if (!ids.has(source)) ids.set(source, await source.ids());
    return groups.map((group) => ids.get(group.source)[group.document]);
  }

  oer.search = { ask, modules, engine: (form) => engine(form.dataset.root) };

  // --- Elements ------------------------------------------------------------------------------------------------------
  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  // --- The combobox --------------------------------------------------------------------------------------------------
  const SHORTEST = 2, MODULES = 6, LESSONS = 3, PAUSE = 80;
  const OPENED = 3; // modules whose lessons are looked into: each costs a file of some kilobytes

  class SearchBox {
    constructor(form) {
      this.form = form;
      this.input = form.querySelector("input[name=q]");
      this.id = this.input.id || "oer-search-" + Array.from(document.forms).indexOf(form);
      Object.assign(this, settings(form));
      this.active = null;
      this.options = [];
      this.made = 0; // counts options, for their ids
      this.turn = 0; // counts questions, so that a late answer does not replace a newer one
      this.build();
      this.listen();
      if (document.activeElement === this.input) this.warm();
    }

    build() {
      const list = this.id + "-list";
      this.status = element("p", { class: "oer-search__status" });
      this.live = element("p", { class: "oer-visually-hidden", role: "status" });
      this.list = element("div", { class: "oer-search__list", role: "listbox", id: list, "aria-label": this.words.say("search.suggestions") });
      this.panel = element("div", { class: "oer-search__panel", hidden: "" }, this.status, this.list);
      if (this.locales.length > 1) this.list.before(this.languages()); // above the list, so that a long one does not hide it
      this.form.append(this.panel, this.live);
      const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list };
      for (const [key, value] of Object.entries(attributes)) this.input.setAttribute(key, value);
    }

    languages() {
      const chosen = otherLanguages();
      const legend = element("legend", {}, this.words.say("search.languages"));
      const set = element("fieldset", { class: "oer-search__languages" }, legend);
      for (const [tag, name] of this.locales) {
        if (tag === this.locale) continue;
        const box = element("input", { type: "checkbox", value: tag });
        box.checked = chosen.includes(tag);
        set.append(element("label", { class: "oer-search__language" }, box, element("span", { lang: tag, dir: "auto" }, name)));
      }
      set.addEventListener("change", () => {
        keepLanguages(Array.from(set.querySelectorAll("input:checked"), (box) => box.value));
        this.update();
      });
      return set;
    }

    listen() {
      this.input.addEventListener("focus", () => this.warm());
      this.input.addEventListener("input", () => {
        window.clearTimeout(this.timer);
        this.timer = window.setTimeout(() => this.update(), PAUSE);
      });
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.form.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && event.target !== this.input && !this.panel.hidden) {
          this.input.focus();
          this.close();
        }
      });
      this.form.addEventListener("focusout", (event) => {
        if (!this.form.contains(event.relatedTarget)) this.close();
      });
      this.form.addEventListener("submit", () => this.close());
      // The field keeps the focus while the mouse is used in the panel, else the panel would close under the pointer.
      this.panel.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => this.click(event));
    }

    warm() {
      source(this.root, this.locale).catch(() => {}); // said when somebody asks a question
    }

    // --- Asking
    async update() {
      const query = this.input.value.trim(), turn = ++this.turn;
      window.clearTimeout(this.timer);
      if (query.length < SHORTEST) return this.close();
      if (!sources[this.locale]) this.show(this.words.say("search.loading"), []);
      const current = () => turn === this.turn && this.form.contains(document.activeElement);
      let late = false;
      const first = async (answer) => {
        if (!answer.groups.length) return;
        const cards = await this.cards(answer);
        if (!late && current()) this.draw(query, answer, cards);
      };
      try {
        const answer = await ask(this.form, query, (found) => first(found).catch(() => {}));
        const cards = answer.groups.length ? await this.cards(answer) : [];
        late = true; // a first answer that comes now
        if (!current()) return undefined;
        if (!answer.groups.length) return this.show(this.words.say("search.none", { query }), []);
        this.draw(query, answer, cards);
        return await this.look(answer, cards, current);
      } catch (error) {
        late = true;
        return current() ? this.show(this.words.say("search.failed"), []) : undefined;
      }
    }

    /* The cards of the first modules of an answer: promises. The first one is there before the others are asked for, and on the screen
       if nothing is there yet: what lies in other files must not make the reader wait for it. */
    async cards(answer) {
      const card = (group) => group.source.card(group.document);
      const [first, ...others] = answer.groups.slice(0, MODULES);
      await card(first);
      const bare = this.panel.hidden || !this.options.length;
      const shown = !bare ? null : new Promise((resolve) => window.requestAnimationFrame(() => window.setTimeout(resolve)));
      const wanted = [card(first), ...others.map((group) => (shown ? shown.then(() => card(group)) : card(group)))];
      for (const promise of wanted) promise.catch(() => {}); // an absent block costs its modules, not the answer
      return wanted;
    }

    /* Show an answer: a place for each of the first modules, filled as their cards come. */
    draw(query, answer, cards) {
      let text = this.words.count("search.results", answer.groups.length);
      if (answer.missing.length) text += ". " + this.words.say("search.missing", { words: answer.missing.join(", ") });
      const places = cards.map(() => element("div", { class: "oer-search__group", role: "group", hidden: "" }));
      const filed = answer.groups.slice(0, cards.length).findIndex((group) => !group.own); // they stand after the others
      const name = this.words.say("search.filed");
      cards.forEach((card, i) => {
        const before = answer.groups[i].own ? "" : name + ": ";
        card.then((found) => this.fill(places[i], found, answer.met, before), () => places[i].remove());
      });
      const nodes = [...places, this.all(query, answer)];
      if (filed >= 0) nodes.splice(filed, 0, element("div", { class: "oer-search__heading", "aria-hidden": "true" }, name));
      this.show(text, nodes);
      this.places = places;
    }

    fill(place, card, met, before) {
      place.setAttribute("aria-label", before + card.title);
      place.prepend(this.option("module", card, met));
      place.hidden = false;
      this.listed();
    }

    /* Look into the first modules and put their lessons under their cards. */
    async look(answer, cards, current) {
      const { saveData } = navigator.connection || {};
      const { places } = this;
      await Promise.all(cards.slice(0, saveData ? 1 : OPENED).map(async (promise, i) => {
        const group = answer.groups[i];
        try {
          const card = await promise;
          const found = oer.searchEngine.lessons(group, card.module, await group.source.sections(card.module), answer.met, LESSONS);
          if (!current() || this.places !== places) return;
          places[i].append(...found.map((lesson) => this.option("lesson", lesson, answer.met)));
          this.listed();
        } catch (error) {
          // The module is shown without its lessons.
        }
      }));
    }

    option(kind, card, met) {
      const names = new Map(this.locales);
      const { mark } = oer.searchWords;
      const title = element("span", { class: "oer-search__title", dir: "auto" }, mark(card.title, met));
      const minutes = card.minutes ? oer.time(card.minutes, this.words.say) : "";
      const meta = element("span", { class: "oer-search__meta" }, minutes);
      if (card.lang !== this.locale) {
        const language = names.get(card.lang) || card.language || card.lang;
        meta.append(minutes ? " · " : "", element("span", { lang: card.lang, dir: "auto" }, language));
      }
      const made = this.link("oer-search__option--" + kind, this.root + card.url, title, " ", meta);
      if (card.lang !== this.locale) title.setAttribute("lang", card.lang);
      const line = (name, text) => made.append(" ", element("span", { class: "oer-search__" + name, dir: "auto", lang: card.lang }, mark(text, met)));
      if (card.section) line("section", card.section);
      if (card.snippet) line("snippet", card.snippet);
      return made;
    }

    all(query, answer) {
      const address = this.form.getAttribute("action") + "?q=" + encodeURIComponent(query);
      const made = this.link("oer-search__option--all", address, this.words.count("search.all", answer.groups.length));
      made.dataset.all = "";
      return made;
    }

    link(kind, href, ...children) {
      const id = this.list.id + "-" + ++this.made;
      const attributes = { class: "oer-search__option " + kind, id, role: "option", "aria-selected": "false", tabindex: "-1", href };
      return element("a", attributes, ...children);
    }

    // --- Showing
    show(text, nodes) {
      if (this.live.textContent !== text) this.status.textContent = this.live.textContent = text;
      this.chosen = this.active ? this.active.getAttribute("href") : null; // the reader was quicker than the rest of the answer
      this.places = null;
      this.list.replaceChildren(...nodes);
      this.list.hidden = !nodes.length;
      this.select(null);
      this.listed();
      this.panel.hidden = false;
      this.form.classList.add("is-open");
      this.input.setAttribute("aria-expanded", String(nodes.length > 0));
    }

    /* Options came: the keys go through all of them, and what was chosen before a better answer came is chosen again. */
    listed() {
      this.options = Array.from(this.list.querySelectorAll("[role=option]"));
      const again = this.chosen && this.options.find((option) => option.getAttribute("href") === this.chosen);
      if (!again) return;
      this.chosen = null;
      if (!this.active) this.select(again);
    }

    close() {
      window.clearTimeout(this.timer);
      this.turn++;
      this.chosen = null;
      this.panel.hidden = true;
      this.form.classList.remove("is-open");
      this.input.setAttribute("aria-expanded", "false");
      this.live.textContent = "";
      this.select(null);
    }

    select(option) {
      if (this.active) this.active.setAttribute("aria-selected", "false");
      this.active = option;
      if (!option) return this.input.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      return this.input.setAttribute("aria-activedescendant", option.id);
    }

    // --- Keys and mouse
    key(event) {
      if (event.key === "Escape" && this.panel.hidden && !this.input.value) return; // nothing left to do here: the header may close its search
      if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const open = !this.panel.hidden && this.options.length > 0;
      const at = this.active ? this.options.indexOf(this.active) : -1;
      const go = (to) => this.select(this.options[(to + this.options.length) % this.options.length]);
      const keys = {
        ArrowDown: () => (open ? go(at + 1) : this.update()),
        ArrowUp: () => (open ? go(at < 0 ? -1 : at - 1) : this.update()),
        Home: () => go(0),
        End: () => go(-1),
        Enter: () => this.active.click(),
        Escape: () => (this.panel.hidden ? (this.input.value = "") : this.close())
      };
      const needsActive = event.key === "Home" || event.key === "End" || event.key === "Enter"; // else they belong to the text field
      if (!Object.prototype.hasOwnProperty.call(keys, event.key) || (needsActive && !(open && this.active))) return;
      event.preventDefault();
      keys[event.key]();
    }

    click(event) {
      const option = event.target.closest("[role=option]");
      if (!option || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      if (!("all" in option.dataset)) return this.close();
      event.preventDefault(); // as Enter in the field, so that the catalogue can keep its filters
      return this.form.requestSubmit ? this.form.requestSubmit() : this.form.submit();
    }
  }

  document.querySelectorAll("form.oer-search[data-search]").forEach((form) => new SearchBox(form));
})();
