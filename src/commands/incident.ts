import { failure } from '../core/errors.js'
import { livenessCheck } from '../core/liveness.js'
import type { Rule } from '../core/rule.js'
import type { ScanRequest } from './scan.js'
import { ruleNamed } from './settings.js'
import type { Sighting } from './sightings.js'
import { type Story, storyOf } from './story.js'
import { kindOf } from './where.js'
import type { ExitCode, World } from './world.js'

/** `keyhold incident <fingerprint>`: a runbook in Markdown for a key that got out. */
export async function incident(world: World, { operands }: ScanRequest): Promise<ExitCode> {
  const [fingerprint] = operands
  if (fingerprint === undefined) throw failure.badUsage('incident takes a fingerprint.', 'incident')
  const story = await storyOf(world, fingerprint)
  world.stdout.write(textOf(runbook(story)))
  return 0
}

/** `keyhold drill <rule>`: the same for an exercise, before it is needed. */
export async function drill(world: World, { operands }: ScanRequest): Promise<ExitCode> {
  const [id] = operands
  if (id === undefined) throw failure.badUsage('drill takes a rule.', 'drill')
  world.stdout.write(textOf(exercise(await ruleNamed(world, id))))
  return 0
}

/** Paragraphs and lists, with an empty line between. */
type Block = readonly string[]

function runbook(story: Story): Block[] {
  const { finding, rule, judged, commits, refs, contact, gaps } = story
  const exposure = judged?.exposure
  return [
    [`# Incident: ${kindOf(finding)}`],
    [
      `- Key: ${code(finding.preview)}`,
      `- Fingerprint: ${code(finding.fingerprint)}`,
      `- Rule: ${code(finding.rule)}, severity ${finding.severity}`,
      `- Exposure: ${exposure?.state ?? 'not known'}${exposure?.checked === false ? ', and not all could be checked' : ''}`,
      '- Opened: ________ by ________',
    ],
    [`Whoever holds it can ${finding.risk}.`],
    ...(judged === undefined ? [] : [[judged.advice.situation.replace(/ To [^.]*:$/, '')]]),
    ['## How it got there'],
    commits.length === 0
      ? ['It is in no commit that this clone knows.']
      : commits.map(
          ({ commit, date, paths }) =>
            `- Commit ${code(commit.slice(0, 10))} of ${date} in ${paths.length === 0 ? 'its message or a name' : paths.map(code).join(', ')}`,
        ),
    ...(refs.length === 0
      ? []
      : [['Branches, tags and stashes that have those commits:'], refs.map(({ ref }) => `- ${code(ref)}`)]),
    ...(gaps.length === 0 ? [] : [['Not looked at:'], gaps.map((gap) => `- ${gap}`)]),
    ...stop(rule),
    ...logs(windowOf(story)),
    ...dead(rule, story.finding.fingerprint),
    ...replace(story),
    ...tell(rule, contact, remotesOf(story)),
    ...next(rule),
    ...record(['found', 'old key dead', 'logs read', 'new key in place', 'everybody told', 'closed']),
  ]
}

function exercise(rule: Rule): Block[] {
  return [
    [`# Drill: ${rule.title}`],
    [
      'This is an exercise. Nothing has leaked. It shows how long it takes to make a key worthless, and what stands in the way.',
    ],
    [`Whoever holds such a key can ${rule.remediation.risk}.`],
    ['## Before you begin'],
    boxes([
      'Say to everybody concerned that it is an exercise, and when it begins and ends.',
      `Make a key for it: one of a sandbox or of test mode, if ${rule.provider} has that, otherwise a new one with the least permissions.`,
      `Give it to one service by ${code(rule.variable)} from your secret manager, as the real one is.`,
      'Note the time. From here on, act as if that key had been pushed a minute ago.',
    ]),
    ...stop(rule),
    ...logs('from the time you noted until the key was dead'),
    ...dead(rule, undefined),
    ['## 4. Replace it'],
    boxes([
      `Put the new key into your secret manager as ${code(rule.variable)}, and deploy everything that reads it.`,
      'See that every service works with the new key, and that none asks for the old one.',
    ]),
    ...tell(rule, undefined, []),
    ...next(rule),
    ['## What the exercise showed'],
    boxes([
      'Who could not reach the page above, or lacked the permission?',
      'Which service was forgotten, or did not notice the new key?',
      'How long was it from the beginning until the key was dead? Half of it is the aim of the next drill.',
    ]),
    ...record(['begun', 'old key dead', 'logs read', 'new key in place', 'ended']),
  ]
}

