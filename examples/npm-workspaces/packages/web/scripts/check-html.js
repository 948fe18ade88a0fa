import { readFileSync } from 'node:fs'

for (const path of process.argv.slice(2))
  if (!readFileSync(path, 'utf8').startsWith('<!doctype html>')) throw new Error(`${path} has no doctype.`)
