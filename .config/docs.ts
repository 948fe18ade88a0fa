import { commandTable } from '../src/cli/help.js'
import { verdictOf } from '../src/commands/explain.js'
import type { Rule } from '../src/core/rule.js'
import { CONFIGURATION, described, type Key, type Shape } from '../src/policy/keys.js'
import { schema } from '../src/policy/schema.js'
import { rules } from '../src/rules/index.js'

/** The README with its table of commands and its count of rules as the program knows them. */
export function readme(text: string): string {
  const providers = new Set(rules.map(({ provider }) => provider)).size
  return text
    .replace(
      /(<!-- commands -->)[^]*(<!-- \/commands -->)/,
      (_, open: string, close: string) => `${open}\n\n${commandTable()}\n${close}`,
    )
    .replace(
      /(<!-- rules -->)[^]*(<!-- \/rules -->)/,
      (_, open: string, close: string) => `${open}${rules.length} kinds of keys of ${providers} providers${close}`,
    )
}

/** docs/rules.md. */
export function rulesDocument(): string {
  const sections = [...groups()]
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([provider, own]) => `## ${provider}\n\n${own.map(section).join('\n')}`)
  return `# Rules\n\nWritten by \`npm run docs\`. ${rules.length} rules.\n\n${sections.join('\n')}`
}

/** schema.json. */
export function schemaDocument(): string {
  return `${JSON.stringify(schema(), null, 2)}\n`
}

/** docs/configuration.md: the text around the keys as it is, the keys as the program knows them. */
export function configurationDocument(text: string): string {
  return text.replace(
    /(<!-- keys -->)[^]*(<!-- \/keys -->)/,
    (_, open: string, close: string) => `${open}\n\n${keyList(CONFIGURATION.keys, '')}\n${close}`,
  )
}

function keyList(keys: Readonly<Record<string, Key>>, indent: string): string {
  return Object.entries(keys)
    .map(([name, { shape, help, otherwise, isRequired }]) => {
      const rest = isRequired ? ' Needed.' : otherwise === undefined ? '' : ` Without it: ${code(otherwise)}.`
      return `${indent}- \`${name}\` (${kind(shape)}): ${help}${rest}\n${below(shape, `${indent}  `)}`
    })
    .join('')
}

function below(shape: Shape, indent: string): string {
  if (shape.kind === 'keys') return keyList(shape.keys, indent)
  return shape.kind === 'list' ? below(shape.of, indent) : ''
}

function kind(shape: Shape): string {
  if (shape.kind === 'list') return `a list, each ${kind(shape.of)}`
  return shape.kind === 'map' ? `an object, each value ${kind(shape.of)}` : described(shape)
}

function code(text: string): string {
  return /^[\d"]/.test(text) ? `\`${text}\`` : text
}

function groups(): Map<string, Rule[]> {
  const byProvider = new Map<string, Rule[]>()
  for (const rule of rules) byProvider.set(rule.provider, [...(byProvider.get(rule.provider) ?? []), rule])
  return byProvider
}

function section(rule: Rule): string {
  const { id, title, severity, context, checksum, lookalikes, remediation, source } = rule
  const facts = [
    `severity ${severity}`,
    verdictOf(rule),
    ...(context === undefined
      ? []
      : [
          `needs one of ${context
            .filter((word) => word.length < 20)
            .map((word) => `\`${word}\``)
            .join(', ')} near`,
        ]),
    ...(checksum === undefined ? [] : ['has a checksum']),
    ...(lookalikes === undefined ? [] : [`may be of ${lookalikes.map(({ provider }) => provider).join(', ')}`]),
  ]
  return `### ${title}

\`${id}\`: ${facts.join('; ')}.

Whoever holds it can ${remediation.risk}.

${remediation.steps.map((step, index) => `${index + 1}. ${step}`).join('\n')}

Revoke at <${remediation.revokeAt}>. Format: ${/^https?:/.test(source) ? `<${source}>` : source}.
`
}
