import { looksChosen, looksRandom, looksSpoken } from '../core/random.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

// Secrets of nobody in particular: the name of a variable says secret, and the value looks like one. The shapes are
// nobody's own, so these rules warn. Whatever a provider's rule recognises is that rule's: hence the low precedence.
export const GENERIC = {
  severity: 'medium',
  certainty: 'likely',
  precedence: -10,
  guessable: true,
  provider: 'any',
} as const

/** What follows the word in names that hold no secret: `tokenUrl`, `secretName`, `key_id`, `password_reset`. */
const NOT_A_SECRET =
  '(?!s?[_.-]?(?:ur[li]|uri|type|name|id\\b|ids\\b|path|file|dir|len|length|size|count|limit|field|label|hint|error|valid|regex|pattern|format|hash|digest|mgr|reset|expir|ttl|age|index|map|list|set\\b|class|prefix|suffix|version|algorithm|endpoint|header|column|ref|selector|store|manager|provider|arn|usage|code|event|board|frame|word\\b|check|chain|iz|min|max|policy|encryption|verifier|salt))'
/** What stands before the word in names that hold none: `nextToken`, `public_key`, `AWS::IAM::AccessKey`, `arn:…:secret:`. */
const NOT_A_SECRET_BEFORE =
  '(?<!(?:next|lock|sequence|continuation|page|pagination|change|request|idempotency|sync|cancel(?:l?ation)?|action|csrf|xsrf|public|primary|foreign|partition|sort|range|cache|row|result|output|input|query|map|host|react|translation|i18n|message)[_.-]?(?:token|secret|key|credential)|[\\d*]:secret|::[a-z]{0,40})'
/** What closes the name, and says its type. */
const CLOSE = '(?: string)?(?:\\\\?["\'`]|[)\\]\\s]){0,24}(?:: ?(?:str|string|String|&str) ?)?'
/** What assigns or compares: an operator, `value =` of lists, `is`. */
const OPERATOR =
  '(?:\\|\\|=?|:{1,3}=|=>|->|<-|={1,3}|[?+.!]=|!==|[:>]|-(?= )|is:?(?= )|\\.equals\\(|,?\\s{0,20}["\']?(?:value|default)["\']?\\s?[:=]|</key>\\s{0,40}<string)'
/** What opens the value. */
const OPEN = '(?:\\\\?["\'`]|[$([{>@]|\\s|echo |Basic |Bearer |Token |value=){0,16}'
/** From the name to the value. */
const TO_VALUE = `[A-Za-z0-9_.-]{0,24}${CLOSE}${OPERATOR}${OPEN}`
/** The same; after `(` and `,` a quote must stand before the value, or two. */
const TO_ARGUMENT = `[A-Za-z0-9_.-]{0,24}${CLOSE}(?:(?:${OPERATOR}|\\|(?= ))${OPEN}|[(,]\\s{0,4}(?:\\\\?["'\`]){1,2}|(?<=[ \\t])\\\\?["'\`]?)`

// A pattern that begins with letters is found much faster than one that looks behind first.
const TOKEN_NAMES = `(?:secret(?:[_ -]?key)?|token|api[_ -]?key|(?:access|license)[_ -]?key|(?:auth|private|encryption|signing|master|account|service|client|admin|session|app|shared)[_-]?key|credential|creds(?<![a-z]creds)|[_-]auth(?![a-z])|[a-z0-9][_-]key(?![a-z]))${NOT_A_SECRET_BEFORE}${NOT_A_SECRET}`
/** `pass` alone is one where it is a word, or stands behind one of these; `? "password" : "text"` is a choice. */
const PASSWORD = `(?:pass(?:w(?:or)?d|wort|phrase|code|(?<=(?:^|[^a-z]|user|db|database|admin|root|smtp|mail|ftp|ssh|ldap|sql|login|auth|my)pass)(?![a-z]))|pwd)`
/** Literal parts of these names: `pass` alone would begin "passive" too. */
const PASSWORD_WORDS = [
  'password',
  'passwd',
  'passwort',
  'passphrase',
  'passcode',
  'pwd',
  'pass=',
  'pass:',
  'pass ',
  'pass"',
  "pass'",
] as const
export const PASSWORD_NAMES = `${PASSWORD}${NOT_A_SECRET}(?<!\\?\\s{0,4}["'\`]\\w{3,10})`

