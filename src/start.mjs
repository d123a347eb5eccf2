// Loaded before anything else (node --import): plain JavaScript that every Node reads, so that an old one is refused with a sentence instead of a syntax error.
import * as nodeModule from 'node:module'

const [major] = process.versions.node.split('.').map(Number)
if (major < 24) {
  console.error(`This needs Node 24 or newer; this is Node ${process.versions.node}. Run it through npm ("npm run ask"): on Linux x64 "npm ci" brings Node 24 along, elsewhere install it from nodejs.org.`)
  process.exit(2)
}
// Compiled code is kept between runs: the second start is twice as fast.
nodeModule.enableCompileCache?.()
