// Reads GIFT with gift-pegjs.

const fs = require("fs");
const path = require("path");
const { parse } = require(path.resolve(process.argv[3], "node_modules", "gift-pegjs"));

// The parser leaves its own marks for escaped characters in the right half of a match.
const marks = { "058": ":", "035": "#", "061": "=", 123: "{", 125: "}", 126: "~", "092": "\\" };
const unmarked = (text) => text.replace(/&&(\d{3});/g, (mark, number) => marks[number] ?? mark);
const told = (part) => (part ? part.text : "");

const items = parse(fs.readFileSync(process.argv[2], "utf8"))
  .filter((question) => question.type !== "Category")
  .map((question) => {
    const item = {
      id: question.id,
      tags: question.tags,
      kind: question.type,
      question: told(question.stem).split("\n"),
      reasons: told(question.globalFeedback).split("\n"),
    };
    switch (question.type) {
      case "MC": {
        const isWeighed = question.choices.every((choice) => choice.weight !== null);
        item.kind = isWeighed ? "several" : "choice";
        item.choices = question.choices.map((choice) => [
          told(choice.text),
          isWeighed ? choice.weight > 0 : choice.isCorrect,
          told(choice.feedback),
        ]);
        break;
      }
      case "TF":
        item.true = question.isTrue;
        item.feedback = told(question.trueFeedback);
        break;
      case "Matching":
        item.pairs = question.matchPairs.map((pair) => [pair.subquestion.text, unmarked(pair.subanswer)]);
        break;
      case "Numerical":
        item.number = question.choices.number;
        break;
    }
    return item;
  });
process.stdout.write(JSON.stringify(items));
