/* Reading pages: contents that follow the eye, ticks for lessons that were read (kept on this device only), copy and print. */
(function () {
  "use strict";
  const oer = (window.oer = window.oer || {});
  const one = (selector, root) => (root || document).querySelector(selector);
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));

  /* --- lists at the sides: open where there is room, folded on small screens ------------------------------------- */

  const wide = window.matchMedia("(min-width: 60em)");
  const widest = window.matchMedia("(min-width: 80em)");

  function fold() {
    all("[data-fold]").forEach((details) => {
      details.open = (details.hasAttribute("data-toc") ? widest : wide).matches;
      details.setAttribute("data-ready", "");
    });
  }

  fold();
  wide.addEventListener("change", fold);
  widest.addEventListener("change", fold);

  /* --- contents ---------------------------------------------------------------------------------------------------- */

  function follow(toc) {
    const links = new Map();
    all("a", toc).forEach((link) => {
      const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      if (target) links.set(target, link);
    });
    if (!links.size || !("IntersectionObserver" in window)) return;
    const targets = Array.from(links.keys());

    function mark() {
      const line = window.innerHeight * 0.3;
      const passed = targets.filter((target) => target.getBoundingClientRect().top <= line);
      const current = passed[passed.length - 1];
      links.forEach((link, target) => {
        if (target === current) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      });
    }

    const watcher = new IntersectionObserver(mark, { rootMargin: "0px 0px -70% 0px", threshold: [0, 1] });
    targets.forEach((target) => watcher.observe(target));
    mark();
  }

  /* --- what was read ----------------------------------------------------------------------------------------------- */

  const place = (module) => "read." + module;
  const read = (module) => {
    const value = oer.kept.load(place(module), []);
    return Array.isArray(value) ? value : [];
  };

  function show(root, module) {
    const done = read(module);
    let count = 0;
    all("[data-lesson]", root).forEach((item) => {
      if (item.hasAttribute("data-finish")) return;
      const yes = done.includes(item.dataset.lesson);
      item.classList.toggle("is-done", yes);
      const tick = one("[data-done-words]", item);
      let words = one(".oer-done-words", item);
      if (tick && yes && !words) {
        words = document.createElement("span");
        words.className = "oer-done-words oer-visually-hidden";
        words.textContent = " (" + tick.dataset.doneWords + ")";
        one("a", item).append(words);
      } else if (words && !yes) words.remove();
      if (yes) count += 1;
    });
    all("[data-progress]", root).forEach((bar) => {
      const total = Number(bar.dataset.total);
      bar.hidden = !count;
      one("progress", bar).value = count;
      one(".oer-progress__words", bar).textContent = bar.dataset.words.replace("{n}", count).replace("{total}", total);
    });
    return done;
  }

  function showAll() {
    all("[data-module]").forEach((root) => {
      if (root.matches(".oer-side, [data-lessons]")) show(root, root.dataset.module);
    });
  }

  /* "Start reading" leads to the first lesson that was not read. */
  function start(link) {
    const done = read(link.dataset.start);
    const next = done.length && all("[data-lessons] [data-lesson]").find((item) => !done.includes(item.dataset.lesson));
    if (!next) return;
    link.href = one("a", next).getAttribute("href");
    one("span", link).textContent = link.dataset.continue;
  }

  function finish(box) {
    const { module, lesson } = box.dataset;
    const button = one("[data-done]", box);
    const set = (yes) => button.setAttribute("aria-pressed", String(yes));
    set(read(module).includes(lesson));
    button.addEventListener("click", () => {
      const done = read(module).filter((id) => id !== lesson);
      const yes = button.getAttribute("aria-pressed") !== "true";
      if (yes) done.push(lesson);
      oer.kept.save(place(module), done);
      set(yes);
      showAll();
    });
    box.hidden = false;
  }

  /* --- copy and print ------------------------------------------------------------------------------------------------ */

  function copied(text) {
    if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
    const area = document.createElement("textarea"); // file:// has no clipboard of its own
    area.value = text;
    area.className = "oer-visually-hidden";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done ? Promise.resolve() : Promise.reject(new Error("copy"));
  }

  function copy(box) {
    const button = one("[data-copy-button]", box);
    const text = one("[data-copy-text]", box);
    if (!button || !text) return;
    const label = one("span", button);
    const words = label.textContent;
    label.setAttribute("aria-live", "polite");
    button.hidden = false;
    button.addEventListener("click", () => {
      copied(text.innerText.trim()).then(
        () => {
          label.textContent = button.dataset.copied;
          window.setTimeout(() => { label.textContent = words; }, 2500);
          button.focus();
        },
        () => window.getSelection().selectAllChildren(text) // the text is at least marked, ready for Ctrl+C
      );
    });
  }

  /* What is folded away is printed too, and folded again afterwards. */
  function printing() {
    let opened = [];
    window.addEventListener("beforeprint", () => {
      opened = all("main details:not([open])").filter((details) => !details.closest(".oer-quiz"));
      opened.forEach((details) => { details.open = true; });
    });
    window.addEventListener("afterprint", () => {
      opened.forEach((details) => { details.open = false; });
      opened = [];
    });
    all("[data-print]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => window.print());
    });
  }

  /* Wide tables and lines of code in hand-written pages can be scrolled by keyboard; tables have a name. */
  function scrolled() {
    all(".md-typeset pre").forEach((code) => { code.tabIndex = 0; });
    all(".md-typeset table").forEach((table) => {
      if (table.closest(".oer-table")) return;
      const box = document.createElement("div");
      const headings = all(".oer-article :is(h1, h2, h3, h4)").filter((heading) => heading.compareDocumentPosition(table) & 4); // before the table
      box.className = "oer-table";
      box.tabIndex = 0;
      box.setAttribute("role", "group");
      box.setAttribute("aria-label", headings.length ? headings[headings.length - 1].textContent : document.title);
      table.replaceWith(box);
      box.append(table);
    });
  }

  /* An address that names something folded away opens it. */
  function reveal() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let details = target.closest("details"); details; details = details.parentElement.closest("details")) details.open = true;
  }

  all("[data-toc]").forEach(follow);
  showAll();
  all("[data-start]").forEach(start);
  all("[data-finish]").forEach(finish);
  all("[data-copy]").forEach(copy);
  scrolled();
  printing();
  reveal();
  window.addEventListener("hashchange", reveal);
})();
