import { asGitlabRoutableToken, isGitlabRoutableToken } from '../core/checksum.js'
import { defineRules, type Remediation, type Rule } from '../core/rule.js'
import { sample } from '../core/sample.js'

// An instance may put a prefix of its own and a hyphen before that of the token type: `acme-glpat-`.
const LEFT = '(?<![A-Za-z0-9])'
const RIGHT = '(?![A-Za-z0-9_-])'
// Old bodies are 20 random characters of base64url and practically never without a capital or a digit, as
// `glpat-your-access-token` is.
const MIXED = '(?=[a-z_-]{0,63}[A-Z0-9])'
// Routable tokens, usual since 2025: payload, version, then the length of the payload and seven of CRC-32.
const ROUTABLE = '[A-Za-z0-9_-]{27,300}\\.(?:[0-9a-z]{2}\\.)?[0-9a-z]{9}'
const OVERVIEW = 'https://docs.gitlab.com/security/tokens/'

const checksum = (secret: string) => !secret.includes('.') || isGitlabRoutableToken(secret)

interface Kind extends Pick<Rule, 'reach'> {
  readonly kind?: string
  readonly prefix: string
  readonly title: string
  readonly severity: Rule['severity']
  /** The body; base64url of this many characters at least when it is a number. */
  readonly body: string | number
  readonly variable: string
  readonly remediation: Remediation
  readonly examples: Rule['examples']
  /** What must not follow, where it is not any character of base64url. */
  readonly right?: string
}

/** One of the token types that have a prefix and nothing else in common. */
const other = ({ kind, prefix, title, body, examples, right = RIGHT, ...rest }: Kind): Rule => ({
  id: kind === undefined ? 'gitlab-other-tokens' : `gitlab-other-tokens-${kind}`,
  provider: 'GitLab',
  title: `GitLab ${title}`,
  certainty: 'certain',
  keywords: [prefix],
  pattern: new RegExp(
    `${LEFT}(?<secret>${prefix}(?<random>${typeof body === 'string' ? body : `${MIXED}[A-Za-z0-9_-]{${body},300}(?:(?:\\.[0-9a-z]{2})?\\.[0-9a-z]{9})?`}))${right}`,
    'g',
  ),
  source: OVERVIEW,
  examples,
  counterexamples: [`${prefix}${'x'.repeat(64)}`, `${prefix}your-token-goes-in-here-please`, `${prefix}abc123`],
  ...rest,
})

