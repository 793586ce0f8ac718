/* Reader: shows one part of the page at a time. Without this script all parts stand below each other.
 *
 * Keeps through `oer.store` (SCORM) or on the device, under "reader.<module>": {at: part, seen: [lessons]}.
 */
(function () {
  "use strict";
  const oer = window.oer;
  const body = document.body;
  const store = oer.store || oer.device;
  const name = "reader." + body.dataset.module;
  const links = Array.from(document.querySelectorAll("[data-part]"));
  const parts = links.map((link) => document.getElementById(link.dataset.part));
  const lessons = links.filter((link) => link.dataset.lesson);
  const menu = document.querySelector(".oer-bar__menu");
  const contents = document.getElementById("oer-contents");
  const pager = document.querySelector(".oer-pager");
  const title = document.title;

  const kept = store.load(name) || {};
  const seen = new Set(Array.isArray(kept.seen) ? kept.seen : []);
  let at = -1;

  /** The place of a part by the fragment of an address, "lesson" or "lesson.heading"; -1 if there is none. */
  function place(hash) {
    const wanted = hash.split(".")[0];
    return links.findIndex((link) => link.dataset.part === wanted);
  }

  function fragment() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch (error) {
      return ""; // an address that somebody has damaged
    }
  }

  function show(index, hash, move) {
    if (index !== at) {
      at = index;
      parts.forEach((part, other) => (part.hidden = other !== at));
      links.forEach((link, other) => (other === at ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current")));
      document.title = at ? parts[at].dataset.title + " – " + title : title;
      pageTo(pager.querySelector(".oer-pager__previous"), at - 1);
      pageTo(pager.querySelector(".oer-pager__next"), at + 1);
      visible(links[at]);
      if (links[at].dataset.lesson) seen.add(links[at].dataset.part);
      store.save(name, { at: links[at].dataset.part, seen: Array.from(seen) });
      tell();
    }
    if (move) reach(hash);
  }

  /** Brings a line of a long menu into its view, without moving the page. */
  function visible(link) {
    const list = contents.firstElementChild;
    const above = link.getBoundingClientRect().top - list.getBoundingClientRect().top;
    if (above < 0 || above > list.clientHeight - link.clientHeight) list.scrollTop += above - list.clientHeight / 3;
  }

  /** Moves focus and view to what the address names: a heading of a part, or the part's title. */
  function reach(hash) {
    const inner = hash.includes(".") && document.getElementById(hash);
    const target = inner || parts[at].querySelector("h1");
    if (!target.matches("a, button, input, select, summary, [tabindex]")) target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
    if (inner) inner.scrollIntoView();
    else window.scrollTo(0, 0);
  }

  function pageTo(link, index) {
    link.hidden = index < 0 || index >= parts.length;
    if (link.hidden) return;
    link.href = "#" + links[index].dataset.part;
    const words = link.querySelector(".oer-pager__title");
    const source = links[index].querySelector(".oer-contents__title");
    words.textContent = source.textContent;
    for (const attribute of ["lang", "dir"]) {
      if (source.hasAttribute(attribute)) words.setAttribute(attribute, source.getAttribute(attribute));
      else words.removeAttribute(attribute);
    }
  }

  function tell() {
    const count = lessons.filter((link) => seen.has(link.dataset.part)).length;
    document.getElementById("oer-progress").value = count;
    document.getElementById("oer-progress-text").textContent = body.dataset.opened.replace("{n}", count).replace("{total}", lessons.length);
    for (const link of lessons) {
      if (!seen.has(link.dataset.part) || link.querySelector(".oer-contents__seen")) continue;
      const tick = document.createElement("span");
      tick.className = "oer-contents__seen";
      const sign = document.createElement("span");
      sign.setAttribute("aria-hidden", "true");
      sign.textContent = "✓";
      const words = document.createElement("span");
      words.className = "oer-hidden";
      words.textContent = " " + body.dataset.seen;
      tick.append(sign, words);
      link.insertBefore(tick, null);
    }
  }

  function toggle(open) {
    menu.setAttribute("aria-expanded", String(open));
    contents.classList.toggle("oer-contents--open", open);
    if (open) visible(links[at]);
  }

  function follow() {
    const hash = fragment();
    const index = place(hash);
    if (hash === "oer-main") return;
    toggle(false);
    if (index >= 0) show(index, hash, true);
  }

  menu.addEventListener("click", () => toggle(menu.getAttribute("aria-expanded") !== "true"));
  contents.addEventListener("click", (event) => {
    if (event.target.closest("a")) toggle(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || menu.getAttribute("aria-expanded") !== "true") return;
    toggle(false);
    menu.focus();
  });
  // A foreign page must not take the place of this one: an LMS would lose the learner's work.
  for (const link of document.querySelectorAll('a[rel~="external"]')) link.target = "_blank";
  // The same address again: no hashchange comes, but the reader wants to go there.
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.getAttribute("href") === location.hash) follow();
  });
  window.addEventListener("hashchange", follow);
  // Who leaves at once after a click has opened that part too: count it before the platform is told of the end.
  window.addEventListener("pagehide", follow, true);

  body.classList.add("oer-reader--live");
  menu.hidden = false;
  pager.hidden = false;
  document.querySelector(".oer-progress").hidden = !lessons.length;
  const asked = place(fragment());
  const last = place(String(kept.at || ""));
  if (asked >= 0) show(asked, fragment(), fragment().includes("."));
  else show(Math.max(0, last), "", false);
})();
