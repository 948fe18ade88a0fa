import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const NAMES = [
  'postmark(?![A-Za-z0-9_.-]{0,16}(?:message|stream|_id))',
  '(?:server|account)[_-]?(?:api[_-]?)?token',
  '(?<![A-Za-z0-9_])api[_-]?(?:key|token)',
  '(?:Server|Account)Client',
  // Over SMTP the token is both user name and password.
  'password',
].join('|')

export default defineRules({
  id: 'postmark-server-token',
  provider: 'Postmark',
  title: 'Postmark API token',
  severity: 'high',
  certainty: 'likely',
  keywords: [
    'postmark',
    'server_token',
    'server-token',
    'servertoken',
    'account_token',
    'account-token',
    'accounttoken',
    'server_api_token',
    'account_api_token',
    'serverapitoken',
    'accountapitoken',
    'api_key',
    'api-key',
    'apikey',
    'api_token',
    'api-token',
    'apitoken',
    'serverclient',
    'accountclient',
    'password',
  ],
  ...assigned(NAMES, `(?:${UUID}|(?<mode>POSTMARK_API_TEST))`, 'A-Za-z0-9_-'),
  context: ['postmark'],
  // The literal is Postmark's own test token: requests with it are checked and thrown away.
  mode: { marks: { postmark_api_test: 'test' } },
  variable: 'POSTMARK_SERVER_TOKEN',
  remediation: {
    risk: 'send mail from your confirmed senders and read the messages of the server; with an account token also create and delete servers and domains',
    revokeAt: 'https://account.postmarkapp.com/servers',
    steps: [
      'Open the server, then its tab “API Tokens”, and choose “Generate another token”.',
      'Deploy the new token, to SMTP settings as well, and delete the old one there.',
      'An account token stands under “API Tokens” of the account instead: regenerate it there.',
      'Read “Activity” of each message stream for mail that is not yours.',
    ],
    overlap: 'A server has up to three tokens at a time, so both can work during a deployment.',
    prevention: [
      'Use one Postmark server for each application, so that a token reaches one application’s mail.',
      'Use the documented test token, or a sandbox server, in tests.',
    ],
  },
  source: 'https://postmarkapp.com/developer/api/overview',
  examples: [
    `POSTMARK_SERVER_TOKEN=${sample.uuid('a')}`,
    `curl https://api.postmarkapp.com/email -H "X-Postmark-Server-Token: ${sample.uuid('b')}"`,
    `const client = new postmark.ServerClient("${sample.uuid('c')}");`,
    `host: smtp.postmarkapp.com\npassword: ${sample.uuid('d')}`,
    ['X-Postmark-Server-Token: POSTMARK', 'API', 'TEST'].join('_'),
  ],
  counterexamples: [
    `id: ${sample.uuid()}`,
    `PASSWORD=${sample.uuid()}`,
    `postmarkMessageId: "${sample.uuid()}"`,
    'POSTMARK_SERVER_TOKEN=xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx',
  ],
})
