/* node search_scores.js <theme folder> <site folder> <locale> < {whole, inside, questions}: asks every question twice with lunr.js, on lunr.py's
   whole index and on the files that a reader's browser fetches, through the scripts that we ship. A question is a list of
   [token, prefix]. Prints [{plain: [whole, ours], direct: [whole, ours]}, …]; each result is {document: score}. */
"use strict";
const fs = require("fs"), path = require("path"), vm = require("vm");

const [theme, site, locale] = process.argv.slice(2);
const window = {};
const context = vm.createContext({ window, oer: null });
const run = (file) => vm.runInContext(fs.readFileSync(file, "utf-8"), context, { filename: file });
run(path.join(theme, "vendor", "lunr.min.js"));
window.lunr = vm.runInContext("lunr", context);
for (const name of ["search-words", "search-stems", "search-index", "search-engine"]) run(path.join(theme, "js", name + ".js"));
context.oer = window.oer;

const data = {};
window.oer.searchData = (key, ...values) => (data[key] = values);
async function load(key) {
  if (!(key in data)) run(path.join(site, "data", "search", key + ".js"));
  return data[key];
}

async function main() {
  const { whole, inside, questions } = JSON.parse(fs.readFileSync(0, "utf-8"));
  const { direct, joined, postings, query } = window.oer.searchEngine, { Source } = window.oer.searchIndex;
  const [directory] = await load(locale);
  if (directory.stems) run(path.join(theme, "vendor", "stemmers", directory.stems + ".js"));
  const source = new Source(locale, directory, load);
  const oracle = window.lunr.Index.load(whole), ends = window.lunr.Index.load(inside);
  const scores = (hits) => Object.fromEntries(hits.map((hit) => [hit.ref, hit.score]));
  const answers = [];
  for (const [number, tokens] of questions.entries()) {
    const clauses = tokens.map(([token, prefix]) => [token, prefix ? { wildcard: window.lunr.Query.wildcard.TRAILING } : {}]);
    const maps = await Promise.all(tokens.map(([token, prefix]) => source.terms(token, prefix, ["c", "t"])));
    const plain = [query(oracle, clauses), query(source.index(maps.reduce(joined)), clauses)].map(scores);
    const each = [];
    for (const [token, prefix] of number % 4 ? [] : tokens) { // slow: an index for each word of two letters
      const stems = source.speech.stems(token), asked = direct(token, prefix, stems), long = token.length >= (prefix ? 2 : 4);
      const found = await postings(source, token, long, stems);
      const short = prefix && token.length < 3;
      each.push([query(short ? near(whole, token) : oracle, asked), query(source.index(found), asked)].map(scores));
      const end = [[token, { wildcard: window.lunr.Query.wildcard.TRAILING, fields: ["inside"] }]];
      each.push([query(ends, end), query(source.index(await source.terms(token, true, ["i"])), end)].map(scores));
      each.push([query(near(whole), quick(asked)), query(source.index(await postings(source, token, long, stems, true)), quick(asked))].map(scores));
    }
    answers.push({ plain, each });
  }
  process.stdout.write(JSON.stringify(answers));
}

const NEAR = ["title", "outcomes", "keywords", "summary", "lessons", "labels", "stems"];
const pruned = {};
let far = null; // words that stand in texts alone

/* The whole index without the words that stand in texts alone (but for one word), all weights as they were: what one or two letters
   are looked up in, and what a first answer knows. lunr divides by the length of the question, which counts every word that fits. */
function near(whole, token) {
  const kept = NEAR;
  const only = (posting) => !kept.some((field) => Object.keys(posting[field]).length);
  if (!far) far = new Set(whole.invertedIndex.filter(([, posting]) => only(posting)).map(([term]) => term));
  const key = far.has(token) ? token : "";
  if (!pruned[key]) {
    const invertedIndex = whole.invertedIndex.filter(([term]) => term === key || !far.has(term));
    pruned[key] = window.lunr.Index.load({ ...whole, invertedIndex });
  }
  return pruned[key];
}

/* The clauses of a first answer: what the files of titles and the like can tell. */
function quick(clauses) {
  return clauses.map(([token, options]) => [token, { ...options, fields: options.fields.filter((field) => NEAR.includes(field)) }])
    .filter(([, options]) => options.fields.length);
}

main().catch((error) => {
  process.stderr.write(error.stack + "\n");
  process.exit(1);
});
