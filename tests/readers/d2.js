// Reads D2 with its own compiler: the labels of shapes, then those of connections, each with its ends.

const fs = require("fs");
const path = require("path");
const { pathToFileURL } = require("url");
const compiler = path.resolve(process.argv[3], "node_modules/@terrastruct/d2/dist/node-esm/index.js");

(async () => {
  const { D2 } = await import(pathToFileURL(compiler));
  const { diagram } = await new D2().compile(fs.readFileSync(process.argv[2], "utf8"));
  const items = [
    ...diagram.shapes.map((shape) => ({ id: shape.id, label: shape.label, link: shape.link ?? "" })),
    ...diagram.connections.map((edge) => ({ from: edge.src, to: edge.dst, label: edge.label, link: edge.link ?? "" })),
  ];
  process.stdout.write(JSON.stringify(items), () => process.exit(0));
})().catch((error) => {
  process.stderr.write(`${error.message ?? error}\n`, () => process.exit(1));
});
