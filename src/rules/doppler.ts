import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const LEFT = '(?<![A-Za-z0-9])'
// 43 characters today; scanners saw 40 to 44.
const BODY = '(?<random>[A-Za-z0-9]{38,64})(?![A-Za-z0-9])'
const source = 'https://docs.doppler.com/reference/auth-token-formats'

export default defineRules(
  {
    id: 'doppler-token',
    provider: 'Doppler',
    title: 'Doppler service token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['dp.st.'],
    // The name of the config stands in the token; a branch config begins with its environment: `dev_alice`.
    pattern: new RegExp(
      `${LEFT}(?<secret>dp\\.st\\.(?:(?:(?<mode>production|prod|prd|development|dev|staging|stg|test|ci)(?![a-z0-9]))?[a-z0-9_-]{0,64}\\.)?${BODY})`,
      'g',
    ),
    mode: {
      marks: {
        prd: 'live',
        prod: 'live',
        production: 'live',
        dev: 'test',
        development: 'test',
        stg: 'test',
        staging: 'test',
        test: 'test',
        ci: 'test',
      },
    },
    variable: 'DOPPLER_TOKEN',
    remediation: {
      risk: 'download every secret of one Doppler config, and change them if the token may write',
      revokeAt: 'https://dashboard.doppler.com/',
      steps: [
        'Open the project and the config whose name stands in the token, then the “Access” tab, and revoke the service token.',
        'Generate a new service token there and hand it to the service that ran “doppler run” with the old one.',
        'Rotate the secrets of that config: whoever had the token may have read all of them.',
        'Look for reads you cannot explain under “Activity” and in the access log of the config.',
      ],
      command: 'doppler configs tokens revoke <slug>',
      prevention: [
        'Let CI log in by OIDC as a service account identity instead of storing a service token.',
        'Create service tokens that expire and may only read.',
        'Limit the config to trusted IP addresses.',
      ],
    },
    source,
    examples: [
      `DOPPLER_TOKEN=dp.st.prd.${sample.base62(43)}`,
      `doppler run --token="dp.st.dev_alice.${sample.base62(43, 'dev')}" -- npm start`,
      `token: 'dp.st.${sample.base62(43, 'plain')}'`,
    ],
    counterexamples: ['DOPPLER_TOKEN=dp.st.prd.xxxx', `udp.st.prd.${sample.base62(43)}`, `dp.st.prd.${'x'.repeat(43)}`],
  },
  {
    id: 'doppler-token-personal',
    provider: 'Doppler',
    title: 'Doppler personal or CLI token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['dp.pt.', 'dp.ct.'],
    pattern: new RegExp(`${LEFT}(?<secret>dp\\.[pc]t\\.${BODY})`, 'g'),
    variable: 'DOPPLER_TOKEN',
    remediation: {
      risk: 'read and change every Doppler project that its owner can reach',
      revokeAt: 'https://dashboard.doppler.com/workplace/tokens/personal',
      steps: [
        'Personal token (dp.pt.): choose “Tokens”, “Personal” and revoke it.',
        'CLI token (dp.ct.): run “doppler logout” on the machine it belongs to, then “doppler login” for a new one.',
        'Rotate the secrets of all projects this person could open, production configs first.',
        'Read the workplace activity log for what was done in this person’s name.',
      ],
      command: 'doppler logout',
      prevention: [
        'Keep personal tokens off servers: a service token reaches one config only.',
        'Log in with “doppler login”, which stores the token in the keyring of the system.',
      ],
    },
    source,
    examples: [`DOPPLER_TOKEN=dp.pt.${sample.base62(43)}`, `  token: dp.ct.${sample.base62(40)}`],
    counterexamples: [`dp.pt.${'0'.repeat(43)}`, `udp.ct.${sample.base62(43)}`, `dp.xt.${sample.base62(43)}`],
  },
  {
    id: 'doppler-token-workplace',
    provider: 'Doppler',
    title: 'Doppler service account, SCIM or audit token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['dp.sa.', 'dp.said.', 'dp.scim.', 'dp.audit.'],
    pattern: new RegExp(`${LEFT}(?<secret>dp\\.(?:sa|said|scim|audit)\\.${BODY})`, 'g'),
    variable: 'DOPPLER_TOKEN',
    remediation: {
      risk: 'act across the Doppler workplace: read secrets of several projects, add users, or read its audit log',
      revokeAt: 'https://dashboard.doppler.com/workplace/team/service_accounts',
      steps: [
        'Service account (dp.sa., dp.said.): choose “Team”, “Service Accounts”, the account, and revoke its API token.',
        'SCIM (dp.scim.): generate another token in the SCIM settings and enter it at your identity provider.',
        'Audit (dp.audit.): choose “Tokens”, “Audit” and revoke it.',
        'Check the workplace for users and tokens that you did not add, then rotate the secrets within reach.',
      ],
      prevention: [
        'Give a service account roles in single projects, not in the whole workplace.',
        'Prefer a service account identity with OIDC: its tokens live for minutes.',
      ],
    },
    source,
    examples: [
      `Authorization: Bearer dp.sa.${sample.base62(43)}`,
      `scim_token = "dp.scim.${sample.base62(43, 'scim')}"`,
      `dp.audit.${sample.base62(43, 'audit')}`,
    ],
    counterexamples: ['dp.sa.your-token', `dp.audit.${'a'.repeat(43)}`, `dp.said.${sample.base62(12)}`],
  },
)
