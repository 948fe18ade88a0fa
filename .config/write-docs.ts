import { readFileSync, writeFileSync } from 'node:fs'
import { readme, rulesDocument } from './docs.js'

// `npm run docs`: run from the top of the repository.
writeFileSync('README.md', readme(readFileSync('README.md', 'utf8')))
writeFileSync('docs/rules.md', rulesDocument())
