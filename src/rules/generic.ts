import { looksChosen, looksRandom } from '../core/random.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

// Secrets of nobody in particular: the name of a variable says secret, and the value looks like one. The shapes are
// nobody's own, so these rules warn. Whatever a provider's rule recognises is that rule's: hence the low precedence.
const GENERIC = { severity: 'medium', certainty: 'likely', precedence: -10, guessable: true, provider: 'any' } as const

/** What follows the word in names that hold no secret: `tokenUrl`, `secretName`, `key_id`, `password_reset`. */
const NOT_A_SECRET =
  '(?!s?[_.-]?(?:ur[li]|uri|type|name|id\\b|ids\\b|path|file|dir|len|length|size|count|limit|field|label|hint|error|valid|regex|pattern|format|hash|digest|reset|expir|ttl|age|index|map|list|set\\b|class|prefix|suffix|version|algorithm|endpoint|header|column|ref|selector|store|manager|provider|arn|usage|code|event|board|frame|word\\b|check|chain|iz|min|max|policy))'
/** The rest of the name, what closes it, an operator, and what opens the value; after `(` and `,` a quote must. */
const TO_VALUE =
  '[A-Za-z0-9_.-]{0,24}(?: string)?(?:\\\\?["\'`]|[)\\]\\s]){0,6}(?:: ?(?:str|string|String|&str) ?)?(?:(?:\\|\\|=?|:{1,3}=|=>|={1,3}|[?+.!]=|[:>]|\\s{0,20}["\']?value["\']?\\s?[:=])(?:\\\\?["\'`]|[$([{>@]|\\s|echo |Basic |Bearer |Token |value=){0,16}|[(,]\\s{0,4}\\\\?["\'`])'

const TOKEN_NAMES =
  '(?:secret|token|api[_-]?key|(?:access|auth|private|encryption|signing|master|account|service|client|admin|license|session|app|secret|shared)[_-]?key|credential|[a-z0-9][_-]key(?![a-z]))'
const VALUE = '(?<secret>[^\\x00-\\x20\\x7f"\'`<>(){}[\\],;\\\\]{14,200})(?=["\'`\\s<,;)}\\]\\\\&]|$)'

const remediation = (what: string): Remediation => ({
  risk: `use it as whoever issued this ${what} allows`,
  revokeAt: 'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
  steps: [
    `Find out which service this ${what} belongs to, from the name it is assigned to and the code around it.`,
    `Make a new ${what} there, put it into your secret manager, and deploy it.`,
    'Revoke the old one, then look through the access logs of that service for uses you cannot explain.',
  ],
  prevention: [
    'Prefer credentials that expire by themselves to ones that somebody has to remember to replace.',
    'If keyhold knows the provider but not this format, tell its authors: a rule can then say more.',
  ],
})

