/* Runs before the page is painted: colours as chosen on this device, and a sign that scripts work.
 *
 * oer.kept: values on this device only, under "oer.<site id>.<name>": load(name, fallback), save(name, value), drop(name).
 */
(function () {
  "use strict";
  const oer = (window.oer = window.oer || {});
  const html = document.documentElement;
  const key = (name) => "oer." + (html.dataset.oerId || "oer") + "." + name;

  oer.kept = {
    load(name, fallback) {
      try {
        const value = JSON.parse(localStorage.getItem(key(name)));
        return value === null ? fallback : value;
      } catch (error) {
        return fallback; // storage is switched off, or holds something else
      }
    },
    save(name, value) {
      try {
        localStorage.setItem(key(name), JSON.stringify(value));
      } catch (error) {
        // storage is switched off or full: the page works, only nothing is kept
      }
    },
    drop(name) {
      try {
        localStorage.removeItem(key(name));
      } catch (error) {
        // nothing was kept
      }
    },
  };

  const dark = window.matchMedia("(prefers-color-scheme: dark)");

  oer.scheme = {
    isDark: () => html.dataset.mdColorScheme === "slate",
    /* What was chosen, else what the system prefers. */
    apply() {
      const chosen = oer.kept.load("scheme", "");
      const name = chosen === "slate" || chosen === "default" ? chosen : dark.matches ? "slate" : "default";
      html.dataset.mdColorScheme = name;
    },
    /* A choice that equals the system's is not kept: then the page follows the system again. */
    choose(name) {
      if ((name === "slate") === dark.matches) oer.kept.drop("scheme");
      else oer.kept.save("scheme", name);
      oer.scheme.apply();
    },
  };

  oer.scheme.apply();
  html.classList.remove("no-js");
  html.classList.add("js");
  if (dark.addEventListener) dark.addEventListener("change", oer.scheme.apply);
})();
