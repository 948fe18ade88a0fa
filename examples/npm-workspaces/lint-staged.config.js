import keyhold from 'keyhold/lint-staged'

// keyhold reads the index, so it needs no list of files and runs once for all packages.
export default { '*.js': 'node --check', '*': keyhold }
