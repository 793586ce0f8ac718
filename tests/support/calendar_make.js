// Reads [{plan, words, start, zone}] from standard input, writes [text] or [{error}].
const fs = require("fs");
require(process.argv[2]);
const cases = JSON.parse(fs.readFileSync(0, "utf8"));
const answers = cases.map((c) => {
  try { return OerCalendar.make(c.plan, c.words, c.start, c.zone); } catch (error) { return { error: error.name }; }
});
process.stdout.write(JSON.stringify(answers));
