/* Answers "Is there a newer copy?": a copy of the catalogue links to the home page with #copy=VERSION (away.js, the page of a stick),
 * where VERSION is the beginning of the SHA-256 of its data/manifest.json. Only who follows that link asks, and only this site is asked.
 */
(function () {
  "use strict";
  const line = document.querySelector("[data-copy]");
  const manifest = new URL("../../data/manifest.json", document.currentScript.src);

  function say(words) {
    const shown = document.createElement("p");
    shown.className = "oer-panel";
    shown.textContent = words;
    line.replaceChildren(shown);
  }

  async function newest() {
    const answer = await fetch(manifest, { cache: "no-cache" });
    if (!answer.ok) throw new Error(answer.status);
    const hash = await crypto.subtle.digest("SHA-256", await answer.arrayBuffer()); // only where the connection is safe
    return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function answer() {
    const asked = /^#copy=([0-9a-f]{12,64})$/.exec(location.hash);
    if (asked) {
      newest().then(
        (hash) => say(hash.startsWith(asked[1]) ? line.dataset.same : line.dataset.older),
        () => say(line.dataset.unsure),
      );
    }
  }

  if (line) {
    answer();
    window.addEventListener("hashchange", answer);
  }
})();
