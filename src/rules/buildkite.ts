import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

// From the redaction list of the Buildkite agent: bodies of base64url and points, 38 characters or more, 24 where `ps`
// cut them off, 2048 at most. A body of small letters only is a name such as `bkct_cluster_name_for_builds`.
const pattern = (prefixes: string) =>
  new RegExp(
    `(?<![A-Za-z0-9])(?<secret>(?:${prefixes})_(?<random>(?=[a-z_.-]{0,99}[A-Z0-9])[A-Za-z0-9_.-]{23,2047}[A-Za-z0-9_-]))(?![A-Za-z0-9_-])`,
    'g',
  )
const reach = { after: 2100 }
const TOKENS = 'https://buildkite.com/docs/platform/security/tokens'
const AGENT_TOKENS = 'https://buildkite.com/docs/agent/v3/tokens'

/** A short segment for the organization, a point, and a body. */
const agentToken = (prefix: string, seed: string) => `${prefix}_${sample.base62(8, seed)}.${sample.base62(60, seed)}`

export default defineRules(
  {
    id: 'buildkite-token',
    provider: 'Buildkite',
    title: 'Buildkite API access token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['bkua_', 'bkur_', 'bktx_'],
    pattern: pattern('bkua|bkur|bktx'),
    reach,
    variable: 'BUILDKITE_API_TOKEN',
    remediation: {
      risk: 'read your builds and logs and, with write scopes, change pipelines and run commands on your agents',
      revokeAt: 'https://buildkite.com/user/api-access-tokens',
      steps: [
        'Open Personal settings, “API Access Tokens”, the token, and choose “Revoke”; an administrator does it under Organization settings, “API Access Audit”.',
        'Read the audit log for pipelines, schedules and tokens that were created with it.',
        'Replace secrets that a build of the attacker could read on the agents.',
      ],
      command: 'curl -X DELETE https://api.buildkite.com/v2/access-token -H "Authorization: Bearer <token>"',
      prevention: [
        'Enter “Allowed IP addresses” when you create the token, and no scope that the script does not use.',
        'Let the organization revoke API tokens that nobody uses.',
      ],
    },
    source: TOKENS,
    examples: [
      `BUILDKITE_API_TOKEN=bkua_${sample.hex(40)}`,
      `Authorization: Bearer bkua_${sample.base36(53, 'header')}`,
      `"refresh_token": "bkur_${sample.hex(40, 'json')}"`,
    ],
    counterexamples: [
      'bkua_xxx',
      `bkua_${'*'.repeat(53)}`,
      `bkua_${'x'.repeat(40)}`,
      'bkua_your_api_access_token_goes_here',
    ],
  },
  {
    id: 'buildkite-token-agent',
    provider: 'Buildkite',
    title: 'Buildkite agent token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['bkct_', 'bkcqt_', 'bkar_', 'bkaa_'],
    pattern: pattern('bkct|bkcqt|bkar|bkaa'),
    reach,
    variable: 'BUILDKITE_AGENT_TOKEN',
    remediation: {
      risk: 'start an agent of their own in your cluster and receive jobs, with the code and secrets these need',
      revokeAt: AGENT_TOKENS,
      steps: [
        'Open Agents, the cluster, “Agent Tokens”; create another, restart your agents with it, then revoke the leaked one.',
        'Look at the connected agents for a host you do not know, and stop it: revoking does not disconnect it.',
        'Replace the cluster secrets and deploy keys that jobs on such an agent could read.',
      ],
      command:
        'mutation { clusterAgentTokenRevoke(input: { organizationId: "<id>", id: "<token id>" }) { clientMutationId } }',
      overlap: 'A cluster can have several agent tokens, so the new one can be rolled out before the old is revoked.',
      prevention: [
        'Set “Allowed IP addresses” and an expiry on agent tokens.',
        'Hand the token to the agent by BUILDKITE_AGENT_TOKEN_PATH or the secret store, not on the command line.',
      ],
    },
    source: TOKENS,
    examples: [
      `buildkite-agent start --token ${agentToken('bkct', 'cli')}`,
      `token="${agentToken('bkar', 'cfg')}"`,
      `BUILDKITE_AGENT_ACCESS_TOKEN=${agentToken('bkaa', 'env')}`,
    ],
    counterexamples: ['bkct_cluster_name_for_builds', `bkct_${'x'.repeat(60)}`, `xbkct_${sample.base62(60)}`],
  },
  {
    id: 'buildkite-token-job',
    provider: 'Buildkite',
    title: 'Buildkite job token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['bkaj_', 'bkjat_'],
    pattern: pattern('bkaj|bkjat'),
    reach,
    variable: 'BUILDKITE_AGENT_ACCESS_TOKEN',
    remediation: {
      risk: 'act as one job: upload steps, read its secrets and artifacts, until the job ends or the token expires',
      revokeAt: TOKENS,
      steps: [
        'Cancel the job; its token ends with it, and a job acquisition token after 15 minutes.',
        'Remove the log or artifact that shows it.',
        'Replace secrets that the job had, if it ran on while the token was public.',
      ],
      prevention: ['Run an agent version that redacts Buildkite tokens in logs, and do not print the environment.'],
    },
    source: TOKENS,
    examples: [
      `buildkite-agent start --acquire-job bkjat_${sample.jwt({ sub: 'job', exp: 1790000000 }, 86)}`,
      `BUILDKITE_AGENT_ACCESS_TOKEN=bkaj_${sample.jwt({ jid: sample.uuid() }, 342)}`,
    ],
    counterexamples: ['bkjat_encoded-token', `bkaj_${'x'.repeat(80)}`],
  },
  {
    id: 'buildkite-token-pipeline',
    provider: 'Buildkite',
    title: 'Buildkite pipeline trigger or access token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['bktr_', 'bkat_'],
    pattern: pattern('bktr|bkat'),
    reach,
    variable: 'BUILDKITE_TRIGGER_TOKEN',
    remediation: {
      risk: 'start builds of the pipeline with a message and variables of their choice',
      revokeAt: 'https://buildkite.com/docs/apis/webhooks/incoming/pipeline-triggers',
      steps: [
        'Open Pipeline settings, “Triggers”, and create another trigger: the address of an existing one cannot be changed.',
        'Enter the new address where your other systems call it, then delete the leaked trigger.',
        'Cancel builds that it started and nobody of you asked for.',
      ],
      prevention: ['Make a trigger for each caller, with a branch and commit that the caller cannot choose.'],
    },
    source: TOKENS,
    examples: [
      `TRIGGER_URL=https://webhook.buildkite.com/deliver/bktr_${sample.base62(44)}`,
      `access: "${agentToken('bkat', 'yaml')}"`,
    ],
    counterexamples: [`bktr_${'x'.repeat(44)}`, 'bktr_build_the_main_branch_nightly'],
  },
  {
    id: 'buildkite-token-registry',
    provider: 'Buildkite',
    title: 'Buildkite package registry token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['bkrt_', 'bkpt_'],
    pattern: pattern('bkrt|bkpt'),
    reach,
    variable: 'BUILDKITE_REGISTRY_TOKEN',
    remediation: {
      risk: 'download the packages of your private registry',
      revokeAt: 'https://buildkite.com/docs/package-registries/registries/manage',
      steps: [
        'Open Package Registries, the registry, Settings, “Tokens”, and delete it; a temporary one (bkpt_) ends by itself.',
        'Create another and replace it in the .npmrc, pip.conf or Docker login that used it.',
        'Look at the package list for versions your pipelines did not publish.',
      ],
      prevention: ['Publish by an OIDC policy of the registry instead of a stored token.'],
    },
    source: TOKENS,
    examples: [
      `//packages.buildkite.com/acme/js/npm/:_authToken=bkrt_${sample.hex(64)}`,
      `docker login packages.buildkite.com -p ${agentToken('bkpt', 'cli')}`,
    ],
    counterexamples: [`bkrt_${'x'.repeat(64)}`, 'bkpt_packages_for_the_registry'],
  },
  {
    id: 'buildkite-token-portal',
    provider: 'Buildkite',
    title: 'Buildkite portal token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['bkpat_', 'bkps_'],
    pattern: pattern('bkpat|bkps'),
    reach,
    variable: 'BUILDKITE_PORTAL_TOKEN',
    remediation: {
      risk: 'run the GraphQL operation that the portal allows, as often as they like, or mint tokens for it',
      revokeAt: 'https://buildkite.com/docs/apis/portals',
      steps: [
        'Open Settings, Integrations, “Portals”, the portal, and delete its token or secret.',
        'Read the operation of the portal to see what a stranger could ask for.',
        'Read the audit log for calls that did not come from your service.',
      ],
      prevention: ['Limit the portal to IP addresses, and let clients have short-lived portal tokens only.'],
    },
    source: TOKENS,
    examples: [
      `PORTAL_TOKEN=bkpat_${sample.base62(6)}_${sample.hex(40)}`,
      `secret: bkps_${sample.base62(6, 'yaml')}_${sample.hex(40, 'yaml')}`,
    ],
    counterexamples: [`bkps_${'x'.repeat(46)}`, 'bkpat_portal_token_for_the_dashboard'],
  },
  {
    id: 'buildkite-token-legacy',
    provider: 'Buildkite',
    title: 'Buildkite token without a prefix',
    severity: 'critical',
    certainty: 'likely',
    keywords: ['buildkite'],
    // BUILDKITE_COMMIT is the commit that a job builds.
    ...assigned('buildkite(?![a-z0-9_.-]{0,24}(?:commit|sha|revision|digest))', '(?:[a-f0-9]{40}|[a-z0-9]{50})'),
    variable: 'BUILDKITE_API_TOKEN',
    remediation: {
      risk: 'read and run your pipelines, or join an agent, depending on which of the old tokens it is',
      revokeAt: 'https://buildkite.com/user/api-access-tokens',
      steps: [
        'Call https://api.buildkite.com/v2/access-token with it: an answer means an API access token made before March 2023.',
        'Revoke that under “API Access Tokens”, or an agent token under Agents, Unclustered or the cluster.',
        'Create one of the current form, whose prefix tells what it is.',
      ],
      prevention: ['Replace tokens without a prefix: neither GitHub nor Buildkite can recognise them in a leak.'],
    },
    source: TOKENS,
    examples: [`BUILDKITE_API_TOKEN=${sample.hex(40)}`, `buildkiteAgentToken: "${sample.base36(50)}"`],
    counterexamples: [sample.hex(40), `BUILDKITE_COMMIT=${sample.hex(40)}`],
  },
)
