/* In a copy that holds only a part of the site: says of each link whether its target is here, and leads to the whole catalogue.
 *
 * The copy's own here.js fills oer.here, loads this script, and copies/here.py explains the values. The site itself never loads it.
 */
(function () {
  "use strict";
  const oer = (window.oer = window.oer || {});
  const here = oer.here;

  // --- What is here --------------------------------------------------------------------------------------------------
  const KINDS = { pathways: "pathway", all: "bundle", translate: "translation" };

  function format(parts) {
    const name = parts[parts.length - 1];
    if (parts.length < 3 || name === "SHA256SUMS") return "";
    const found = here.suffixes.find(([end]) => name.endsWith(end));
    return KINDS[parts[1]] || (parts[2] === "guide" ? "guide" : found ? found[1] : "");
  }

  /* The language in the name of a download: "<slug>-<locale>.epub", "<slug>-<locale>-<plan>.pdf"; or of its folder. */
  function spoken(parts) {
    if (parts[1] === "translate") return parts.slice(2).find((part) => here.all.includes(part)) || "";
    const name = parts[parts.length - 1], rest = name.startsWith(parts[1]) ? name.slice(parts[1].length) : name;
    return here.tags.find((tag) => new RegExp("(?:^|-)" + tag + "(?=[.-])").test(rest)) || "";
  }

  /* Whether the copy holds a page, medium or download of the site; `path` from the site's root. */
  function held(path) {
    if (here.also.includes(path)) return true;
    if (here.away.includes(path)) return false;
    const parts = path.split("/");
    let language = path.endsWith(".html") && path !== "404.html" ? here.all[0] : "";
    if (here.all.indexOf(parts[0]) > 0) language = parts.shift();
    if (parts[0] === "downloads") language = spoken(parts);
    if (parts[0] === "modules" && parts[2] === "media") language = "";
    if (language && here.languages && !here.languages.includes(language)) return false;
    if (["modules", "downloads"].includes(parts[0]) && parts.length > 2 && here.gone.includes(parts[1])) return false;
    const kind = parts[0] === "downloads" && here.formats ? format(parts) : "";
    return !kind || here.formats.includes(kind);
  }

  oer.away = { held };
  if (typeof document === "undefined") return; // asked by a test

  // --- Where it is instead -------------------------------------------------------------------------------------------
  const html = document.documentElement;
  const root = new URL(html.dataset.oerRoot || "./", window.location.href);
  const words = here.words[document.body.lang || html.lang] || here.words[here.all[0]];

  /* The path of a page or file of the site from its root; null = something else. */
  function inside(address) {
    const url = new URL(address, window.location.href);
    if (!url.href.startsWith(root.href)) return null;
    const path = decodeURIComponent(url.pathname.slice(root.pathname.length));
    return path === "" || path.endsWith("/") ? path + "index.html" : path;
  }

  /* Where the whole catalogue has it. A file is found on its page, with words on what it is. */
  function abroad(path, address) {
    if (!here.site) return null;
    const parts = path.split("/"), own = here.all.indexOf(html.lang) > 0 ? html.lang + "/" : "";
    if (parts[0] !== "downloads") return here.site + path + new URL(address, window.location.href).search + new URL(address, window.location.href).hash;
    if (parts[1] === "pathways") return here.site + own + "pathways/" + parts[2] + ".html";
    if (parts[1] === "translate") return here.site + own + "translate.html";
    return here.site + own + (parts[1] === "all" ? "index.html" : "modules/" + parts[1] + "/index.html#download");
  }

  // --- Saying so -----------------------------------------------------------------------------------------------------
  const done = new WeakMap(); // link -> the address that it was given

  function badge(text) {
    const made = document.createElement("span");
    made.className = "oer-badge oer-badge--caution";
    made.lang = words.lang;
    made.dir = words.dir;
    made.textContent = text;
    return made;
  }

  function mark(link, path, address) {
    const there = abroad(path, address), text = !there ? words.missing : link.closest(".oer-card__title") ? words.card : words.mark;
    if (there) link.setAttribute("href", there);
    else link.removeAttribute("href"); // nobody knows where it is
    link.removeAttribute("download");
    const label = link.getAttribute("aria-label"), first = !done.has(link);
    done.set(link, there);
    if (!first) return;
    if (label) link.setAttribute("aria-label", label + " (" + text + ")");
    if (label) link.after(" ", badge(text)); // outside: what is seen of the link stays a part of its name
    else link.append(" ", badge(text));
  }

  function look(link) {
    const address = link.getAttribute("href");
    if (address === null || address.startsWith("#") || done.get(link) === address) return;
    const path = inside(address);
    if (path !== null && !held(path)) mark(link, path, address);
  }

  /* A film or sound that is not here: its name and where it is, in the place of a player that would stay empty. */
  function replace(player) {
    const source = player.querySelector("source[src]"), path = source && inside(source.getAttribute("src"));
    if (!path || held(path)) return;
    const link = document.createElement("a");
    link.href = source.getAttribute("src");
    link.textContent = player.getAttribute("aria-label") || path.split("/").pop();
    player.replaceWith(link);
    look(link);
  }

  /* Languages that one can choose in filters and in the search, and that are not here. */
  function choice(input) {
    const label = input.closest("label");
    if (!here.languages || here.languages.includes(input.value) || !label || done.has(input)) return;
    done.set(input, true);
    label.append(" ", badge(here.site ? words.mark : words.missing));
  }

  const FOUND = [["a[href]", look], ["video, audio", replace], ["[data-facet=lang] input, .oer-search__language input", choice]];

  function search(part) {
    for (const [selector, act] of FOUND) {
      if (part.matches(selector)) act(part);
      part.querySelectorAll(selector).forEach(act);
    }
  }

  function sign() {
    const foot = document.querySelector(".oer-footer__inner"), line = document.createElement("p");
    if (!foot) return;
    line.className = "oer-away";
    line.style.gridColumn = "1 / -1";
    line.lang = words.lang;
    line.dir = words.dir;
    line.append(words.part + " " + words.state + " ");
    if (here.site) {
      for (const [text, address] of [[words.whole, here.site], [words.newer, here.site + "#copy=" + here.version]]) {
        const link = document.createElement("a");
        link.href = address;
        link.append(text, " ", badge(words.mark));
        line.append(link, " ");
      }
    }
    foot.append(line);
  }

  search(document.body);
  sign();
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "attributes") look(target);
      else addedNodes.forEach((node) => node.nodeType === 1 && search(node));
    }
  }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["href"] });
})();
