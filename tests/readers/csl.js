// Reads CSL-JSON with Citation.js, which keeps of each item what the schema of CSL allows, and has citeproc-js set it in APA style.
const fs = require('fs')
const path = require('path')

const [file, readers] = process.argv.slice(2)
const modules = path.resolve(readers, 'node_modules')
const { clean } = require(path.join(modules, '@citation-js/core/lib/plugins/input/csl.js'))
const { Cite } = require(path.join(modules, '@citation-js/core'))
require(path.join(modules, '@citation-js/plugin-csl'))

const items = JSON.parse(fs.readFileSync(file, 'utf8'))
// `false`: nothing is guessed; a field that is not as the schema has it is dropped.
const kept = clean(items, false)
const found = kept.map((item) => ({
  item,
  set: new Cite([item], { generateGraph: false }).format('bibliography', { template: 'apa' }).trim()
}))
process.stdout.write(JSON.stringify(found))
