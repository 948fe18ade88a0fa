/**
 * For lint-staged, as a whole configuration or as the task of a pattern. keyhold reads the index and needs no list: one
 * path stands for it, so that of the calls that lint-staged makes for the parts of a long list one scans.
 *
 *     import keyhold from 'keyhold/lint-staged'
 *     export default { '*.ts': 'eslint', '*': keyhold }
 */
export default function keyhold(): string {
  return 'keyhold scan --staged .'
}
