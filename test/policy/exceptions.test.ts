import { expect, test } from 'vitest'
import { commentFor, commentIn, formatAllowed, isDay, parseAllowed } from '../../src/policy/exceptions.js'

const reason = 'revoked in March'
const counted = { rule: 'stripe-secret-key', reason }
const mark = `keyhold-allow stripe-secret-key -- ${reason}`

test.for([
  ['// line', `key // ${mark}`],
  ['# line', `key # ${mark}`],
  ['-- line', `key -- ${mark}`],
  ['; line', `; ${mark}`],
  ['% line', `% ${mark}`],
  ['/* block */', `key /* ${mark} */`],
  ['/** block **/', `/** ${mark} **/`],
  ['<!-- markup -->', `<!-- ${mark} -->`],
  ['{# template #}', `{# ${mark} #}`],
  ['{{!-- template --}}', `{{!-- ${mark} --}}`],
  ['<%-- page --%>', `<%-- ${mark} --%>`],
  ['(* block *)', `(* ${mark} *)`],
  ['{- block -}', `{- ${mark} -}`],
  ['#| block |#', `#| ${mark} |#`],
  ['""" text', `"""${mark}"""`],
  ['rem line', `rem ${mark}`],
  ['a line that ends with a carriage return', `# ${mark}\r`],
] as const)('a comment counts in any style: %s', ([, line]) => {
  expect(commentIn(line)).toEqual(counted)
})

test.for([
  ['no rule', '// keyhold-allow', 'it names no rule'],
  ['no rule, but a reason', '// keyhold-allow -- revoked', 'it names no rule'],
  ['no reason', '// keyhold-allow stripe-secret-key', 'it gives no reason after --'],
  ['an empty reason', '/* keyhold-allow stripe-secret-key -- */', 'it gives no reason after --'],
  ['a reason without words', '# keyhold-allow stripe-secret-key -- …', 'it gives no reason after --'],
] as const)('a comment with %s does not count, and says why', ([, line, flaw]) => {
  expect(commentIn(line)).toEqual({ flaw })
})

test.for(['// keyhold', '// keyhold-allowed a -- reason', 'x-keyhold-allow a -- reason', '.keyhold-allow'])(
  '%s is no comment',
  (line) => {
    expect(commentIn(line)).toBeUndefined()
  },
)

test('a comment on the line before counts when it stands there alone', () => {
  expect(commentFor('key', `  // ${mark}`)).toEqual(counted)
  expect(commentFor('key', `REM ${mark}`)).toEqual(counted)
  expect(commentFor('key', `const other = 1 // ${mark}`)).toBeUndefined()
})

test('.keyhold-allow is read, and written sorted, whatever the order was', () => {
  const lines = [
    '# why there is a file like this',
    `0123456789abcdef stripe-secret-key until=2027-01-31 ${reason}`,
    'fedcba9876543210 aws-key a sample of the documentation',
  ]
  const text = `${lines.toReversed().join('\r\n')}\n\n`
  const allowed = parseAllowed(text)
  expect(allowed).toEqual([
    { fingerprint: 'fedcba9876543210', rule: 'aws-key', reason: 'a sample of the documentation' },
    { fingerprint: '0123456789abcdef', rule: 'stripe-secret-key', until: '2027-01-31', reason },
  ])
  expect(formatAllowed(allowed, text)).toBe(lines.map((line) => `${line}\n`).join(''))
})

test.for([
  ['0123456789abcdef', 'a line must hold'],
  ['0123456789ABCDEF a-rule why not', 'a line must hold'],
  ['0123456789abcde a-rule why not', 'a line must hold'],
  ['<<<<<<< HEAD', 'a line must hold'],
  ['0123456789abcdef a-rule', 'this exception has no reason'],
  ['0123456789abcdef a-rule until=2027-01-31', 'this exception has no reason'],
  ['0123456789abcdef a-rule until=2027-02-30 because', '2027-02-30 is no day'],
  ['0123456789abcdef a-rule until=soon because', 'soon is no day'],
] as const)('a line of .keyhold-allow that is not understood is an error: %s', ([line, said]) => {
  expect(() => parseAllowed(`\n${line}\n`)).toThrow(`.keyhold-allow:2: ${said}`)
})

test.for([
  ['2027-01-31', true],
  ['2028-02-29', true],
  ['2027-02-29', false],
  ['2027-1-1', false],
  ['0000-00-00', false],
] as const)('%s is a day: %s', ([text, is]) => {
  expect(isDay(text)).toBe(is)
})
