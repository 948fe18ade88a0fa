import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

// An id in 22 characters, then 40 hex digits.
const pattern = (prefix: string) =>
  new RegExp(`(?<![A-Za-z0-9])(?<secret>${prefix}_(?<random>[A-Za-z0-9]{16,40}_[a-f0-9]{40,80}))(?![A-Za-z0-9])`, 'g')
const API = 'https://circleci.com/docs/managing-api-tokens/'

export default defineRules(
  {
    id: 'circleci-token',
    provider: 'CircleCI',
    title: 'CircleCI personal API token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['CCIPAT_'],
    pattern: pattern('CCIPAT'),
    variable: 'CIRCLE_TOKEN',
    remediation: {
      risk: 'run pipelines as you and, through them, read the contexts and environment variables of your projects',
      revokeAt: 'https://app.circleci.com/settings/user/tokens',
      steps: [
        'Open User Settings, “Personal API Tokens”, and remove the token.',
        'Look at the pipelines and SSH reruns since the leak, and request the audit log of the organization.',
        'Replace the variables of contexts and projects that such a run could print.',
        'Run “circleci setup” again where the CLI used it.',
      ],
      prevention: [
        'Let jobs reach the cloud by OIDC tokens, so that contexts hold no long-lived keys.',
        'Restrict contexts to security groups or projects.',
      ],
    },
    source: API,
    examples: [
      `curl -H "Circle-Token: CCIPAT_${sample.base62(22)}_${sample.hex(40)}" https://circleci.com/api/v2/me`,
      `CIRCLE_TOKEN=CCIPAT_${sample.base62(22, 'env')}_${sample.hex(40, 'env')}`,
    ],
    counterexamples: [`CCIPAT_${'x'.repeat(22)}_${'0'.repeat(40)}`, 'CCIPAT_your_token', `CCIPAT_${sample.base62(22)}`],
  },
  {
    id: 'circleci-token-project',
    provider: 'CircleCI',
    title: 'CircleCI project API token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['CCIPRJ_'],
    pattern: pattern('CCIPRJ'),
    variable: 'CIRCLE_TOKEN',
    remediation: {
      risk: 'read the builds and artifacts of the project and, with the scope “Admin”, change its settings and variables',
      revokeAt: API,
      steps: [
        'Open Project Settings, “API Permissions”, and remove the token.',
        'If its scope was “Admin”, compare the environment variables and checkout keys of the project with what you know.',
        'Add a token with the scope “Status” or “Read Only” if that is enough.',
      ],
      prevention: ['Use the scope “Status” for badges: it reads nothing else.'],
    },
    source: API,
    examples: [
      `CIRCLE_TOKEN=CCIPRJ_${sample.base62(22)}_${sample.hex(40)}`,
      `https://circleci.com/api/v1.1/project/gh/acme/app?circle-token=CCIPRJ_${sample.base62(22, 'url')}_${sample.hex(40, 'url')}`,
    ],
    counterexamples: [`CCIPRJ_${'x'.repeat(22)}_${'0'.repeat(40)}`, 'CCIPRJ_your_token'],
  },
  {
    id: 'circleci-token-legacy',
    provider: 'CircleCI',
    title: 'CircleCI API token (40 hex digits)',
    severity: 'critical',
    certainty: 'likely',
    keywords: ['circle'],
    // CIRCLE_SHA1 is the commit that a job builds.
    ...assigned('circle(?![a-z0-9_.-]{0,16}(?:sha|commit|revision|digest|checksum))', '[a-f0-9]{40}'),
    variable: 'CIRCLE_TOKEN',
    remediation: {
      risk: 'run pipelines, as the user or for the project that the token was made for',
      revokeAt: 'https://app.circleci.com/settings/user/tokens',
      steps: [
        'Ask https://circleci.com/api/v2/me with the token: an answer means it is a personal one, an error a project token.',
        'Remove it under User Settings, “Personal API Tokens”, or Project Settings, “API Permissions”.',
        'Make a new one: it begins with CCIPAT_ or CCIPRJ_, so that scanners find it.',
      ],
      prevention: ['Replace every token of the old form, because no prefix gives it away in a commit.'],
    },
    source: API,
    examples: [
      `CIRCLE_TOKEN=${sample.hex(40)}`,
      `circleciToken: "${sample.hex(40, 'yaml')}"`,
      `curl -H "Circle-Token: ${sample.hex(40, 'curl')}" https://circleci.com/api/v2/me`,
    ],
    counterexamples: [sample.hex(40), `CIRCLE_SHA1=${sample.hex(40)}`, `commit = "${sample.hex(40)}"`],
  },
)
