import keyhold from 'keyhold/lint-staged'

// lint-staged asks the nearest configuration alone: a package that has one calls keyhold there too.
export default { '*.html': 'node scripts/check-html.js', '*': keyhold }
