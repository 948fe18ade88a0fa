import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const UUID = '[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}'
// 27 characters, 32 on some organization tokens.
const pattern = (kind: string) =>
  new RegExp(`(?<![A-Za-z0-9])(?<secret>dckr_${kind}_(?<random>[A-Za-z0-9_-]{24,64}))(?![A-Za-z0-9_-])`, 'g')

const personal: Remediation = {
  risk: 'pull your private images and push tags that your servers and users will run',
  revokeAt: 'https://app.docker.com/settings/personal-access-tokens',
  steps: [
    'Open Account settings, “Personal access tokens”, the menu of the token, and choose “Deactivate” or “Delete”.',
    'Compare the digests of your tags with those your builds reported, and push again what was replaced.',
    'Run “docker logout” where it was stored and log in with a new token.',
  ],
  prevention: [
    'Give the token “Public Repo Read-only” or “Read-only” where nothing is pushed, and an expiration date.',
    'Deploy by digest instead of tag, so that a replaced tag is not run.',
    'Use a credential helper, so that ~/.docker/config.json holds no token.',
  ],
}

export default defineRules(
  {
    id: 'docker-hub-token',
    provider: 'Docker Hub',
    title: 'Docker Hub personal access token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['dckr_pat_'],
    pattern: pattern('pat'),
    variable: 'DOCKERHUB_TOKEN',
    remediation: personal,
    source: 'https://docs.docker.com/security/access-tokens/',
    examples: [
      `echo dckr_pat_${sample.base64url(27)} | docker login -u acme --password-stdin`,
      `DOCKERHUB_TOKEN=dckr_pat_${sample.base64url(27, 'env')}`,
    ],
    counterexamples: [`dckr_pat_${'x'.repeat(27)}`, 'dckr_pat_your_token', `dckr_pat_${sample.base62(8)}`],
  },
  {
    id: 'docker-hub-token-organization',
    provider: 'Docker Hub',
    title: 'Docker Hub organization access token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['dckr_oat_'],
    pattern: pattern('oat'),
    variable: 'DOCKERHUB_TOKEN',
    remediation: {
      risk: 'pull the private images of the organization and push tags in its name',
      revokeAt: 'https://app.docker.com/admin',
      steps: [
        'Open the Admin Console of the organization, “Access tokens”, and deactivate or delete the token.',
        'Read “Activity logs” there for pushes, deletions and new tokens since the leak.',
        'Compare the digests of the tags it could write with those your builds reported.',
      ],
      command:
        'curl -X DELETE https://hub.docker.com/v2/orgs/<org>/access-tokens/<id> -H "Authorization: Bearer <token of an owner>"',
      prevention: [
        'Name the repositories of the token instead of all, with “Image pull” only where it does not push.',
        'Make one token for each pipeline, with an expiration date.',
      ],
    },
    source: 'https://docs.docker.com/security/access-tokens/organization-access-tokens/',
    examples: [
      `DOCKER_PASSWORD=dckr_oat_${sample.base64url(32)}`,
      `password: "dckr_oat_${sample.base64url(27, 'yaml')}"`,
    ],
    counterexamples: [`dckr_oat_${'x'.repeat(32)}`, 'dckr_oat_your_token'],
  },
  {
    id: 'docker-hub-token-legacy',
    provider: 'Docker Hub',
    title: 'Docker Hub access token (UUID)',
    severity: 'critical',
    certainty: 'likely',
    keywords: ['docker'],
    ...assigned(
      'docker[_.-]?(?:io|hub)?[_.-]?(?:access[_.-]?|registry[_.-]?)?(?:token|pat|password|passwd|pass|pwd|secret|key)',
      UUID,
      'A-Za-z0-9_-',
    ),
    variable: 'DOCKERHUB_TOKEN',
    remediation: {
      ...personal,
      steps: [
        'Look for it under Account settings, “Personal access tokens”: tokens of this form date from before 2021.',
        'Choose “Delete”, and make a new one, which begins with dckr_pat_.',
        'Compare the digests of your tags with those your builds reported.',
      ],
    },
    source: 'https://docs.docker.com/security/access-tokens/',
    examples: [`DOCKER_HUB_TOKEN=${sample.uuid('env')}`, `dockerPassword: "${sample.uuid('yaml')}"`],
    counterexamples: [sample.uuid('bare'), `docker_container_id=${sample.uuid('id')}`],
  },
)
