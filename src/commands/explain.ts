import { rollingSteps } from '../core/advice.js'
import { failure } from '../core/errors.js'
import { isFingerprint } from '../core/redact.js'
import type { Rule } from '../core/rule.js'
import type { ScanRequest } from './scan.js'
import { ruleNamed } from './settings.js'
import type { ExitCode, World } from './world.js'

/** `keyhold explain <rule>`, or `<fingerprint>`: all that is known of one rule or of one finding, offline. */
export async function explain(world: World, { flags, operands }: ScanRequest): Promise<ExitCode> {
  const [id] = operands
  if (id === undefined) throw failure.badUsage('explain takes a rule or a fingerprint.', 'explain')
  if (isFingerprint(id)) return (await import('./story.js')).tell(world, id, flags['format'] === 'json')
  const rule = await ruleNamed(world, id)
  world.stdout.write(flags['format'] === 'json' ? `${JSON.stringify(described(rule), null, 2)}\n` : explained(rule))
  return 0
}

/** The rule as data, without what only its test needs. */
export function described(rule: Rule) {
  const {
    id,
    provider,
    title,
    severity,
    certainty,
    keywords,
    context,
    mode,
    companion,
    variable,
    remediation,
    source,
  } = rule
  const lookalikes = (rule.lookalikes ?? []).map((lookalike) => ({
    provider: lookalike.provider,
    revokeAt: lookalike.revokeAt,
  }))
  const pattern = rule.pattern.source
  const hasChecksum = rule.checksum !== undefined
  return {
    id,
    provider,
    title,
    severity,
    certainty,
    keywords,
    pattern,
    context,
    mode,
    hasChecksum,
    companion,
    lookalikes,
    variable,
    remediation,
    source,
  }
}

function explained(rule: Rule): string {
  const { id, title, provider, severity, certainty, remediation, source, variable } = rule
  const { risk, revokeAt, overlap, prevention } = remediation
  return `${title} (${id})

  Provider    ${provider}
  Severity    ${severity}
  Verdict     ${verdictOf(rule)}
  Certainty   ${certainty === 'certain' ? 'certain: the shape is this provider’s alone' : 'likely: other things look like this too, so it warns'}
  Looks like  ${rule.pattern.source.length > 200 ? `${rule.pattern.source.slice(0, 200)}…` : rule.pattern.source}
  Variable    ${variable}
  Source      ${source}

Whoever holds it can ${risk}.

When it got out:
${rollingSteps(remediation)
  .map((step, index) => `  ${index + 1}. ${step}`)
  .join('\n')}
  ${revokeAt}
${overlap === undefined ? '' : `  ${overlap}\n`}
So that the next leak is smaller:
${prevention.map((advice) => `  - ${advice}`).join('\n')}

If keyhold is wrong about a line:
  - A sample or placeholder: write it so that nobody can mistake it, for example ${variable}=<your key>.
  - A value made at run time: build it from parts, so that no literal key stands in the file.
  - A secret that may stay: npx keyhold allow <fingerprint> --reason "…". The fingerprint stands in the report.
    Or write a comment on its line or the line before: keyhold-allow ${id} -- <reason>
  - For this one commit: KEYHOLD=0 git commit. It scans nothing, and says so.
`
}

/** What the rule does to a commit, in words. */
export function verdictOf({ mode, certainty }: Rule): string {
  if (mode === 'public') return 'passes: it is made to be public'
  if (certainty === 'likely') return 'warns'
  return mode === undefined || mode === 'unknown' ? 'blocks' : 'live blocks, test warns'
}