/** Between quotes a value may hold everything but them and spaces; without, it ends where code or prose goes on. */
function anyValue(least: number, most: number): string {
  const quoted = betweenQuotes((quote) => `[^\\s${quote}]{${least},${most}}`)
  return `(?![+,:;.)\\]}=])(?<secret>${quoted}|[^\\x00-\\x20\\x7f"'\`<>(){}[\\],;\\\\&]{${least},${most}}(?=["'\`\\s,;)}\\]\\\\&]|</|$))`
}

/** What stands between two quotes of one kind, also escaped ones. */
function betweenQuotes(inside: (quote: string) => string): string {
  const quotes = [
    ['(?<=\\\\")', '\\\\"', '"\\\\'],
    ['(?<=(?<!\\\\)")', '"', '"'],
    ["(?<=')", "'", "'"],
    ['(?<=`)', '`', '`'],
  ] as const
  return quotes.map(([before, after, quote]) => `${before}${inside(quote)}(?=${after})`).join('|')
}

/** The name as the first argument of a call, and what comes before the next one: `define('DB_PASSWORD', '…`. */
const IN_CALL =
  '(?<=(?:define|put|add|append|property|config|option|fetch|(?:set|get|with|env|param|header|field|const)\\w{0,16})\\(\\s?["\'][\\w.-]{0,60})["\']\\s?,\\s{0,4}'
/** A word or a few. */
const WORD = `(?<secret>${betweenQuotes((quote) => `[^${quote}\\n\\\\]{4,40}`)}|(?<=>)[^<>\\s]{4,40}(?=</))`

