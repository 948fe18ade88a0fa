import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const remediation: Remediation = {
  risk: 'deploy and delete your sites, read their environment variables, and change DNS zones on Netlify',
  revokeAt: 'https://app.netlify.com/user/applications#personal-access-tokens',
  steps: [
    'Open “User settings”, Applications, “Personal access tokens”, and delete the token.',
    'Choose “New access token” with an expiration, and put it where the old one was used.',
    'Read the “Audit log” of the team and the deploys of each site; set the environment variables anew.',
  ],
  overlap: 'Tokens are independent of each other.',
  prevention: [
    'Give each token an expiration and the one team that needs it.',
    'Deploy from the connected repository or by build hook, which need no personal token.',
  ],
}
const source = 'https://docs.netlify.com/api/get-started/'

export default defineRules(
  {
    id: 'netlify-token',
    provider: 'Netlify',
    title: 'Netlify personal access token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['nfp_', 'nfo_', 'nfc_', 'nfb_', 'nfu_'],
    // 36 characters in nfp_ tokens; the lengths of its siblings were only reported.
    pattern:
      /(?<![A-Za-z0-9])(?<secret>nf[bcopu]_(?<random>(?=[A-Za-z_]{0,48}\d)[A-Za-z0-9_]{34,60}))(?![A-Za-z0-9_])/g,
    isGenuine: (secret) => /[A-Z]/.test(secret) && /[a-z]/.test(secret.slice(4)),
    variable: 'NETLIFY_AUTH_TOKEN',
    remediation,
    source,
    examples: [`NETLIFY_AUTH_TOKEN=nfp_${sample.base62(36)}`, `authToken: "nfp_${sample.base62(36, 'yaml')}"`],
    counterexamples: [`nfp_${'x'.repeat(36)}`, 'nfc_reader_configuration_for_the_default_device_1'],
  },
  {
    id: 'netlify-token-legacy',
    provider: 'Netlify',
    title: 'Netlify personal access token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['netlify', 'authorization'],
    ...assigned('netlify|authorization', '[A-Za-z0-9_-]{40,46}', 'A-Za-z0-9_-'),
    context: ['netlify'],
    isGenuine: (secret) =>
      /[a-z]/.test(secret) && /[A-Z]/.test(secret) && /\d/.test(secret) && !/^nf[bcopu]_/.test(secret),
    variable: 'NETLIFY_AUTH_TOKEN',
    remediation,
    source,
    examples: [
      `NETLIFY_AUTH_TOKEN=${sample.base64url(43)}`,
      `netlifyToken: '${sample.base64url(43, 'js')}'`,
      `curl -H "Authorization: Bearer ${sample.base64url(43, 'curl')}" https://api.netlify.com/api/v1/sites`,
    ],
    counterexamples: [
      `AUTH_TOKEN=${sample.base64url(43)}`,
      `NETLIFY_SITE_ID=${sample.uuid()}`,
      'NETLIFY_AUTH_TOKEN=your-netlify-personal-access-token-here-ok',
    ],
  },
)