function stop({ remediation }: Rule): Block[] {
  const { revokeAt, steps, command, overlap } = remediation
  return [
    ['## 1. Make it worthless'],
    [`At <${revokeAt}>:`],
    boxes(steps),
    ...(command === undefined ? [] : [[`From the command line: ${code(command)}`]]),
    ...(overlap === undefined ? [] : [[overlap]]),
  ]
}

function logs(window: string): Block[] {
  return [
    ['## 2. Find out what was done with it'],
    [`Window of the logs: ${window}.`],
    boxes([
      'Read the request logs of the key in this window. Look for addresses, calls and amounts that are not yours.',
      'Keep a copy of those logs: providers delete them after a while.',
      'Look for what outlives the key: new users, keys, webhooks, payout accounts.',
    ]),
  ]
}

function dead({ provider }: Rule, fingerprint: string | undefined): Block[] {
  const check = livenessCheck(provider)
  return [
    ['## 3. Check that it is dead'],
    boxes([
      'The page above does not list it any more, or lists it as revoked.',
      check === undefined
        ? 'One harmless call with the old key is refused. Give the key on standard input, never as an argument.'
        : 'One call with the old key answers 401. This command reads the key from standard input: paste it, then press Enter and Ctrl-D.',
    ]),
    ...(check === undefined ? [] : [['```sh', check, '```']]),
    ...(fingerprint === undefined
      ? []
      : [boxes(['No file of this clone has it any more:']), ['```sh', `npx keyhold where ${fingerprint}`, '```']]),
  ]
}

function replace({ judged, places, readers, variables }: Story): Block[] {
  const commands =
    judged?.advice.steps.flatMap((step) => step.commands.filter((command) => /^(?:git|KEYHOLD)/.test(command))) ?? []
  return [
    ['## 4. Replace it'],
    boxes([
      `Put the new key into your secret manager as ${variables.map(code).join(' or ')}, and deploy everything that reads it.`,
      ...readers.map(({ path, line, variable }) => `${code(`${path}:${line}`)} names ${code(variable)}`),
      ...places.map((place) => `Take the old key out of ${code(`${place.path}:${place.line}`)}, ${KINDS[place.where]}`),
    ]),
    ...(commands.length === 0 ? [] : [['When it is out of the files:'], ['```sh', ...commands, '```']]),
  ]
}

const KINDS: Readonly<Record<Sighting['where'], string>> = {
  index: 'as it is staged or committed',
  tracked: 'in the work tree',
  untracked: 'an untracked file',
  ignored: 'an ignored file',
}

function tell({ provider }: Rule, contact: string | undefined, remotes: readonly string[]): Block[] {
  return [
    ['## 5. Tell'],
    boxes([
      ...(contact === undefined ? [] : [contact]),
      `Whoever owns the account at ${provider}.`,
      'Whoever is on call for the services that read the key.',
      ...(remotes.length === 0
        ? []
        : [`Whoever can read ${remotes.map(code).join(', ')}, forks and mirrors of it: they have the commit.`]),
      'If the logs show calls that are not yours: whoever answers for security.',
      'If personal data can have been read: whoever answers for privacy. In the EU the authority must know within 72 hours (GDPR, Art. 33).',
    ]),
  ]
}

function next({ id, remediation }: Rule): Block[] {
  return [
    ['## 6. So that the next one hurts less'],
    boxes([
      ...remediation.prevention,
      'See that every clone has the hook: npx keyhold init, and a prepare script for those who clone.',
      `Practise this before it is needed again: npx keyhold drill ${id}`,
    ]),
  ]
}

function record(events: readonly string[]): Block[] {
  return [
    ['## Record'],
    ['| what | when (UTC) | who |', '| --- | --- | --- |', ...events.map((event) => `| ${event} | | |`)],
  ]
}

/** From when on somebody else can have used the key. */
function windowOf({ commits, judged }: Story): string {
  const first = judged?.exposure?.date ?? commits[0]?.date
  return first === undefined
    ? 'from the day the key was made until it was dead, because no commit says since when others can have it'
    : `from ${first} until the key was dead`
}

function remotesOf({ refs }: Story): string[] {
  return [...new Set(refs.flatMap(({ ref }) => /^refs\/remotes\/([^/]+)\//.exec(ref)?.[1] ?? []))]
}

function boxes(lines: readonly string[]): Block {
  return lines.map((line) => `- [ ] ${line}`)
}

/** Code in Markdown, fenced by more backticks than it holds. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`
}

function textOf(blocks: readonly Block[]): string {
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`
}