export const remediation = (what: string): Remediation => ({
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
      'access key',
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
      'license key',
      'licensekey',
      'session_key',
      'sessionkey',
      'app_key',
      'appkey',
      'credential',
      'creds',
      '_auth',
      '-auth',
      'api key',
      '_key',
      '-key',
    ],
    pattern: new RegExp(`${TOKEN_NAMES}${TO_ARGUMENT}${anyValue(14, 200)}`, 'gi'),
    reach: { before: 64, after: 340 },
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
    keywords: [...PASSWORD_WORDS, 'secret'],
    pattern: new RegExp(
      `(?:${PASSWORD_NAMES}(?:${TO_VALUE}|[A-Za-z0-9_.-]{0,24}${IN_CALL})|secret(?![a-z)])${NOT_A_SECRET_BEFORE}${NOT_A_SECRET}${TO_VALUE}(?=[^\\s"'\`]{10}))${anyValue(8, 128)}`,
      'gi',
    ),
    reach: { before: 112, after: 280 },
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
      'API_SECRET=\nAWS_S3_BUCKET_NAME=\n',
      'password: "changeme123"',
      'password = os.environ["DB_PASSWORD_1"]',
      'passwordField: "input#pw-1"',
      'password: ${DB_PASSWORD}',
    ],
  },
  {
    ...GENERIC,
    id: 'generic-password-word',
    title: 'Password that is a word',
    keywords: [...PASSWORD_WORDS, 'secret'],
    pattern: new RegExp(
      `(?:${PASSWORD_NAMES}(?:[A-Za-z0-9_]{0,16}${CLOSE}${OPERATOR}\\s{0,8}|[A-Za-z0-9_.-]{0,24}${IN_CALL}| for [^\\n]{1,40}?(?: is |: ?| = ))|secret["'\\]]{0,3}\\s?(?:[!=]==?\\s?|\\.equals\\())(?:\\\\?["'\`]|(?<=>))${WORD}`,
      'gi',
    ),
    reach: { before: 112, after: 160 },
    isAssignment: true,
    isGenuine: looksSpoken,
    precedence: -11,
    variable: 'APP_PASSWORD',
    remediation: remediation('password'),
    source: 'https://cwe.mitre.org/data/definitions/798.html',
    examples: [
      `db_password = "${sample.lower(9, 'word')}"`,
      `if (user.password === '${sample.lower(8, 'compared')}') {`,
      `define('DB_PASSWORD', '${sample.lower(10, 'php')}');`,
    ],
    counterexamples: [
      'password: "Passwort"',
      'password: "string"',
      'password === newPassword',
      '["security", "password", "padlock"]',
      'type === "password" ? "text" : "password"',
    ],
  },
  {
    ...GENERIC,
    id: 'generic-password-variable',
    title: 'Password in an environment variable',
    keywords: ['PASSWORD', 'PASSWD', 'PASSPHRASE', '_PASS', '_PWD', '_SECRET', 'PASS=', 'SECRET='],
    pattern:
      /(?<![A-Za-z0-9_$%{])(?:[A-Z0-9_]{0,40}(?:PASSW(?:OR)?D|PASSPHRASE|_PASS|_PWD|_SECRET(?:_KEY)?)(?:_[A-Z0-9]{1,12})?(?:["']?\s{0,20}value["']?\s?[:=] ?|["']?\s?[=:]\s?)|PASS=|SECRET=)(?:\\?["'])?(?<secret>(?<=["'])[^"'\n\\]{4,60}(?=\\?["'])|(?<!["'])[^\s"'`$<>{}()[\],;\\&|]{4,60}(?=[ \t\r]{0,8}(?:\n|$|#|["'\\])|(?<=[A-Z]=[^\s]{4,60})\s))/g,
    reach: { before: 64, after: 120 },
    isAssignment: true,
    isGenuine: isSpokenOrChosen,
    precedence: -11,
    variable: 'APP_PASSWORD',
    remediation: remediation('password'),
    source: 'https://12factor.net/config',
    examples: [
      `REACT_APP_AUTH_PASS=${sample.lower(9, 'env')}`,
      `MYSQL_ROOT_PASSWORD: ${sample.lower(9, 'compose')}`,
      `- name: ADMIN_PASSWORD\n  value: ${sample.lower(9, 'list')}`,
    ],
    counterexamples: [
      'MYSQL_ROOT_PASSWORD: password',
      'OLDPWD=$PWD',
      'PASSWORD=$(cat /run/secrets/pw)',
      'DB_PASSWORD=changeme',
      'PASS: 12 tests',
    ],
  },
  {
    ...GENERIC,
    id: 'generic-login',
    title: 'User and password in a settings file',
    keywords: PASSWORD_WORDS,
    // Without quotes it could be a name in code, so a line of its own, and a user before it.
    context: ['user', 'login', 'uid', 'email', 'account', 'default', 'password is'],
    pattern: new RegExp(
      `${PASSWORD}(?<=(?:^|\\n)[ \\t#;/"*-]{0,24}(?:[\\w.-]{1,60}[._-]|(?:(?:the|your|default|admin|root|initial) ){1,3})?\\w{3,10})"?[ \\t]{0,12}(?:[=:]|is:?(?= ))[ \\t]{0,8}(?<secret>[^\\s"'\`$<>{}()[\\],;\\\\&|.]{5,40})(?=[ \\t\\r]{0,8}(?:\\n|$|#|//))`,
      'gi',
    ),
    reach: { before: 100, after: 80 },
    isAssignment: true,
    isGenuine: looksSpoken,
    precedence: -11,
    variable: 'APP_PASSWORD',
    remediation: remediation('password'),
    source: 'https://cwe.mitre.org/data/definitions/260.html',
    examples: [
      `user = ada\npassword = ${sample.lower(10, 'ini')}`,
      `spring.datasource.username=ada\nspring.datasource.password=${sample.lower(10, 'spring')}`,
    ],
    counterexamples: [
      'user = name\npassword = value',
      'username: string\npassword: string',
      `password = ${sample.lower(10)}`,
    ],
  },
  {
    ...GENERIC,
    id: 'generic-authorization-header',
    title: 'Credential in an Authorization header',
    keywords: ['authorization', 'bearer '],
    pattern:
      /(?:authorization(?:\\?["'`]|[)\]\s]){0,3}(?:[:=,]|=>)(?:\\?["'`]|\s){0,4}(?:(?:basic|bearer|token|apikey|api-token|api-key|key|bot|digest|genie-?key|sso-key|splunk|private-token|oauth)\s{1,3})?|(?<![A-Za-z0-9-])bearer\s)(?<secret>[A-Za-z0-9+/_.~=:@-]{12,500})(?![A-Za-z0-9+/_.~=:@-])/gi,
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
)

/** What a person or a machine may have chosen as a password. */
export function isChosenOrRandom(value: string): boolean {
  return looksRandom(value) || looksChosen(value)
}

/** The same, or a word where only a password can stand. */
export function isSpokenOrChosen(value: string): boolean {
  return looksSpoken(value) || isChosenOrRandom(value)
}
