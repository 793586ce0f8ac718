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

  oer.copied = copied;

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
      document.documentElement.classList.remove("is-plan-only");
    });
    all("[data-print]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => {
        // "Print this plan" prints the plan and nothing else of a long page; what stands round it needs no fold opened.
        document.documentElement.classList.toggle("is-plan-only", button.dataset.print === "plan");
        window.print();
      });
    });
  }

  /* What is wider than its place can be scrolled by keyboard too: it takes the focus and, if it is a table, has a name. What fits is no stop on the way. */
  function scrolled() {
    const names = new Map();
    all(".md-typeset table").forEach((table) => {
      if (table.closest(".oer-table")) return;
      const box = document.createElement("div");
      const before = all(".oer-article :is(h1, h2, h3, h4)").filter((heading) => heading.compareDocumentPosition(table) & 4);
      const heading = before.length ? before[before.length - 1].textContent : document.title;
      const n = (names.get(heading) || 0) + 1;
      names.set(heading, n);
      box.className = "oer-table";
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", n > 1 ? heading + " (" + n + ")" : heading);
      table.replaceWith(box);
      box.append(table);
    });
    const boxes = new Map(all(".oer-table, .oer-page pre").map((box) => [box, { role: box.getAttribute("role"), "aria-label": box.getAttribute("aria-label") }]));

    function stop(box) {
      const scrolls = box.scrollWidth > box.clientWidth + 1;
      const wanted = Object.assign({ tabindex: "0" }, boxes.get(box));
      Object.keys(wanted).forEach((name) => {
        if (scrolls && wanted[name]) box.setAttribute(name, wanted[name]);
        else box.removeAttribute(name);
      });
    }

    const watcher = new ResizeObserver((entries) => entries.forEach((entry) => stop(entry.target)));
    boxes.forEach((words, box) => {
      stop(box);
      watcher.observe(box);
    });
  }

  /* On a phone the plan is laid out as a timeline, and some browsers then forget that it is a table. */
  function plans() {
    const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
    all(".oer-plan__table").forEach((table) => {
      [table, ...all("*", table)].forEach((part) => {
        const role = part.tagName === "TH" ? part.scope === "col" ? "columnheader" : "rowheader" : roles[part.tagName];
        if (role) part.setAttribute("role", role);
      });
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
  plans();
  printing();
  reveal();
  window.addEventListener("hashchange", reveal);
})();
