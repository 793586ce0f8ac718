/* What stands around every page: menu on small screens, search on small screens, language list, colours; and how a length of time is said. */
(function () {
  "use strict";
  const oer = (window.oer = window.oer || {});
  const html = document.documentElement;
  const one = (selector, root) => (root || document).querySelector(selector);
  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const narrow = window.matchMedia("(max-width: 59.99em)");

  /* "45 min", "2 h", "1 h 45 min". */
  oer.time = function (minutes, say) {
    const hours = Math.floor(minutes / 60), rest = minutes % 60;
    if (!hours) return say("module.duration.minutes", { minutes: rest });
    return rest ? say("module.duration.both", { hours, minutes: rest }) : say("module.duration.hours", { hours });
  };

  /* A button that opens one part of the header. Returns a function that closes it. */
  function disclosure(button, part, name, focusFirst) {
    if (!button || !part) return () => {};

    function set(open, focus) {
      if (open === (button.getAttribute("aria-expanded") === "true")) return;
      button.setAttribute("aria-expanded", String(open));
      html.classList.toggle("is-" + name, open);
      if (open) {
        const target = one(focusFirst, part);
        if (target) target.focus();
      } else if (focus) button.focus();
    }

    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => set(button.getAttribute("aria-expanded") !== "true", true));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented) set(false, part.contains(document.activeElement) || document.activeElement === button);
    });
    document.addEventListener("click", (event) => {
      if (!part.contains(event.target) && !button.contains(event.target)) set(false, false);
    });
    part.addEventListener("focusout", (event) => {
      const to = event.relatedTarget;
      if (to && !part.contains(to) && to !== button) set(false, false);
    });
    narrow.addEventListener("change", () => set(false, false));
    return () => set(false, false);
  }

  /* The language list is a <details>: it works without this; here it also closes as people expect. */
  function popup(details) {
    const summary = one("summary", details);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && details.open) {
        details.open = false;
        if (details.contains(document.activeElement)) summary.focus();
      }
    });
    document.addEventListener("click", (event) => {
      if (!details.contains(event.target)) details.open = false;
    });
    details.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !details.contains(event.relatedTarget)) details.open = false;
    });
  }

  function scheme(button) {
    const show = () => button.setAttribute("aria-pressed", String(oer.scheme.isDark()));
    button.addEventListener("click", () => {
      oer.scheme.choose(oer.scheme.isDark() ? "default" : "slate");
      show();
    });
    show();
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => window.setTimeout(show));
  }

  disclosure(one("[data-menu]"), one("[data-nav]"), "menu", "a");
  disclosure(one("[data-search-button]"), one("[data-search-box]"), "search", "input");
  all("[data-popup]").forEach(popup);
  all("[data-scheme]").forEach(scheme);
})();
