/* Runs before the page is painted: colours as chosen on this device, and a sign that scripts work.
 *
 * oer.kept: values on this device only, under "oer.<site id>.<name>": load(name, fallback), save(name, value), drop(name), has(name).
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
    /* Whether something stands there, even if it cannot be read. */
    has(name) {
      try {
        return localStorage.getItem(key(name)) !== null;
      } catch (error) {
        return false;
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

  /* Run mode is dark, whatever the system prefers, unless somebody wants it light there. */
  const own = document.querySelector('meta[name="oer-scheme"]') !== null;
  const chosen = own
    ? { load: () => oer.kept.load("run-scheme", ""), save: (name) => oer.kept.save("run-scheme", name), drop: () => oer.kept.drop("run-scheme") }
    : { load: () => oer.kept.load("scheme", ""), save: (name) => oer.kept.save("scheme", name), drop: () => oer.kept.drop("scheme") };
  const usuallyDark = () => own || dark.matches;

  oer.scheme = {
    isDark: () => html.dataset.mdColorScheme === "slate",
    /* What was chosen, else what the system prefers. */
    apply() {
      const wish = chosen.load();
      const name = wish === "slate" || wish === "default" ? wish : usuallyDark() ? "slate" : "default";
      html.dataset.mdColorScheme = name;
    },
    /* A choice that equals what is usual is not kept: then the page follows the system again. */
    choose(name) {
      if ((name === "slate") === usuallyDark()) chosen.drop();
      else chosen.save(name);
      oer.scheme.apply();
    },
  };

  oer.scheme.apply();
  html.classList.remove("no-js");
  html.classList.add("js");
  if (dark.addEventListener) dark.addEventListener("change", oer.scheme.apply);
})();
