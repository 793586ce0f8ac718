// Reads [{guide, wish, factors}] from standard input, writes [{usual, plan}].
const fs = require("fs");
require(process.argv[2]);
const cases = JSON.parse(fs.readFileSync(0, "utf8"));
const answers = cases.map((c) => ({ usual: OerPlan.usual(c.guide, c.wish, c.factors), plan: OerPlan.make(c.guide, c.wish, c.factors) }));
process.stdout.write(JSON.stringify(answers));
