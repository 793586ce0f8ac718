/* node search_queries.js <theme folder> < {locale: {data: {key: values}, queries: [text]}}: asks every question of each language through the
   scripts that we ship. Prints {locale: [[module, …], …]}, best first. */
"use strict";
const fs = require("fs"), path = require("path"), vm = require("vm");

const [theme] = process.argv.slice(2);
const window = {};
const context = vm.createContext({ window, oer: null });
const run = (...parts) => {
  const file = path.join(theme, ...parts);
  if (fs.existsSync(file)) vm.runInContext(fs.readFileSync(file, "utf-8"), context, { filename: file });
};
run("vendor", "lunr.min.js");
window.lunr = vm.runInContext("lunr", context);
for (const name of ["search-words", "search-stems", "search-index", "search-engine"]) run("js", name + ".js");

async function main() {
  const given = JSON.parse(fs.readFileSync(0, "utf-8")), found = {};
  for (const [locale, { data, queries }] of Object.entries(given)) {
    const [directory] = data[locale];
    if (directory.stems) run("vendor", "stemmers", directory.stems + ".js");
    const source = new window.oer.searchIndex.Source(locale, directory, async (key) => data[key]);
    const ids = await source.ids();
    found[locale] = [];
    for (const query of queries) {
      const { groups } = await window.oer.searchEngine.ask([source], query);
      found[locale].push(groups.map((group) => ids[group.document]));
    }
  }
  process.stdout.write(JSON.stringify(found));
}

main().catch((error) => {
  process.stderr.write(error.stack + "\n");
  process.exit(1);
});
