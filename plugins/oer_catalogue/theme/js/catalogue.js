/* The catalogue page: filters, search order, sorting, chips and the address bar. Cards and filters are plain HTML; this script only
   hides and moves cards. Without it every card is seen. Needs search.js before it. Facet names are the names of the cards' data attributes. */
(function () {
  "use strict";
  const oer = window.oer;

  const WIDE = "(min-width: 60em)";
  const ORDERS = {
    fit: (a, b) => a.rank - b.rank || a.place - b.place,
    newest: (a, b) => b.updated.localeCompare(a.updated, "en") || a.place - b.place,
    shortest: (a, b) => a.minutes - b.minutes || a.place - b.place,
    ready: (a, b) => b.ready - a.ready || ORDERS.fit(a, b)
  };

  function readCard(element, place) {
    const data = element.dataset;
    const card = { element, place, rank: 0, id: data.id, updated: data.updated || "", minutes: Number(data.minutes) || 0 };
    card.ready = data.ready === "yes" ? 1 : 0;
    card.has = (facet, value) => (data[facet] || "").split(" ").includes(value);
    return card;
  }

  function button(text, className, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = className;
    made.append(text);
    made.addEventListener("click", act);
    return made;
  }

  class Catalogue {
    constructor(root) {
      const find = (name) => root.querySelector("[data-" + name + "]");
      this.form = find("facets");
      this.locale = root.dataset.locale || document.documentElement.lang || "en";
      this.words = oer.words(this.form, this.locale);
      this.count = find("result-count");
      this.chips = find("chips");
      this.empty = find("empty");
      this.list = find("cards");
      this.sort = find("sort");
      this.bar = find("results-bar");
      this.sheet = find("sheet");
      this.badge = find("active-count");
      this.searches = Array.from(document.querySelectorAll("form.oer-search[data-search]"));
      this.cards = Array.from(this.list.querySelectorAll(".oer-card"), readCard);
      this.facets = Array.from(this.form.querySelectorAll("[data-facet]"), (set) => this.readFacet(set));
      this.query = "";
      this.found = null; // module id -> place in the search result; null = no question
      this.note = "";
      this.turn = 0;
      this.listen();
      this.readAddress();
      this.ask();
    }

    readFacet(set) {
      const legend = set.querySelector("legend").textContent.trim();
      const options = Array.from(set.querySelectorAll("input[type=checkbox]"), (input) => {
        const label = input.closest("label"), text = label.querySelector(".oer-facet__label") || label;
        return { input, label, text: text.textContent.trim(), lang: text.lang, count: label.querySelector("[data-count]") };
      });
      return { name: set.dataset.facet, legend, options };
    }

    listen() {
      this.form.autocomplete = "off"; // the address bar keeps the state, not the browser's memory of forms
      this.form.addEventListener("change", () => this.apply());
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.form.addEventListener("reset", (event) => {
        event.preventDefault();
        this.drop(this.active());
      });
      if (this.sort) this.sort.addEventListener("change", () => this.apply());
      for (const form of this.searches) {
        form.addEventListener("submit", (event) => {
          event.preventDefault();
          this.query = form.querySelector("input[name=q]").value.trim();
          if (this.sort) this.sort.value = "fit"; // the order of the search is what was asked for
          this.ask();
        });
      }
      if (this.sheet) {
        const wide = window.matchMedia(WIDE);
        const fit = () => (this.sheet.open = wide.matches);
        wide.addEventListener("change", fit);
        fit();
      }
      if (this.bar) this.bar.hidden = false;
    }

    // --- State: the address bar --------------------------------------------------------------------------------------
    readAddress() {
      const asked = new URLSearchParams(window.location.search);
      this.query = (asked.get("q") || "").trim().slice(0, 200);
      for (const facet of this.facets) {
        const values = asked.getAll(facet.name);
        for (const { input } of facet.options) input.checked = values.includes(input.value);
      }
      if (this.sort) this.sort.value = Object.keys(ORDERS).includes(asked.get("sort")) ? asked.get("sort") : "fit";
    }

    writeAddress() {
      const state = new URLSearchParams();
      if (this.query) state.append("q", this.query);
      for (const facet of this.facets) {
        for (const { input } of facet.options) if (input.checked) state.append(facet.name, input.value);
      }
      if (this.sort && this.sort.value !== "fit") state.append("sort", this.sort.value);
      const text = state.toString();
      try {
        window.history.replaceState(null, "", window.location.pathname + (text ? "?" + text : "") + window.location.hash);
      } catch (error) {
        // From file:// some browsers forbid it; the page works, only the address is not kept.
      }
    }

    // --- Search ------------------------------------------------------------------------------------------------------
    async ask() {
      const turn = ++this.turn, query = this.query;
      for (const form of this.searches) form.querySelector("input[name=q]").value = query;
      this.found = null;
      this.note = "";
      if (query) {
        this.count.textContent = this.words.say("facet.loading");
        const answer = await this.answer(query);
        if (turn !== this.turn) return;
        this.found = answer;
      }
      this.apply();
    }

    async answer(query) {
      const form = this.searches[0];
      try {
        const ids = await oer.search.modules(form, query);
        return new Map(ids.map((id, i) => [id, i]));
      } catch (error) {
        this.note = this.words.say("facet.searched_here");
      }
      const text = (card) => [card.element.dataset.title || "", card.element.textContent].join(" ");
      let fits = (card) => text(card).toLowerCase().includes(query.toLowerCase());
      try {
        await oer.search.engine(form);
        fits = (card) => oer.searchWords.matches(text(card), query, this.locale);
      } catch (error) {
        // Not even the engine: plain comparison.
      }
      return new Map(this.cards.filter(fits).map((card) => [card.id, card.place]));
    }

    // --- Filters -----------------------------------------------------------------------------------------------------
    /* What is chosen, one entry per facet and one for the search: {name, text, holds(card), options}. */
    active() {
      const list = [];
      if (this.query && this.found) {
        list.push({ name: "q", text: this.words.say("facet.query", { query: this.query }), holds: (card) => this.found.has(card.id) });
      }
      for (const facet of this.facets) {
        const options = facet.options.filter(({ input }) => input.checked);
        if (!options.length) continue;
        list.push({
          name: facet.name,
          legend: facet.legend,
          text: facet.legend + ": " + options.map((option) => option.text).join(", "),
          holds: (card) => options.some(({ input }) => card.has(facet.name, input.value)),
          options
        });
      }
      return list;
    }

    /* The cards that pass every filter but the named one. */
    passing(active, except) {
      const tests = active.filter((filter) => filter.name !== except);
      return this.cards.filter((card) => tests.every((filter) => filter.holds(card)));
    }

    apply() {
      const active = this.active();
      const shown = this.passing(active);
      for (const card of this.cards) card.rank = this.found && this.found.has(card.id) ? this.found.get(card.id) : 0;
      this.arrange(new Set(shown));
      this.showCounts(active);
      this.showChips(active);
      this.showEmpty(active, shown.length);
      const count = this.words.count("facet.count", shown.length);
      this.count.textContent = this.note ? count + ". " + this.note : count;
      this.writeAddress();
    }

    arrange(shown) {
      const ordered = this.cards.slice().sort(ORDERS[this.sort ? this.sort.value : "fit"] || ORDERS.fit);
      for (const card of ordered) card.element.hidden = !shown.has(card);
      const now = Array.from(this.list.children);
      const wanted = ordered.map((card) => card.element);
      if (wanted.some((element, i) => element !== now[i])) this.list.append(...wanted);
    }

    showCounts(active) {
      for (const facet of this.facets) {
        const others = this.passing(active, facet.name);
        for (const { input, label, count } of facet.options) {
          const n = others.filter((card) => card.has(facet.name, input.value)).length;
          if (count) count.textContent = String(n);
          label.classList.toggle("is-empty", n === 0);
          label.classList.toggle("is-checked", input.checked);
        }
      }
    }

    // --- Chips -------------------------------------------------------------------------------------------------------
    showChips(active) {
      const items = [];
      for (const filter of active) {
        if (!filter.options) items.push(this.chip("", filter.text, "", () => this.drop([filter])));
        for (const option of filter.options || []) {
          items.push(this.chip(filter.legend + ": ", option.text, option.lang, () => this.drop([{ options: [option] }])));
        }
      }
      if (items.length > 1) items.push(this.clearing(active, "oer-chip oer-chip--clear", this.words.say("facet.clear")));
      this.chips.replaceChildren(...items.map((made) => {
        const item = document.createElement("li");
        item.append(made);
        return item;
      }));
      this.chips.hidden = !items.length;
      if (!this.badge) return;
      const chosen = active.reduce((sum, filter) => sum + (filter.options ? filter.options.length : 0), 0);
      this.badge.textContent = chosen ? this.words.count("facet.active", chosen) : "";
      this.badge.hidden = !chosen;
    }

    chip(legend, text, lang, act) {
      const value = document.createElement("span");
      value.textContent = text;
      value.dir = "auto";
      if (lang) value.lang = lang;
      const made = button(legend, "oer-chip", () => {
        const at = Array.from(this.chips.querySelectorAll("button")).indexOf(made);
        act();
        this.focusChip(at);
      });
      made.setAttribute("aria-label", this.words.say("facet.remove", { filter: legend + text }));
      made.append(value);
      return made;
    }

    /* The chip that had the focus is gone: the next one gets it, or the number of modules. */
    focusChip(at) {
      const left = this.chips.querySelectorAll("button");
      const next = left[Math.min(at, left.length - 1)] || this.count;
      if (next === this.count) this.count.tabIndex = -1;
      next.focus();
    }

    drop(filters) {
      for (const filter of filters) {
        for (const { input } of filter.options || []) input.checked = false;
        if (filter.name === "q") this.query = "";
      }
      if (!this.query && this.found) this.ask();
      else this.apply();
    }

    // --- Nothing left ------------------------------------------------------------------------------------------------
    /* Says which filter stands in the way: each one without which there would be modules, the most helpful first. */
    showEmpty(active, shown) {
      this.empty.hidden = shown > 0;
      if (shown) return this.empty.replaceChildren();
      const line = (text) => Object.assign(document.createElement("p"), { textContent: text });
      const quiet = "oer-button oer-button--quiet";
      const only = active.length === 1 && active[0].name === "q";
      const nodes = [line(only ? this.words.say("facet.empty_query", { query: this.query }) : this.words.say("facet.empty"))];
      const helpful = active.map((filter) => ({ filter, n: this.passing(active, filter.name).length })).filter(({ n }) => n > 0);
      helpful.sort((a, b) => b.n - a.n);
      for (const { filter, n } of only ? [] : helpful) {
        const entry = line(this.words.count("facet.without", n, { filter: filter.text }) + " ");
        entry.append(this.clearing([filter], quiet, this.words.say("facet.drop", { filter: filter.text })));
        nodes.push(entry);
      }
      if (active.length) nodes.push(this.clearing(active, quiet, this.words.say("facet.clear")));
      return this.empty.replaceChildren(...nodes);
    }

    /* A button that drops filters and goes away with them: the number of modules gets the focus. */
    clearing(filters, className, text) {
      return button(text, className, () => {
        this.drop(filters);
        this.count.tabIndex = -1;
        this.count.focus();
      });
    }
  }

  document.querySelectorAll("[data-catalogue]").forEach((root) => new Catalogue(root));
})();
