import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const UUID = '[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}'

export default defineRules(
  {
    id: 'hubspot-token',
    provider: 'HubSpot',
    title: 'HubSpot private app access token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['pat-na', 'pat-eu', 'pat-ap', 'pat-au', 'pat-ca', 'pat-sa', 'pat-in', 'pat-jp', 'pat-uk'],
    // No letter before: `glpat-` is GitLab’s.
    pattern: new RegExp(`(?<![A-Za-z0-9])(?<secret>pat-[a-z]{2}\\d{1,2}-(?<random>${UUID}))(?![A-Za-z0-9-])`, 'g'),
    variable: 'HUBSPOT_ACCESS_TOKEN',
    remediation: {
      risk: 'read, change and export contacts, deals and files of your HubSpot account within the scopes of the app',
      revokeAt: 'https://app.hubspot.com/private-apps/',
      steps: [
        'Open the private app, its “Auth” tab, and choose “Rotate”, then “Rotate and expire this token now”.',
        'Put the new token into the integrations that used the old one.',
        'Read the “Logs” tab of the app for calls from elsewhere, exports of contacts above all.',
      ],
      overlap: '“Rotate and expire this token later” keeps the old token alive for up to 7 days; not after a leak.',
      prevention: [
        'Grant each private app only the scopes it uses, read before write.',
        'Use one app for each integration, so that rotating one stops nothing else.',
      ],
    },
    source: 'https://developers.hubspot.com/docs/guides/apps/private-apps/overview',
    examples: [
      `HUBSPOT_ACCESS_TOKEN=pat-na1-${sample.uuid()}`,
      `new Client({ accessToken: 'pat-eu1-${sample.uuid('b')}' })`,
      `Authorization: Bearer pat-na2-${sample.uuid('c')}`,
    ],
    counterexamples: [
      `glpat-na1-${sample.uuid()}`,
      'pat-na1-00000000-0000-0000-0000-000000000000',
      'pat-na1-your-token-here',
    ],
  },
  {
    id: 'hubspot-token-api-key',
    provider: 'HubSpot',
    title: 'HubSpot API key or client secret',
    severity: 'high',
    certainty: 'likely',
    keywords: ['hubspot', 'hapikey', 'hub_spot'],
    // Forms, portals and OAuth clients are named by UUIDs that are no secrets.
    ...assigned(
      'hub_?spot(?![a-z0-9_.\\- ]{0,24}(?:form|guid|portal|client[_-]?id|app[_-]?id|object))|hapikey',
      UUID,
      'A-Za-z0-9_\\-',
    ),
    variable: 'HUBSPOT_API_KEY',
    remediation: {
      risk: 'call the HubSpot APIs for your account, or finish OAuth logins in the name of your app',
      revokeAt: 'https://app.hubspot.com/l/settings/integrations/',
      steps: [
        'A hapikey stopped working for most APIs in November 2022: deactivate it under “Integrations” and move to a private app.',
        'For the client secret of an app open your developer account, the app, “Auth”, and rotate the secret.',
        'Have connected accounts authorise again if calls in the app log are not yours.',
      ],
      prevention: ['Replace API keys by a private app with narrow scopes.'],
    },
    source: 'https://developers.hubspot.com/docs/guides/apps/private-apps/overview',
    examples: [
      `HUBSPOT_API_KEY=${sample.uuid()}`,
      `https://api.hubapi.com/contacts/v1/lists?hapikey=${sample.uuid('b')}&count=10`,
    ],
    counterexamples: [
      `hubspotFormId: "${sample.uuid()}"`,
      `request_id=${sample.uuid()}`,
      'HUBSPOT_API_KEY=00000000-0000-0000-0000-000000000000',
    ],
  },
)