export default defineRules(
  {
    ...GENERIC,
    id: 'generic-secret-assignment',
    title: 'Secret in an assignment',
    keywords: [
      'secret',
      'token',
      'api_key',
      'apikey',
      'api-key',
      'access_key',
      'accesskey',
      'access-key',
      'auth_key',
      'authkey',
      'private_key',
      'privatekey',
      'encryption_key',
      'encryptionkey',
      'signing_key',
      'signingkey',
      'master_key',
      'masterkey',
      'account_key',
      'accountkey',
      'service_key',
      'servicekey',
      'client_key',
      'clientkey',
      'admin_key',
      'adminkey',
      'license_key',
      'licensekey',
      'session_key',
      'sessionkey',
      'app_key',
      'appkey',
      'credential',
      '_key',
      '-key',
    ],
    pattern: new RegExp(`${TOKEN_NAMES}${NOT_A_SECRET}${TO_VALUE}${VALUE}`, 'gi'),
    isAssignment: true,
    isGenuine: looksRandom,
    variable: 'APP_SECRET',
    remediation: remediation('secret'),
    source: 'https://cwe.mitre.org/data/definitions/798.html',
    examples: [
      `signing_secret: "${sample.base62(32, 'generic')}"`,
      `const apiKey = '${sample.hex(40, 'generic')}'`,
      `INTERNAL_TOKEN=${sample.base36(30, 'generic')}`,
    ],
    counterexamples: [
      `token_url = "${sample.base62(32)}"`,
      'const secret = process.env.SECRET_VALUE_FOR_1',
      'api_key: ${API_KEY_2}',
      'token: "your-token-here-123"',
      'secretName: my-release-postgresql-13',
      `integrity: "sha512-${sample.base64(86)}=="`,
    ],
  },
  {
    ...GENERIC,
    id: 'generic-password-assignment',
    title: 'Password in an assignment',
    keywords: ['password', 'passwd', 'pwd', '_pass', 'passphrase'],
    pattern: new RegExp(
      `(?:password|passwd|pwd|_pass(?![a-z])|passphrase)${NOT_A_SECRET}${TO_VALUE}(?<secret>[^\\x00-\\x20\\x7f"'\`<>(){}[\\],;\\\\]{8,128})(?=["'\`\\s<,;)}\\]\\\\&]|$)`,
      'gi',
    ),
    isAssignment: true,
    isGenuine: isChosenOrRandom,
    variable: 'APP_PASSWORD',
    remediation: remediation('password'),
    source: 'https://cwe.mitre.org/data/definitions/259.html',
    examples: [
      `DB_PASSWORD="${sample.base62(14, 'pw')}!"`,
      `<add key="Password" value="${sample.base62(12, 'pw2')}9$" />`,
    ],
    counterexamples: [
      'password: "changeme123"',
      'password = os.environ["DB_PASSWORD_1"]',
      'passwordField: "input#pw-1"',
      'password: ${DB_PASSWORD}',
    ],
  },
  {
    ...GENERIC,
    id: 'generic-curl-user',
    title: 'User and password on a curl command line',
    keywords: ['-u ', '--user ', '--user=', '-u"', "-u'"],
    context: ['curl'],
    pattern:
      /(?<![\w-])(?:-u|--user)[ =]{0,2}\\?["']?[^\s"':$<{*\\]{1,64}:(?<secret>[^\s"'$<{*\\][^\s"'<{*\\]{3,127})/g,
    isGenuine: (value) =>
      !/^(?:\d+|pass(?:word)?|secret|token|x+|pwd|changeme|\$.*|%.*|your.*|https?:.*)$/i.test(value),
    variable: 'CURL_PASSWORD',
    remediation: remediation('login'),
    source: 'https://curl.se/docs/manpage.html#-u',
    examples: [
      `curl -u elastic:${sample.base62(16, 'curl')} https://example.org`,
      `curl -X POST --user "ada:${sample.base62(12, 'curl2')}" https://example.org`,
    ],
    counterexamples: [
      'curl -u "${USER}:${PASSWORD}" https://example.org',
      'curl -u <user:password> https://example.org',
      'docker run -u 1000:1000 image',
      'curl -u user:password https://example.org',
    ],
  },
  {
    ...GENERIC,
    id: 'generic-authorization-header',
    title: 'Credential in an Authorization header',
    keywords: ['authorization'],
    pattern:
      /authorization(?:\\?["'`]|[)\]\s]){0,3}(?:[:=,]|=>)(?:\\?["'`]|\s){0,4}(?:(?:basic|bearer|token|apikey|key|bot|digest)\s{1,3})?(?<secret>[A-Za-z0-9+/_.~=:-]{12,500})(?![A-Za-z0-9+/_.~=:-])/gi,
    isAssignment: true,
    isGenuine: looksRandom,
    variable: 'AUTHORIZATION',
    remediation: remediation('credential'),
    source: 'https://www.rfc-editor.org/rfc/rfc9110#field.authorization',
    examples: [
      `-H "Authorization: Bearer ${sample.base62(32, 'bearer')}"`,
      `headers: { 'Authorization': 'Token ${sample.hex(40, 'header')}' }`,
    ],
    counterexamples: [
      'Authorization: Bearer <token>',
      'Authorization: Bearer ${ACCESS_TOKEN}',
      'authorization: "Bearer your_token_123456"',
    ],
  },
  {
    ...GENERIC,
    id: 'generic-credential-object',
    title: 'Password in a credential object',
    keywords: ['networkcredential', 'passwordcredential', 'passwordauthentication'],
    pattern:
      /(?:NetworkCredential|PasswordCredential|PasswordAuthentication)\s?\(\s{0,4}["'][^"'\n]{1,100}["']\s{0,4},\s{0,4}["'](?<secret>[^"'\s]{6,128})["']/gi,
    isGenuine: isChosenOrRandom,
    variable: 'APP_PASSWORD',
    remediation: remediation('account'),
    source: 'https://learn.microsoft.com/en-us/dotnet/api/system.net.networkcredential',
    examples: [
      `new NetworkCredential("mail@example.org", "${sample.base62(20, 'net')}")`,
      `new System.Net.NetworkCredential('ci', '${sample.base62(12, 'ps')}7')`,
    ],
    counterexamples: ['new NetworkCredential(user, password)', 'new NetworkCredential("user", "password")'],
  },
  {
    ...GENERIC,
    id: 'generic-command-line-password',
    title: 'Password on a command line',
    keywords: ['-password ', 'psexec', 'winexe', 'sqlcmd', '--password='],
    pattern:
      /(?:(?<![\w-])--?password[ =]|(?:psexec|winexe|sqlcmd)[^\n]{1,120}?\s-p[ :]?)["']?(?<secret>[^\s"'`$%<{(*-][^\s"'`<{$]{5,127})(?![`${])/gi,
    reach: { before: 8, after: 300 },
    isGenuine: isChosenOrRandom,
    variable: 'APP_PASSWORD',
    remediation: remediation('login'),
    source: 'https://cwe.mitre.org/data/definitions/214.html',
    examples: [
      `Connect-VIServer -Server vc.example.org -User ada -Password ${sample.base62(11, 'vi')}9!`,
      `psexec \\\\10.0.0.1 -u Administrator -p ${sample.base62(10, 'px')}_1 cmd`,
    ],
    counterexamples: [
      'mysql --password=$DB_PASSWORD_1',
      'keytool -password changeme123',
      'psexec \\\\10.0.0.1 -u Administrator -p %PASS% cmd',
    ],
  },
)

/** What a person or a machine may have chosen as a password. */
function isChosenOrRandom(value: string): boolean {
  return looksRandom(value) || looksChosen(value)
}
