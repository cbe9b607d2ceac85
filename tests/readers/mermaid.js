// Reads Mermaid with its own parser: the labels of nodes, then those of edges, each with its ends.

const fs = require("fs");
const path = require("path");
const { pathToFileURL } = require("url");
const modules = path.resolve(process.argv[3], "node_modules");

(async () => {
  // Mermaid cleans labels by a document, which node has not.
  const { JSDOM } = require(path.join(modules, "jsdom"));
  const { window } = new JSDOM("");
  Object.assign(globalThis, { window, document: window.document });
  const { default: mermaid } = await import(pathToFileURL(path.join(modules, "mermaid/dist/mermaid.core.mjs")));
  mermaid.initialize({ securityLevel: "strict" });
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(fs.readFileSync(process.argv[2], "utf8"));
  // The parser leaves marks of its own for characters written by number or by name.
  const names = { quot: '"', lt: "<", gt: ">", amp: "&" };
  const plain = (text) =>
    (text ?? "")
      .replace(/ﬂ°°(\d+)¶ß/g, (mark, number) => String.fromCodePoint(number))
      .replace(/ﬂ°(\w+)¶ß/g, (mark, name) => names[name] ?? mark);
  const items = [
    ...[...db.getVertices().values()].map((node) => ({ id: node.id, label: plain(node.text), link: node.link ?? "" })),
    ...db.getEdges().map((edge) => ({ from: edge.start, to: edge.end, label: plain(edge.text), link: "" })),
  ];
  process.stdout.write(JSON.stringify(items), () => process.exit(0));
})().catch((error) => {
  process.stderr.write(`${error.stack ?? error}\n`, () => process.exit(1));
});
