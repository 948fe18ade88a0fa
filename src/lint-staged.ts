/**
 * For lint-staged, as a whole configuration or as the task of a pattern. keyhold reads the index and needs no list, so
 * it is called once; where lint-staged splits a list of thousands, once for each part, and each call scans everything.
 *
 *     import keyhold from 'keyhold/lint-staged'
 *     export default { '*.ts': 'eslint', '*': keyhold }
 */
export default function keyhold(): string {
  return 'keyhold scan --staged'
}
