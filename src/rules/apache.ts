import { createHash } from 'node:crypto'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

// `$$` in compose files, `\$` in shells.
const MARK = '\\\\?\\$\\$?'
const ITOA = './A-Za-z0-9'
const CRYPT = sample.of('./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', 64, 'crypt')

const formats = [
  `${MARK}apr1${MARK}[${ITOA}]{1,8}${MARK}[${ITOA}]{22}`,
  // The first salt is that of the bcrypt examples in wide use.
  `${MARK}2[abxy]${MARK}\\d\\d${MARK}(?!N9qo8uLOickgx2ZMRZoMye)[${ITOA}]{53}`,
  `${MARK}1${MARK}[${ITOA}]{1,8}${MARK}[${ITOA}]{22}`,
  `${MARK}5${MARK}(?:rounds=\\d{1,9}${MARK})?[${ITOA}]{1,16}${MARK}[${ITOA}]{43}`,
  `${MARK}6${MARK}(?:rounds=\\d{1,9}${MARK})?[${ITOA}]{1,16}${MARK}[${ITOA}]{86}`,
  '\\{SHA\\}[A-Za-z0-9+/]{27}=',
]

export default defineRules({
  id: 'htpasswd-hash',
  provider: 'Apache',
  title: 'Password hash',
  severity: 'medium',
  // A hash in a test or a seed protects nothing, and looks the same.
  certainty: 'likely',
  keywords: [
    'apr1$',
    '$2y$',
    '$2a$',
    '$2b$',
    '$2x$',
    '{SHA}',
    ...[':', '=', '"', "'", ' ', '`', '>', '$', '\\'].flatMap((before) =>
      ['1', '5', '6'].map((id) => `${before}$${id}$`),
    ),
    '\\$1\\$',
    '\\$5\\$',
    '\\$6\\$',
  ],
  pattern: new RegExp(`(?<secret>${formats.join('|')})(?![${ITOA}])`, 'g'),
  // Unsalted, so the commonest passwords of examples are known by their hash.
  isGenuine: (secret) =>
    !['password', 'test', 'admin', 'secret', 'foo', 'bar'].some((word) =>
      secret.endsWith(createHash('sha1').update(word).digest('base64')),
    ),
  variable: 'BASIC_AUTH_USERS',
  remediation: {
    risk: 'guess passwords against this hash on their own machine, quickly if it is MD5 or SHA-1, and log in with what they find',
    revokeAt: 'https://httpd.apache.org/docs/current/programs/htpasswd.html',
    steps: [
      'Set another password for this user with “htpasswd -B”, or with passwd or chpasswd on a host.',
      'Change it wherever else the user has the same password.',
      'Read the access log for logins of this user from addresses you do not know.',
    ],
    command: 'htpasswd -B <file> <user>',
    prevention: [
      'Keep the password file outside the repository and mount it as a secret.',
      'Hash with bcrypt (-B) at cost 10 or more, never with -m, -s or crypt.',
      'Put single sign-on in front of the site instead of Basic authentication.',
    ],
  },
  source: 'https://httpd.apache.org/docs/current/programs/htpasswd.html',
  examples: [
    `alice:$apr1$${CRYPT.slice(0, 8)}$${CRYPT.slice(8, 30)}`,
    `admin:$2y$10$${CRYPT.slice(0, 53)}`,
    `traefik.http.middlewares.auth.basicauth.users=bob:$$apr1$$${CRYPT.slice(20, 28)}$$${CRYPT.slice(30, 52)}`,
    `bob:{SHA}${sample.base64(27)}=`,
    `root:$6$${CRYPT.slice(0, 8)}$${CRYPT}${CRYPT.slice(0, 22)}:19000:0:99999:7:::`,
  ],
  counterexamples: [
    `carol:{SHA}${createHash('sha1').update('password').digest('base64')}`,
    `replace("$1$2", "$6$")`,
    `$2y$10$${'x'.repeat(53)}`,
  ],
})
