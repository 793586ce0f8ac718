/* Answers for pages that somebody asked to keep on this device, and for nothing else: from the network while there is one, else as kept.
 *
 * keep.js fills and empties the caches "oer-keep:<folder of the site>:<module>:<locale>". Other sites on the same host have other folders.
 */
(function () {
  "use strict";
  const PREFIX = "oer-keep:" + new URL(self.registration.scope).pathname + ":";
  const PATIENCE = 5000; // milliseconds that a weak line gets before the kept page is shown
  let known = null; // addresses of what is kept; null = not read yet

  async function learn() {
    const found = new Set();
    const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
    for (const name of names) (await (await caches.open(name)).keys()).forEach((request) => found.add(request.url));
    known = found;
  }

  /* An address without query and place; a folder stands for its index.html. */
  const plain = (url) => url.split("#")[0].split("?")[0].replace(/\/$/, "/index.html");

  async function stored(url) {
    const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
    for (const name of names) {
      const found = await (await caches.open(name)).match(url);
      if (found) return found;
    }
    return null;
  }

  async function answer(request) {
    const asked = fetch(request);
    const kept = await stored(plain(request.url));
    if (!kept) return asked;
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, null));
    const fresh = asked.then((response) => (response.status >= 500 ? null : response), () => null);
    return (await Promise.race([fresh, late])) || part(kept, request.headers.get("range"));
  }

  /* Films are asked for in parts (RFC 9110, 14.2): "bytes=from-" or "bytes=from-to". */
  async function part(kept, range) {
    const asked = /^bytes=(\d+)-(\d*)$/.exec(range || "");
    if (!asked) return kept;
    const all = await kept.blob(), from = Number(asked[1]), to = Math.min(all.size - 1, asked[2] ? Number(asked[2]) : all.size - 1);
    const type = kept.headers.get("Content-Type") || "application/octet-stream";
    if (from > to) return new Response(null, { status: 416, headers: { "Content-Range": "bytes */" + all.size } });
    const headers = { "Content-Type": type, "Content-Range": "bytes " + from + "-" + to + "/" + all.size, "Content-Length": String(to - from + 1) };
    return new Response(all.slice(from, to + 1, type), { status: 206, headers });
  }

  self.addEventListener("install", () => self.skipWaiting());
  self.addEventListener("activate", (event) => event.waitUntil(learn().then(() => self.clients.claim())));
  self.addEventListener("message", (event) => event.waitUntil(learn()));
  self.addEventListener("fetch", (event) => {
    const request = event.request;
    if (request.method !== "GET" || (known && !known.has(plain(request.url)))) return;
    if (!request.url.startsWith(self.registration.scope)) return;
    event.respondWith(answer(request));
    if (!known) event.waitUntil(learn());
  });
})();