export default defineRules(
  {
    id: 'gitlab-pat',
    provider: 'GitLab',
    title: 'GitLab access token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['glpat-'],
    pattern: new RegExp(
      `${LEFT}(?<secret>glpat-(?<random>${ROUTABLE}|${MIXED}[A-Za-z0-9_-]{20,64}))(?![A-Za-z0-9_-])`,
      'g',
    ),
    checksum,
    variable: 'GITLAB_TOKEN',
    remediation: {
      risk: 'read and push every project that the user, project or group of the token reaches, if it has the api scope',
      revokeAt: 'https://gitlab.com/-/user_settings/personal_access_tokens',
      steps: [
        'Open your avatar, “Edit profile”, “Access tokens”, and choose “Revoke”; a project or group token stands under Settings, Access tokens there.',
        'Make another with fewer scopes; “Rotate” gives one with the same scopes and ends the old.',
        'Look at “Last used” and its IP addresses in the list, and at the audit events of group and instance.',
        'Change CI/CD variables that the token could read, because they may have been copied.',
      ],
      command: 'curl -X DELETE https://gitlab.com/api/v4/personal_access_tokens/self -H "PRIVATE-TOKEN: <token>"',
      prevention: [
        'Choose read_repository or read_api instead of api, and an expiry of weeks instead of a year.',
        'Use CI_JOB_TOKEN inside pipelines and id_tokens (OIDC) towards the cloud.',
        'Use a project access token instead of a personal one for a machine.',
      ],
    },
    source: OVERVIEW,
    examples: [
      `GITLAB_TOKEN=glpat-${sample.base64url(20)}`,
      `curl -H "PRIVATE-TOKEN: ${asGitlabRoutableToken('glpat-', sample.base64url(40))}" https://gitlab.com/api/v4/user`,
      `https://oauth2:acme-glpat-${sample.base64url(20, 'url')}@git.acme.example/app.git`,
    ],
    counterexamples: [`glpat-${'x'.repeat(20)}`, 'glpat-your-access-token-ab', `glpat-${sample.base64url(9)}`],
  },
  {
    id: 'gitlab-runner-token',
    provider: 'GitLab',
    title: 'GitLab runner authentication token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['glrt-', 'glrtr-'],
    pattern: new RegExp(
      `${LEFT}(?<secret>glrtr?-(?:t\\d_)?(?<random>${ROUTABLE}|${MIXED}[A-Za-z0-9_-]{20,64}))${RIGHT}`,
      'g',
    ),
    checksum,
    variable: 'CI_SERVER_TOKEN',
    remediation: {
      risk: 'pose as your runner, take its jobs, and read the CI/CD variables and code that come with them',
      revokeAt: 'https://docs.gitlab.com/ci/runners/runners_scope/',
      steps: [
        'Open Settings, CI/CD, Runners of the project or group (Admin area, CI/CD, Runners for the instance) and delete the runner.',
        'Choose “New project runner” (or group, or instance) and register the machine with the new token.',
        'Look through the runner managers and jobs of the old one for a system ID that is not yours.',
        'Change the variables of projects whose jobs a stranger may have taken.',
      ],
      command: 'curl -X POST https://gitlab.com/api/v4/runners/reset_authentication_token --form "token=<token>"',
      prevention: [
        'Write config.toml from the secret store when the machine is built, and keep it out of the image and the repository.',
        'Mark runners as protected and lock them to their project.',
      ],
    },
    source: OVERVIEW,
    examples: [
      `  token = "glrt-${sample.base64url(20)}"`,
      `gitlab-runner register --token ${asGitlabRoutableToken('glrt-t1_', sample.base64url(36))}`,
      `glrtr-${sample.base64url(20, 'r')}`,
    ],
    counterexamples: [`glrt-${'x'.repeat(20)}`, 'glrt-your-runner-auth-token', `glrt-${sample.base64url(8)}`],
  },
  {
    id: 'gitlab-runner-token-registration',
    provider: 'GitLab',
    title: 'GitLab runner registration token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['GR1348941'],
    // The number is the day when GitLab had them all replaced.
    pattern: new RegExp(`${LEFT}(?<secret>GR1348941(?<random>[A-Za-z0-9_-]{20,40}))${RIGHT}`, 'g'),
    variable: 'REGISTRATION_TOKEN',
    remediation: {
      risk: 'register a runner of their own in your project or group and receive jobs with their secrets',
      revokeAt: 'https://docs.gitlab.com/ci/runners/new_creation_workflow/',
      steps: [
        'Open Settings, CI/CD, Runners, the menu beside “New project runner”, and choose “Reset registration token”.',
        'Delete runners in the list that none of you registered.',
        'Move to runner authentication tokens and clear “Allow members to register runners with registration tokens”.',
      ],
      prevention: [
        'Create runners in the interface or API: each then has a token of its own (glrt-).',
        'Switch registration tokens off for the whole instance or group.',
      ],
    },
    source: OVERVIEW,
    examples: [
      `gitlab-runner register --registration-token GR1348941${sample.base64url(20)}`,
      `runnerRegistrationToken: "GR1348941${sample.base64url(20, 'helm')}"`,
    ],
    counterexamples: [`GR1348941${'x'.repeat(20)}`, `XGR1348941${sample.base64url(20)}`, 'GR1348941'],
  },
  other({
    prefix: 'gldt-',
    title: 'deploy token',
    severity: 'high',
    body: 20,
    variable: 'CI_DEPLOY_PASSWORD',
    remediation: {
      risk: 'clone the repository and pull, or push, the packages and images of the project or group',
      revokeAt: 'https://docs.gitlab.com/user/project/deploy_tokens/',
      steps: [
        'Open Settings, Repository, “Deploy tokens” of the project or group, and choose “Revoke”.',
        'If it had write_registry or write_package_registry, compare the digests of images and packages published since the leak.',
        'Create another and replace CI_DEPLOY_PASSWORD or the image pull secret that held the old one.',
      ],
      prevention: ['Give a deploy token one read scope and an expiry date; pull with CI_JOB_TOKEN inside pipelines.'],
    },
    examples: [
      `docker login -u gitlab+deploy-token-1 -p gldt-${sample.base64url(20)} registry.gitlab.com`,
      `DEPLOY_TOKEN=gldt-${sample.base64url(20, 'env')}`,
    ],
  }),
  other({
    kind: 'trigger',
    prefix: 'glptt-',
    title: 'pipeline trigger token',
    severity: 'high',
    body: '[A-Za-z0-9_-]{36,80}',
    variable: 'TRIGGER_TOKEN',
    remediation: {
      risk: 'start pipelines on any branch as the owner of the trigger, with variables of their choice',
      revokeAt: 'https://docs.gitlab.com/ci/triggers/',
      steps: [
        'Open Settings, CI/CD, “Pipeline trigger tokens”, and choose “Revoke” beside it.',
        'Filter Build, Pipelines by source “trigger” for runs you did not start, and cancel them.',
        'Add a new token and give it to the callers.',
      ],
      prevention: ['Trigger other projects by “trigger:” or CI_JOB_TOKEN, which need no stored token.'],
    },
    examples: [
      `curl -X POST -F token=glptt-${sample.hex(40)} -F ref=main https://gitlab.com/api/v4/projects/1/trigger/pipeline`,
      `TRIGGER_TOKEN: "glptt-${sample.hex(40, 'yaml')}"`,
    ],
  }),
  other({
    kind: 'job',
    prefix: 'glcbt-',
    title: 'CI/CD job token',
    severity: 'high',
    body: `eyJ[A-Za-z0-9_-]{20,600}\\.[A-Za-z0-9_-]{20,3000}\\.[A-Za-z0-9_-]{20,800}|${MIXED}(?:[A-Za-z0-9]{1,5}_)?[A-Za-z0-9_-]{20,64}`,
    reach: { after: 4600 },
    variable: 'CI_JOB_TOKEN',
    remediation: {
      risk: 'act as the user who started the job, in the projects that allow it, while that job runs',
      revokeAt: 'https://docs.gitlab.com/ci/jobs/ci_job_token/',
      steps: [
        'Cancel the job if it still runs: the token ends with it.',
        'Erase the job log that shows the token.',
        'Look at Settings, CI/CD, “Job token permissions”, the authentication log, for calls from elsewhere.',
      ],
      prevention: ['Keep the allowlist of “Job token permissions” short and do not echo the environment in a job.'],
    },
    examples: [
      `CI_JOB_TOKEN=glcbt-64_${sample.base64url(20)}`,
      `JOB-TOKEN: glcbt-${sample.jwt({ iss: 'gitlab.example', jti: sample.uuid() }, 86)}`,
    ],
  }),
  other({
    kind: 'feed',
    prefix: 'glft-',
    title: 'feed token',
    severity: 'medium',
    body: 20,
    variable: 'GITLAB_FEED_TOKEN',
    remediation: {
      risk: 'read your issues, activity and calendar feeds, those of private projects included',
      revokeAt: 'https://gitlab.com/-/user_settings/personal_access_tokens',
      steps: [
        'Open “Edit profile”, “Access tokens”, “Feed token”, and choose “reset this token”.',
        'Subscribe your feed reader and calendar again: their old addresses stop working.',
      ],
      prevention: ['Share a feed as exported entries, not as an address: the token stands in it.'],
    },
    examples: [
      `https://gitlab.com/acme.atom?feed_token=glft-${sample.base64url(20)}`,
      `feed_token=glft-${sample.hex(64)}-1234`,
    ],
  }),
  other({
    kind: 'mail',
    prefix: 'glimt-',
    title: 'incoming email token',
    severity: 'medium',
    // A number in base36; in the mail address “-issue” or “-merge-request” follows.
    body: '[a-z0-9]{20,40}',
    right: '(?![A-Za-z0-9_])',
    variable: 'GITLAB_INCOMING_EMAIL_TOKEN',
    remediation: {
      risk: 'open issues and merge requests in your name by sending mail',
      revokeAt: 'https://gitlab.com/-/user_settings/personal_access_tokens',
      steps: [
        'Open “Edit profile”, “Access tokens”, “Incoming email token”, and choose “reset this token”.',
        'Save the new addresses under “Email a new issue to this project” where you use them.',
        'Close issues and merge requests that came by mail and not from you.',
      ],
      prevention: ['Treat the private mail address of a project like a password; give others a Service Desk address.'],
    },
    examples: [
      `incoming+acme-app-1-glimt-${sample.base36(25)}-issue@incoming.gitlab.com`,
      `INCOMING_EMAIL_TOKEN=glimt-${sample.base36(25, 'env')}`,
    ],
  }),
  other({
    kind: 'agent',
    prefix: 'glagent-',
    title: 'agent token for Kubernetes',
    severity: 'high',
    body: 40,
    variable: 'AGENT_TOKEN',
    remediation: {
      risk: 'connect as your cluster’s agent and read its configuration projects and the manifests sent to it',
      revokeAt: 'https://docs.gitlab.com/user/clusters/agent/work_with_agent/',
      steps: [
        'Open Operate, Kubernetes clusters, the agent, “Access tokens”; create a second token and install it with Helm.',
        'Revoke the leaked token in the same list as soon as the agent is connected again.',
        'Check the activity information of the agent for connections that were not yours.',
      ],
      command: 'glab cluster agent token revoke <agent-id> <token-id>',
      overlap: 'An agent can have two active tokens.',
      prevention: ['Hand the token to Helm from a Kubernetes Secret, not by --set on a command line that is kept.'],
    },
    examples: [
      `helm upgrade --install agent gitlab/gitlab-agent --set config.token=glagent-${sample.base64url(50)}`,
      `  token: glagent-${sample.base64url(50, 'yaml')}`,
    ],
  }),
  other({
    kind: 'oauth',
    prefix: 'gloas-',
    title: 'OAuth application secret',
    severity: 'high',
    body: 40,
    variable: 'GITLAB_CLIENT_SECRET',
    remediation: {
      risk: 'pose as your application and exchange stolen codes for tokens of the users who sign in with it',
      revokeAt: 'https://gitlab.com/-/user_settings/applications',
      steps: [
        'Open the application (profile, group Settings or Admin area, “Applications”) and choose “Renew secret”.',
        'Put the new secret into the service at once: the old one ends with the click.',
        'Compare the callback URLs of the application with yours.',
      ],
      prevention: [
        'Use PKCE without a secret for clients that run at the user, and one application for each environment.',
      ],
    },
    examples: [`GITLAB_CLIENT_SECRET=gloas-${sample.hex(64)}`, `app_secret: 'gloas-${sample.hex(64, 'omniauth')}'`],
  }),
  other({
    kind: 'scim',
    prefix: 'glsoat-',
    title: 'SCIM token',
    severity: 'high',
    body: 20,
    variable: 'GITLAB_SCIM_TOKEN',
    remediation: {
      risk: 'add users to your group, block those who are in it, and change their identities',
      revokeAt: 'https://docs.gitlab.com/user/group/saml_sso/scim_setup/',
      steps: [
        'Open Settings, SAML SSO of the top-level group (Admin area, General, SCIM Token on your own instance) and choose “reset this token”.',
        'Enter the new token in the provisioning page of Okta, Entra ID or your other identity provider.',
        'Compare the members of the group with the identity provider.',
      ],
      prevention: ['Store the SCIM token in the identity provider only: nothing else needs it.'],
    },
    examples: [
      `SCIM_TOKEN=glsoat-${sample.base64url(20)}`,
      `Authorization: Bearer glsoat-${sample.base64url(20, 'header')}`,
    ],
  }),
  other({
    kind: 'feature-flags',
    prefix: 'glffct-',
    title: 'feature flags client token',
    severity: 'medium',
    body: 20,
    variable: 'UNLEASH_INSTANCE_ID',
    remediation: {
      risk: 'read the names, rules and user lists of the feature flags of the project',
      revokeAt: 'https://docs.gitlab.com/operations/feature_flags/',
      steps: [
        'Open Deploy, Feature flags, “Configure”, and choose “Regenerate instance ID”.',
        'Ship the new instance ID with every client that reads the flags.',
      ],
      prevention: ['Put the Unleash proxy between browsers and GitLab, and write no customer names into user lists.'],
    },
    examples: [
      `unleash.WithInstanceId("glffct-${sample.base64url(20)}")`,
      `UNLEASH_INSTANCE_ID=glffct-${sample.base64url(20, 'env')}`,
    ],
  }),
)
