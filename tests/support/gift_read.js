// Reads GIFT with the parser of an editor for it (gift-pegjs): a line of JSON in (the text of a file), a line of JSON out (its questions).
const { parse } = require(process.argv[2]);
require("readline")
  .createInterface({ input: process.stdin })
  .on("line", (line) => {
    try {
      process.stdout.write(JSON.stringify({ questions: parse(JSON.parse(line)) }) + "\n");
    } catch (error) {
      process.stdout.write(JSON.stringify({ error: error.message, location: error.location || null }) + "\n");
    }
  });
