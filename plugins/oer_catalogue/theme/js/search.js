/* The search form on every page: a combobox (ARIA Authoring Practices, editable combobox with list) over the index of the reader's language.
   The engine, lunr.js and the index are fetched when the field is first used, as script tags: this works from file:// too.
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

  oer.searchIndex = function (locale, value) {
    data[locale] = value;
  };

  const engine = (root) => Promise.all([script(root + "assets/oer/lunr.min.js"), script(root + "assets/oer/search-engine.js")]);

  async function source(root, locale) {
    await Promise.all([engine(root), script(root + "data/search/" + locale + ".js")]);
    if (!sources[locale]) {
      sources[locale] = Object.assign({ locale }, oer.searchEngine.open(data[locale]));
      delete data[locale];
    }
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

  /* Ask a question in the languages of the form: a promise of {groups, missing, met}; fails if the reader's own index cannot be loaded. */
  async function ask(form, query) {
    const { locale, root, locales } = settings(form);
    const others = locales.map(([tag]) => tag).filter((tag) => tag !== locale && otherLanguages().includes(tag));
    const optional = others.map((tag) => source(root, tag).catch(() => null));
    const loaded = await Promise.all([source(root, locale), ...optional]);
    return oer.searchEngine.ask(loaded.filter(Boolean), query);
  }

  oer.search = { ask, engine: (form) => engine(form.dataset.root) };

  // --- Elements ------------------------------------------------------------------------------------------------------
  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  // --- The combobox --------------------------------------------------------------------------------------------------
  const SHORTEST = 2, MODULES = 6, LESSONS = 3, PAUSE = 80;

  class SearchBox {
    constructor(form) {
      this.form = form;
      this.input = form.querySelector("input[name=q]");
      this.id = this.input.id || "oer-search-" + Array.from(document.forms).indexOf(form);
      Object.assign(this, settings(form));
      this.active = null;
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
      let answer = null;
      try {
        answer = await ask(this.form, query);
      } catch (error) {
        answer = null;
      }
      if (turn !== this.turn || !this.form.contains(document.activeElement)) return undefined;
      if (!answer) return this.show(this.words.say("search.failed"), []);
      if (!answer.groups.length) return this.show(this.words.say("search.none", { query }), []);
      const results = answer.groups.reduce((sum, group) => sum + 1 + group.lessons.length, 0);
      let text = this.words.count("search.results", results);
      if (answer.missing.length) text += ". " + this.words.say("search.missing", { words: answer.missing.join(", ") });
      return this.show(text, [...answer.groups.slice(0, MODULES).map((group) => this.group(group, answer.met)), this.all(query, answer)]);
    }

    group(group, met) {
      const shown = element("div", { class: "oer-search__group", role: "group", "aria-label": group.card.title });
      shown.append(this.option(group.card, group, met), ...group.lessons.slice(0, LESSONS).map((card) => this.option(card, group, met)));
      return shown;
    }

    option(card, group, met) {
      const names = new Map(this.locales);
      const title = element("span", { class: "oer-search__title", dir: "auto" }, oer.searchEngine.mark(card.title, met));
      const minutes = card.minutes ? this.words.say("search.minutes", { n: card.minutes }) : "";
      const language = card.lang === this.locale ? "" : names.get(card.lang) || card.lang;
      const meta = element("span", { class: "oer-search__meta" }, [minutes, language].filter(Boolean).join(" · "));
      const made = this.link("oer-search__option--" + card.kind, this.root + card.url, title, " ", meta);
      if (card.lang !== this.locale) title.setAttribute("lang", card.lang);
      if (card.snippet) {
        const snippet = element("span", { class: "oer-search__snippet", dir: "auto", lang: card.lang }, oer.searchEngine.mark(card.snippet, met));
        made.append(" ", snippet);
      }
      return made;
    }

    all(query, answer) {
      const address = this.form.getAttribute("action") + "?q=" + encodeURIComponent(query);
      const made = this.link("oer-search__option--all", address, this.words.count("search.all", answer.groups.length));
      made.dataset.all = "";
      return made;
    }

    link(kind, href, ...children) {
      return element("a", { class: "oer-search__option " + kind, role: "option", "aria-selected": "false", tabindex: "-1", href }, ...children);
    }

    // --- Showing
    show(text, nodes) {
      this.status.textContent = this.live.textContent = text;
      this.list.replaceChildren(...nodes);
      this.options = Array.from(this.list.querySelectorAll("[role=option]"));
      this.options.forEach((option, i) => (option.id = this.list.id + "-" + i));
      this.list.hidden = !nodes.length;
      this.select(null);
      this.panel.hidden = false;
      this.form.classList.add("is-open");
      this.input.setAttribute("aria-expanded", String(nodes.length > 0));
    }

    close() {
      window.clearTimeout(this.timer);
      this.turn++;
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
      const at = this.options && this.active ? this.options.indexOf(this.active) : -1;
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
