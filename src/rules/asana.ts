import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules(
  {
    id: 'asana-token',
    provider: 'Asana',
    title: 'Asana personal access token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['asana'],
    reach: { before: 800, after: 800 },
    context: ['asana'],
    // Version, user, for newer tokens the token's own number, and the secret. The oldest have no numbers.
    pattern:
      /(?<![A-Za-z0-9/])(?<secret>[0-2]\/(?:[0-9]{12,20}(?:\/[0-9]{12,20})?:)?(?<random>[0-9a-f]{32}))(?![A-Za-z0-9_-])/g,
    variable: 'ASANA_ACCESS_TOKEN',
    remediation: {
      risk: 'read and change tasks, projects and attachments of every workspace its user belongs to',
      revokeAt: 'https://app.asana.com/0/my-apps',
      steps: [
        'In the developer console open “Personal access tokens” and choose “Deauthorize” at the leaked one.',
        'Create another there and set it as ASANA_ACCESS_TOKEN, or where your script reads it.',
        'If it belonged to a service account, replace it in the admin console under “Apps”, “Service accounts”.',
        'On Enterprise plans search the audit log for the token’s use.',
      ],
      overlap: 'A user can hold several tokens; deauthorize the old one after the deployment.',
      prevention: [
        'Register an OAuth app with scopes for anything beyond your own scripts: a personal token has no scopes.',
        'Create the token as a guest who is a member of the projects in question only.',
      ],
    },
    source: 'https://developers.asana.com/docs/personal-access-token',
    examples: [
      `ASANA_ACCESS_TOKEN=1/${sample.digits(16)}:${sample.hex(32)}`,
      `curl https://app.asana.com/api/1.0/users/me -H "Authorization: Bearer 2/${sample.digits(16, 'a')}/${sample.digits(16, 'b')}:${sample.hex(32, 'c')}"`,
    ],
    counterexamples: [
      `TOKEN=1/${sample.digits(16)}:${sample.hex(32)}`,
      `https://app.asana.com/0/${sample.digits(16)}/${sample.digits(16, 'b')}`,
      `asana: 1/${sample.digits(16)}:${'0'.repeat(32)}`,
    ],
  },
  {
    id: 'asana-token-client-secret',
    provider: 'Asana',
    title: 'Asana OAuth client secret',
    severity: 'high',
    certainty: 'likely',
    keywords: [
      'asana_',
      'asana.',
      'asana-',
      'asanaclient',
      'asanasecret',
      'client_secret',
      'client-secret',
      'clientsecret',
    ],
    ...assigned(
      'asana[_.-]?(?:oauth[_.-]?)?(?:client|app)?[_.-]?secret|(?<![A-Za-z0-9_])client[_-]?secret',
      '[0-9a-f]{32}',
    ),
    context: ['asana'],
    variable: 'ASANA_CLIENT_SECRET',
    remediation: {
      risk: 'exchange authorization codes and refresh tokens of your users as your Asana app',
      revokeAt: 'https://app.asana.com/0/my-apps',
      steps: [
        'In the developer console open the app, then “OAuth”, and choose “Reset” at “Client secret”.',
        'Deploy the new secret at once, because refreshing tokens fails until then.',
        'Check the redirect URLs of the app; an address that is not yours would let codes through.',
      ],
      prevention: ['Use PKCE, so that an authorization code alone is worth nothing.'],
    },
    source: 'https://developers.asana.com/docs/oauth',
    examples: [
      `ASANA_CLIENT_SECRET=${sample.hex(32)}`,
      `asana:\n  client_id: "${sample.digits(16)}"\n  client_secret: "${sample.hex(32, 'yml')}"`,
    ],
    counterexamples: [`CLIENT_SECRET=${sample.hex(32)}`, `ASANA_CLIENT_SECRET=${'0'.repeat(32)}`],
  },
)
