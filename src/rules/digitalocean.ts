import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const spaces: Remediation = {
  risk: 'read, replace and delete the objects in your Spaces buckets',
  revokeAt: 'https://cloud.digitalocean.com/spaces/access_keys',
  steps: [
    'Open “Spaces Object Storage”, “Access Keys”, and create a key with access to the same buckets only.',
    'Deploy it, then delete the leaked access key in its menu.',
    'Look through the buckets for objects that were replaced, and for changed CORS or permission settings.',
  ],
  overlap: 'Several Spaces keys work side by side.',
  prevention: ['Create “Limited Access” keys for single buckets, read-only where that is enough.'],
}

export default defineRules(
  {
    id: 'digitalocean-token',
    provider: 'DigitalOcean',
    title: 'DigitalOcean API token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['dop_v1_', 'doo_v1_', 'dor_v1_'],
    pattern: /(?<![A-Za-z0-9])(?<secret>do[opr]_v1_(?<random>[a-f0-9]{64}))(?![A-Za-z0-9])/g,
    variable: 'DIGITALOCEAN_ACCESS_TOKEN',
    remediation: {
      risk: 'create, read and destroy the droplets, databases, volumes and clusters of your team, within the scopes of the token',
      revokeAt: 'https://cloud.digitalocean.com/account/api/tokens',
      steps: [
        'Open API, Tokens. dop_ is a personal access token: choose Delete in its menu, or “Regenerate Token”.',
        'doo_ and dor_ belong to an application: revoke it under “Authorized Applications”; the refresh token makes new access tokens.',
        'Read the Security History of the team for droplets, SSH keys and tokens that you did not create.',
      ],
      overlap: 'Tokens are independent: create the next one before you delete the old one.',
      prevention: [
        'Choose “Custom Scopes” and an expiration when you create a token.',
        'Give each pipeline a token of its own.',
      ],
    },
    source: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
    examples: [`DIGITALOCEAN_TOKEN=dop_v1_${sample.hex(64)}`, `"refresh_token": "dor_v1_${sample.hex(64, 'dor')}"`],
    counterexamples: [`dop_v1_${'x'.repeat(64)}`, `dop_v1_${'0'.repeat(64)}`, `dop_v1_${sample.hex(32)}`],
  },
  {
    id: 'digitalocean-token-spaces',
    provider: 'DigitalOcean',
    title: 'DigitalOcean Spaces secret key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['spaces', 'secret_access', 'secretaccess', 'secret_key', 'secretkey'],
    ...assigned('spaces|secret[_-]?(?:access[_-]?)?key', '[A-Za-z0-9+/]{43}', 'A-Za-z0-9+/='),
    context: ['digitaloceanspaces', 'digitalocean', 'spaces_', 'do_spaces', 'spaceskey', 'spacessecret', 'do00'],
    isGenuine: (secret) => /[a-z]/.test(secret) && /[A-Z]/.test(secret) && /\d/.test(secret),
    companion: { rule: 'digitalocean-token-spaces-id' },
    variable: 'SPACES_SECRET_ACCESS_KEY',
    remediation: spaces,
    source: 'https://docs.digitalocean.com/products/spaces/how-to/manage-access/',
    examples: [
      `SPACES_SECRET_ACCESS_KEY: ${sample.base64(43)}`,
      `endpoint: "https://ams3.digitaloceanspaces.com",\nsecretAccessKey: "${sample.base64(43, 'js')}"`,
      `SPACES_ACCESS_KEY_ID: DO00${sample.upper36(16)}\nSPACES_SECRET_ACCESS_KEY: ${sample.base64(43, 'pair')}`,
    ],
    counterexamples: [`secretAccessKey: "${sample.base64(43)}"`, `SPACES_SECRET_KEY: ${'x'.repeat(43)}`],
  },
  {
    id: 'digitalocean-token-spaces-id',
    provider: 'DigitalOcean',
    title: 'DigitalOcean Spaces access key ID',
    severity: 'low',
    certainty: 'likely',
    keywords: ['DO00', 'DO80', 'spaces'],
    pattern: /(?<![A-Za-z0-9])(?<secret>DO(?=[A-Z]{0,17}\d)(?<random>[A-Z0-9]{18}))(?![A-Za-z0-9])/g,
    context: ['digitalocean', 'spaces'],
    variable: 'SPACES_ACCESS_KEY_ID',
    remediation: { ...spaces, risk: 'name one of your Spaces keys, which opens buckets together with its secret' },
    source: 'https://docs.digitalocean.com/products/spaces/how-to/manage-access/',
    examples: [
      `SPACES_ACCESS_KEY_ID=DO00${sample.upper36(16)}`,
      `digitaloceanspaces.com\naccess_key = DO80${sample.upper36(16, 's3cmd')} # spaces`,
    ],
    counterexamples: [`key = DO00${sample.upper36(16)}`, 'SPACES=DOCUMENTATIONSPACESX'],
  },
)
