/* Keeps a module on this device when somebody asks for it: its pages in this language and what they show, for a place without internet.
 *
 * The list comes with the site: {version, bytes, files: [path from the site's root], left: {number, bytes}}. sw.js gives the pages out.
 */
(function () {
  "use strict";
  const able = "serviceWorker" in navigator && "caches" in window && window.isSecureContext && window.location.protocol.startsWith("http");
  const MEGA = 1000000;

  function offer(box) {
    const one = (name) => box.querySelector("[data-keep-" + name + "]");
    const root = new URL(box.dataset.root || "./", window.location.href);
    const name = "oer-keep:" + root.pathname + ":" + box.dataset.keep + ":" + box.dataset.locale;
    const say = (words) => { one("words").textContent = words; };
    const fill = (words, values) => words.replace(/\{(\w+)\}/g, (all, key) => (key in values ? String(values[key]) : all));
    const size = (bytes) => Math.max(0.1, bytes / MEGA).toFixed(1).replace(".", box.dataset.decimal) + " MB";
    const buttons = (...shown) => ["ask", "yes", "no", "remove"].forEach((each) => { one(each).hidden = !shown.includes(each); });
    const place = new URL(box.dataset.list, window.location.href).href;
    let list = null;
    let wanted = true; // until somebody removes the copy, perhaps while a new version is on its way

    async function asked() {
      const answer = await fetch(place, { cache: "no-cache" });
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    }

    async function kept() {
      if (!(await caches.has(name))) return null;
      const found = await (await caches.open(name)).match(place);
      return found ? found.json() : null;
    }

    /* What the page at hand has loaded belongs to it too: fonts, logo. */
    const loaded = () => performance.getEntriesByType("resource").map((each) => each.name.split("#")[0].split("?")[0])
      .filter((url) => url.startsWith(root.href) && /\/assets\//.test(url));

    /* A new copy is complete before the old one goes. */
    async function fetchAll(told) {
      const urls = Array.from(new Set(list.files.map((path) => new URL(path, root).href).concat(loaded())));
      const fresh = name + "~", store = await caches.open(fresh);
      let done = 0;
      try {
        for (const url of urls) {
          const answer = await fetch(new Request(url, { cache: "no-cache" }));
          if (!answer.ok) throw new Error(url);
          // a page that a server led on to cannot be given out as it came
          await store.put(url, answer.redirected ? new Response(await answer.blob(), { headers: answer.headers }) : answer);
          done += 1;
          told(done, urls.length);
        }
        await caches.delete(name);
        const target = await caches.open(name);
        for (const url of urls) await target.put(url, await store.match(url));
        await target.put(place, new Response(JSON.stringify(list), { headers: { "Content-Type": "application/json" } }));
      } finally {
        await caches.delete(fresh);
      }
    }

    async function tell() {
      const found = await navigator.serviceWorker.getRegistration(root.href);
      const worker = found && (found.active || found.waiting || found.installing);
      if (worker) worker.postMessage("kept");
    }

    async function ask() {
      try {
        list = await asked();
      } catch (error) {
        return say(box.dataset.failed);
      }
      buttons("yes", "no");
      one("yes").focus();
      const without = list.left.number ? " " + fill(box.dataset.without, { n: list.left.number, size: size(list.left.bytes) }) : "";
      return say(fill(box.dataset.ask, { size: size(list.bytes) }) + without);
    }

    async function yes() {
      wanted = true;
      buttons();
      try {
        await navigator.serviceWorker.register(new URL("sw.js", root), { scope: root.href });
        await navigator.serviceWorker.ready;
        await fetchAll((done, total) => { if (done % 5 === 0 || done === total) say(fill(box.dataset.busy, { n: done, total })); });
        await tell();
        buttons("remove");
        one("remove").focus();
        say(box.dataset.done);
      } catch (error) {
        await remove();
        say(box.dataset.failed);
      }
    }

    /* The worker goes with the last module of this site that was kept. */
    async function remove() {
      wanted = false;
      await caches.delete(name);
      const others = (await caches.keys()).filter((each) => each.startsWith("oer-keep:" + root.pathname + ":"));
      const found = await navigator.serviceWorker.getRegistration(root.href);
      if (!others.length && found) await found.unregister();
      else await tell();
      buttons("ask");
      one("ask").focus();
      say(box.dataset.removed);
    }

    /* What was kept follows the site: another version takes its place when there is internet. */
    async function arrive() {
      const before = await kept();
      box.hidden = false;
      if (!before) return buttons("ask");
      buttons("remove");
      say(box.dataset.done);
      try {
        list = await asked();
        if (list.version !== before.version) await fetchAll(() => {}).then(tell);
        if (!wanted) await caches.delete(name);
      } catch (error) {
        // no internet: what is kept serves
      }
      return undefined;
    }

    one("ask").addEventListener("click", ask);
    one("yes").addEventListener("click", yes);
    one("no").addEventListener("click", () => { buttons("ask"); say(""); one("ask").focus(); });
    one("remove").addEventListener("click", remove);
    arrive().catch(() => { box.hidden = true; }); // storage is switched off
  }

  if (able) document.querySelectorAll("[data-keep]").forEach(offer);
})();
