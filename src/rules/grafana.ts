import { asGrafanaServiceAccountToken, isGrafanaServiceAccountToken } from '../core/checksum.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const base64Of = (fields: object) => Buffer.from(JSON.stringify(fields)).toString('base64')
const cloudOf = (seed = '') =>
  `glc_${base64Of({ o: '654321', n: 'ci-writer', k: sample.base62(24, seed), m: { r: 'prod-eu-west-0' } })}`

export default defineRules(
  {
    id: 'grafana-service-account-token',
    provider: 'Grafana',
    title: 'Grafana service account token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['glsa_'],
    pattern: /(?<![A-Za-z0-9])(?<secret>glsa_(?<random>[A-Za-z0-9]{32})_[0-9A-Fa-f]{8})(?![A-Za-z0-9_-])/g,
    checksum: isGrafanaServiceAccountToken,
    variable: 'GRAFANA_SERVICE_ACCOUNT_TOKEN',
    remediation: {
      risk: 'read your dashboards, query the data sources behind them, and change what the role of the service account allows',
      revokeAt: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/',
      steps: [
        'In your Grafana open “Administration”, “Users and access”, “Service accounts”, and the account that owns the token.',
        'Choose “Add service account token” with an expiration date and deploy it.',
        'Delete the leaked token in the list; “Last used” shows whether somebody works with it.',
        'With an Admin role, look for new users, data sources and alert contact points.',
      ],
      command: 'DELETE /api/serviceaccounts/{serviceAccountId}/tokens/{tokenId}',
      overlap: 'A service account can have several tokens, and the old one works until it is deleted.',
      prevention: [
        'Set token_expiration_day_limit, so that no token lives for ever.',
        'Give the service account the Viewer role, or single permissions by RBAC.',
      ],
    },
    source: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/',
    examples: [
      `GRAFANA_TOKEN=${asGrafanaServiceAccountToken(`glsa_${sample.base62(32)}`)}`,
      `-H "Authorization: Bearer ${asGrafanaServiceAccountToken(`glsa_${sample.base62(32, 'curl')}`)}"`,
    ],
    counterexamples: [asGrafanaServiceAccountToken(`glsa_${'x'.repeat(32)}`)],
  },
  {
    id: 'grafana-cloud-token',
    provider: 'Grafana',
    title: 'Grafana Cloud access policy token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['glc_eyJ'],
    pattern: /(?<![A-Za-z0-9])(?<secret>glc_eyJ(?<random>[A-Za-z0-9+/_-]{50,400}={0,2}))(?![A-Za-z0-9+/_=-])/g,
    variable: 'GRAFANA_CLOUD_TOKEN',
    remediation: {
      risk: 'write or read metrics, logs and traces of your stacks, or manage them, as far as its access policy reaches',
      revokeAt: 'https://grafana.com/orgs',
      steps: [
        'In the Cloud Portal open “Access Policies” under “Security” and find the token under its policy.',
        'Add a token to the policy, deploy it to Alloy and the other collectors, and delete the leaked one.',
        'If the policy is wider than what used it, make a narrower policy first.',
        'Look at the usage page for series and logs that are not yours.',
      ],
      overlap: 'A policy can have many tokens, valid side by side.',
      prevention: [
        'Scope a policy to one stack and to metrics:write or logs:write, and give tokens an expiry.',
        'Add the addresses of your collectors as allowed IP subnets of the policy.',
      ],
    },
    source: 'https://grafana.com/docs/grafana-cloud/security-and-account-management/authentication-and-permissions/',
    examples: [`GRAFANA_CLOUD_TOKEN=${cloudOf()}`, `password: "${cloudOf('prometheus')}"`],
    counterexamples: ['password: glc_eyJ…', 'GRAFANA_CLOUD_TOKEN=glc_eyJrIjoixxxxxxxxxxxx'],
  },
  {
    id: 'grafana-cloud-token-legacy',
    provider: 'Grafana',
    title: 'Grafana API key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['eyJrIjoi'],
    // Base64 of JSON that begins with the field k. A dot after it would make it the head of a JWT.
    pattern: /(?<![A-Za-z0-9+/_.-])(?<secret>eyJrIjoi(?<random>[A-Za-z0-9+/]{50,400}={0,2}))(?![A-Za-z0-9+/_=.-])/g,
    variable: 'GRAFANA_API_KEY',
    remediation: {
      risk: 'use your Grafana with the role of the key, Viewer, Editor or Admin, or your Grafana Cloud organization',
      revokeAt: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/migrate-api-keys/',
      steps: [
        'Grafana turned API keys into service accounts: open “Administration”, “Service accounts”, and find the one that carries the name of the key.',
        'Create a token (glsa_) for it or for a narrower account, deploy that, and delete the old token.',
        'A Cloud API key is listed in the Cloud Portal under “Security”: replace it by an access policy token (glc_).',
      ],
      overlap: 'Key and new token work side by side until you delete the key.',
      prevention: ['Migrate all API keys; service account tokens can expire and can be recognised by their prefix.'],
    },
    source: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/migrate-api-keys/',
    examples: [
      `GRAFANA_API_KEY=${base64Of({ k: sample.base62(32), n: 'grafana-backup', id: 1 })}`,
      `Authorization: Bearer ${base64Of({ k: sample.base62(32, 'a'), n: 'provisioning', id: 12 })}`,
    ],
    counterexamples: [`eyJrIjoi${'A'.repeat(64)}`, `${base64Of({ k: sample.base62(40) })}.${sample.base62(60)}`],
  },
)
