import { readFileSync, writeFileSync } from 'node:fs'
import { configurationDocument, readme, rulesDocument, schemaDocument } from './docs.js'

// `npm run docs`: run from the top of the repository.
writeFileSync('README.md', readme(readFileSync('README.md', 'utf8')))
writeFileSync('docs/rules.md', rulesDocument())
writeFileSync('schema.json', schemaDocument())
writeFileSync('docs/configuration.md', configurationDocument(readFileSync('docs/configuration.md', 'utf8')))
