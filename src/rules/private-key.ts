import { createHash } from 'node:crypto'
import { asAgeIdentity, isAgeIdentity } from '../core/checksum.js'
import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

// Private keys as text. Between the BEGIN line and the body, and between the lines of the body, stands what files,
// escapes (`\n`, `&#10;`, `%0A`), string literals, comments and quoting put there.
const GAP = String.raw`[\s\\"'\x60+,.&;*|>#%/nrtuxAD0-9]{0,64}?`
const BODY = String.raw`[A-Za-z0-9+/=\s\\"'\x60,.&;*|>#%]`
const END = '-{4,5} ?END [A-Z0-9 ]{3,40}-{4,5}'
/** The body after its first 40 characters: up to the END line, else as far as long runs of base64 reach. */
const REST = String.raw`(?:${BODY}{8,14000}${END}|[A-Za-z0-9+/\s\\]{8,14000}(?<=[A-Za-z0-9+/]{24})={0,2})`
const FIRST = '(?<random>[A-Za-z0-9+/]{40})'
/** RFC 1421: the two headers of OpenSSL's traditional encrypted form, in this order. */
const ENCRYPTED = String.raw`${GAP}Proc-Type: ?4,ENCRYPTED[\s\\nr"'\x60+,.;#*%&0-9ADx/|>]{0,64}DEK-Info: ?[A-Z0-9-]{3,24},[0-9A-Fa-f]{8,64}`
/** Base64, broken into lines as its tools do; a next line of other words is not taken along. */
const WRAPPED = String.raw`(?:[A-Za-z0-9+/_-]|[\s\\](?=[nr\s\\]{0,24}[A-Za-z0-9+/_-]{40}))`

const PKCS1 = 'MIIEpAIBAAKCAQEA'
const PKCS8 = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC'
const OPENSSH = 'b3BlbnNzaC1rZXktdjEAAAAA'

const begin = (label: string) => `-----BEGIN ${label}-----`
const reach = { after: 15_000 }
/** Providers whose keys are PEM files name them better than these rules. */
const precedence = -0.5

/** `bare`: how the body of such a key begins when it stands without its BEGIN line, as in a Java property. */
function pem(label: string, headers = '', bare?: string): RegExp {
  const marked = `-----BEGIN ${label}-----${headers}${GAP}`
  const start = bare === undefined ? marked : `(?:${marked}|(?<![A-Za-z0-9+/])(?=${bare}))`
  return new RegExp(`(?<secret>${start}${FIRST}${REST})`, 'g')
}

/** The first 64 characters of keys that everybody has, by digest: Vagrant's insecure key, and three of jwt.io. */
const PUBLISHED = new Set(['eca7c0796c0d2871', 'b659c9d3a6624574', '48e903aaac6b226d', '152943e104e30dd4'])

/** The base64 of a block, without what stands around and between its lines. */
function bodyOf(text: string): string {
  return text
    .replace(/-{4,5} ?(?:BEGIN|END) [A-Z0-9 ]{3,40}-{4,5}/g, '')
    .replace(/Proc-Type: ?4,ENCRYPTED|DEK-Info: ?[A-Z0-9-]{3,24},[0-9A-Fa-f]{8,64}/g, '')
    .replace(/\\+(?:u000[adAD]|[nrt])|&#(?:x[0-9A-Fa-f]{1,2}|\d{1,3});|%0[AaDd]/g, ' ')
}

/** Enough base64 for a key (64 characters hold one of Ed25519), not shortened, and not one that is published. */
function isPrivateKey(text: string): boolean {
  const body = bodyOf(text)
  const base64 = body.replace(/[^A-Za-z0-9+/]/g, '')
  const isCut = text.includes('BEGIN ') && !text.includes('END ')
  return (
    !/\.{3}|\[\.|…/.test(body) &&
    base64.length >= (isCut ? 120 : 64) &&
    /[A-Z]/.test(base64) &&
    /[a-z]/.test(base64) &&
    /[0-9]/.test(base64) &&
    !PUBLISHED.has(digest(base64.slice(0, 64)))
  )
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

/** A block with `head` and random characters. For examples. */
function block(label: string, head: string, length: number, joint = '\n', headers = ''): string {
  const lines = (head + sample.base64(length, label)).match(/.{1,64}/g) as string[]
  return [begin(label), ...(headers === '' ? [] : [headers]), ...lines, `-----END ${label}-----`].join(joint)
}

const lines = (length: number, seed: string) => sample.base64(length, seed).match(/.{1,64}/g) as string[]

/** A PuTTY file, its lines joined by `joint`. For examples. */
function ppk(encryption: string, joint: string): string {
  return [
    'PuTTY-User-Key-File-2: ssh-rsa',
    `Encryption: ${encryption}`,
    'Comment: rsa-key-20260101',
    'Public-Lines: 6',
    ...lines(372, 'public'),
    'Private-Lines: 14',
    ...lines(860, encryption),
    `Private-MAC: ${sample.hex(40)}`,
  ].join(joint)
}

const BASE64_PEM = new RegExp(
  `(?<![A-Za-z0-9+/_-])(?<secret>LS0tLS1CRUdJTi(?<random>B[A-Za-z0-9+/_-]{40})${WRAPPED}{40,14000}={0,2})`,
  'g',
)
const BEGINS_ENCRYPTED = new RegExp(
  `^-----BEGIN (?:ENCRYPTED |[A-Z0-9 ]{1,24}-----\\s+(?:Proc-Type|${OPENSSH}(?:CmFlcz|FmFlcz|HWNoYWNo|CDNkZX)))`,
)

/** Whether base64 holds a private key, and whether that has a passphrase. */
function isWrapped(secret: string, isEncrypted: boolean): boolean {
  const text = Buffer.from(secret.replace(/\\+[nr]/g, ''), 'base64').toString('latin1')
  return (
    /^-----BEGIN [A-Z0-9 ]{0,24}PRIVATE KEY/.test(text) &&
    BEGINS_ENCRYPTED.test(text) === isEncrypted &&
    isPrivateKey(text)
  )
}

const wrapped = (text: string) => Buffer.from(`${text}\n`).toString('base64')
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'

const P12_BASE64 = 'MI[I-L][A-Za-z0-9+/]{2}[AQgw]IBAzCC[A-Za-z0-9+/]{3}GCSqGSIb3DQEHA'
const JKS_BASE64 = '/u3\\+7QAAAA[EI]AA[A-Za-z0-9+/]{3}AAAAA[Q-Za-f]'
const JKS_BYTES = '\xfe\xed\xfe\xed\0\0\0[\x01\x02]\0\0[\\s\\S]{2}\0\0\0\x01'
const SHROUDED_KEY_BAG = '*\x86H\x86\xf7\r\x01\x0c\n\x01\x02'
// After its OID comes [0] SEQUENCE { SEQUENCE { the OID of the cipher; libraries list the OID without it.
const IN_BAG = '\\xa0(?:\\x82[\\s\\S]{2}0\\x82[\\s\\S]{2}|\\x81[\\s\\S]0\\x81[\\s\\S])0[\\x10-\\x7f]\\x06'

/** The first 40 characters of `d` or `k` in RFC 7515, 7517 and 8037, by digest. */
const PUBLISHED_JWK = new Set([
  'a4cbfbc3eb39653c',
  '00701b3384c3cf5e',
  '016633c92ad49b8c',
  '98d30327cd110d4f',
  '3e5d95c30a759886',
  '3221fdd53cc23c06',
  '57afc11665beb68d',
])

const traditional = (cipher: string, vector: number) =>
  `Proc-Type: 4,ENCRYPTED\nDEK-Info: ${cipher},${sample.upperHex(vector)}\n`

const rsa: Remediation = {
  risk: 'sign, decrypt or log in as the owner of the RSA key, wherever its public half is trusted',
  revokeAt: 'https://letsencrypt.org/docs/revoking/',
  steps: [
    'Find out what the RSA key is for: compare “openssl rsa -in key.pem -pubout” with your TLS certificates, deploy keys and token signers.',
    'Make a new pair and install its public half or certificate everywhere the old one is trusted.',
    'For a TLS certificate, revoke the old one at the authority that issued it, with reason keyCompromise.',
    'Take the old public key out of authorized_keys, JWKS documents and app settings, and try that the old key is refused.',
  ],
  command: 'openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -out key.pem',
  overlap: 'Servers that accept several public keys can trust old and new for the length of the roll-out.',
  prevention: [
    'Keep RSA keys in a KMS, an HSM or the key store of the system, which sign without giving the key away.',
    'Use certificates that live for days, renewed by ACME, so that a leaked key ages quickly.',
  ],
}

const pkcs8: Remediation = {
  risk: 'act as whoever the key stands for: a server, an app, a service account or a signer of tokens',
  revokeAt: 'https://csrc.nist.gov/pubs/sp/800/57/pt1/r5/final',
  steps: [
    'Derive the public key with “openssl pkey -in key.pem -pubout” and look for it in certificates, app registrations and service accounts.',
    'Register a new key there first, then delete the old one in the console of that service.',
    'Revoke certificates that were issued for the old key, and end sessions or tokens it has signed.',
  ],
  command: 'openssl genpkey -algorithm ED25519 -out key.pem',
  prevention: [
    'Give services an identity from their platform (workload identity, OIDC federation) instead of a key file.',
    'Add *.pem, *.key and *.p8 to .gitignore, and mount key files from a secret store.',
  ],
}

const sec1: Remediation = {
  risk: 'sign as the owner of the elliptic-curve or DSA key: TLS handshakes, tokens, releases or logins',
  revokeAt: 'https://datatracker.ietf.org/doc/html/rfc5280#section-5.3.1',
  steps: [
    'Run “openssl pkey -in key.pem -pubout” and search for that public key where signatures are checked.',
    'Create a key on the same curve, publish its public half, and switch the signer over.',
    'Withdraw the old public key, and revoke a certificate that carries it.',
    'Replace DSA keys by Ed25519 in passing: current OpenSSH refuses them.',
  ],
  command: 'openssl ecparam -name prime256v1 -genkey -noout -out key.pem',
  prevention: [
    'Sign with a key in a KMS or on a hardware token, where only signatures come out.',
    'Give each signer its own key, so that one leak does not put the others in doubt.',
  ],
}

const openssh: Remediation = {
  risk: 'log in to every server and push to every repository that trusts this SSH key',
  revokeAt: 'https://github.com/settings/keys',
  steps: [
    'Print the fingerprint with “ssh-keygen -lf”, and compare it with the SSH keys of your Git hosts.',
    'Delete the key under “SSH and GPG keys” or among the deploy keys of the repository.',
    'Remove its line from ~/.ssh/authorized_keys on every server, and from the metadata of cloud machines.',
    'Make a new pair and look through auth.log for logins with the old fingerprint.',
  ],
  command: 'ssh-keygen -t ed25519 -f ~/.ssh/id_ed25519_new',
  overlap: 'authorized_keys takes both public keys, so add the new line before you delete the old one.',
  prevention: [
    'Use a key on a security token (ssh-keygen -t ed25519-sk), which cannot be copied.',
    'Give keys a passphrase and let ssh-agent hold them, outside of the repository.',
    'Prefer SSH certificates that expire within hours.',
  ],
}

const putty: Remediation = {
  risk: 'log in through PuTTY, WinSCP or plink to every server that trusts this key',
  revokeAt: 'https://the.earth.li/~sgtatham/putty/latest/htmldoc/Chapter8.html',
  steps: [
    'Load the file in PuTTYgen to see the public key and its comment.',
    'Delete that public key from authorized_keys on the servers and from your Git hosts.',
    'Press “Generate” in PuTTYgen, set a passphrase, and save the new private key outside of the repository.',
  ],
  command: 'puttygen -t ed25519 -o new.ppk',
  prevention: [
    'Set a passphrase in PuTTYgen and let Pageant keep the key unlocked.',
    'Ignore *.ppk in every repository.',
  ],
}

const base64: Remediation = {
  risk: 'decode it in a second and use the private key inside: base64 protects nothing',
  revokeAt: 'https://datatracker.ietf.org/doc/html/rfc7468#section-13',
  steps: [
    'Decode the value (base64 -d) and read its BEGIN line to learn what kind of key it is.',
    'Replace the key where its public half is trusted: the server, the cluster, the app or the CI system.',
    'Update the CI variable or Kubernetes Secret it came from, and delete the copy in the repository.',
  ],
  command: 'base64 -d value.txt | openssl pkey -pubout',
  prevention: [
    'Store key files as file-type CI variables or mounted secrets: then nobody needs to encode them.',
    'Encrypt manifests that must live in Git with SOPS or Sealed Secrets.',
  ],
}

const jose: Remediation = {
  risk: 'sign tokens that your services accept as genuine, or decrypt what was encrypted for this key',
  revokeAt: 'https://www.rfc-editor.org/rfc/rfc7517#section-4.5',
  steps: [
    'Generate a new key under a new “kid” and add its public half to your JWKS.',
    'Sign with the new key, then remove the old “kid” from the JWKS so that verifiers refuse it.',
    'Shorten the cache time of the JWKS while you wait, and end the sessions that the old key signed.',
  ],
  overlap: 'A JWKS can list both keys, but with a leaked one every hour of overlap is an hour of forged tokens.',
  prevention: [
    'Publish with a tool that exports only public members, so that “d” and “k” never leave the signer.',
    'Let a KMS or the identity provider hold the signing key.',
  ],
}

export default defineRules(
  {
    id: 'pem-rsa-private-key',
    provider: 'PKCS#1',
    title: 'RSA private key',
    severity: 'critical',
    certainty: 'certain',
    // A body without BEGIN: the version number 0, then a modulus of 1024, 2048, 3072 or 4096 bits. Public keys have
    // no version.
    keywords: [begin('RSA PRIVATE KEY'), 'IBAAKCAQEA', 'IBAAKCAgEA', 'IBAAKCAYEA', 'IBAAKBgQ'],
    pattern: pem('RSA PRIVATE KEY', '', 'MI[A-Za-z0-9+/]{4}IBAAK(?:CA[QgY]EA|BgQ)'),
    reach,
    isGenuine: isPrivateKey,
    precedence,
    variable: 'PRIVATE_KEY',
    remediation: rsa,
    source: 'https://datatracker.ietf.org/doc/html/rfc8017#appendix-A.1.2',
    examples: [
      block('RSA PRIVATE KEY', PKCS1, 1576),
      `PRIVATE_KEY="${block('RSA PRIVATE KEY', PKCS1, 1576, '\\n')}\\n"`,
      `{"key": "${block('RSA PRIVATE KEY', PKCS1, 1576, '\\r\\n')}"}`,
      `tls:\n  key: |\n    ${block('RSA PRIVATE KEY', PKCS1, 1576, '\r\n    ')}\r\n`,
      `const key = "${block('RSA PRIVATE KEY', PKCS1, 1576, '\\n" +\n  "')}"`,
      `${block('RSA PRIVATE KEY', PKCS1, 1576).split('-----END')[0]}`,
      `rsa.private=${PKCS1}${sample.base64(1576)}`,
    ],
    counterexamples: [
      `${begin('RSA PRIVATE KEY')}\nanything\n-----END RSA PRIVATE KEY-----`,
      `${begin('RSA PRIVATE KEY')}\n...\n-----END RSA PRIVATE KEY-----`,
      `${begin('RSA PRIVATE KEY')}\n${PKCS1}${sample.base64(48)}\n...\n-----END RSA PRIVATE KEY-----`,
      `${begin('RSA PRIVATE KEY')}\n${'x'.repeat(64)}\n${'x'.repeat(64)}\n-----END RSA PRIVATE KEY-----`,
      `It begins with ${begin('RSA PRIVATE KEY')} and stops at -----END RSA PRIVATE KEY-----`,
      block('PUBLIC KEY', 'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A', 360),
      block('RSA PUBLIC KEY', 'MIIBCgKCAQEA', 348),
      block('RSA PRIVATE KEY', '', 1592, '\n', traditional('AES-256-CBC', 32)),
    ],
  },
  {
    id: 'pem-rsa-private-key-encrypted',
    provider: 'PKCS#1',
    title: 'RSA private key with a passphrase',
    severity: 'medium',
    certainty: 'certain',
    keywords: [begin('RSA PRIVATE KEY')],
    pattern: pem('RSA PRIVATE KEY', ENCRYPTED),
    reach,
    isGenuine: isPrivateKey,
    precedence,
    variable: 'PRIVATE_KEY',
    remediation: {
      ...rsa,
      risk: 'try passphrases against the RSA key as fast as their hardware allows, and use it once one fits',
      steps: [
        'Look for the passphrase in the same repository: if it is there too, treat the RSA key as open.',
        ...rsa.steps,
      ],
      prevention: [
        'Convert to PKCS#8 (openssl pkcs8 -topk8 -v2 aes256): “DEK-Info” keys hash the passphrase once with MD5.',
        ...rsa.prevention,
      ],
    },
    source: 'https://datatracker.ietf.org/doc/html/rfc1421#section-4.6.1.1',
    examples: [
      block('RSA PRIVATE KEY', '', 1592, '\n', traditional('AES-256-CBC', 32)),
      `KEY="${block('RSA PRIVATE KEY', '', 1592, '\n', traditional('DES-EDE3-CBC', 16)).replaceAll('\n', '\\n')}"`,
    ],
    counterexamples: [
      block('RSA PRIVATE KEY', PKCS1, 1576),
      `${begin('RSA PRIVATE KEY')}\n${traditional('AES-128-CBC', 32)}\nanything\n-----END RSA PRIVATE KEY-----`,
    ],
  },
  {
    id: 'pem-pkcs8-private-key',
    provider: 'PKCS#8',
    title: 'Private key',
    severity: 'critical',
    certainty: 'certain',
    // Without BEGIN: the algorithm identifiers of RSA, P-256 and Ed25519, each followed by the OCTET STRING that only
    // private keys have.
    keywords: [
      begin('PRIVATE KEY'),
      begin('ED25519 PRIVATE KEY'),
      'IBADANBgkqhkiG9w0BAQEFAASC',
      'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0',
      'MC4CAQAwBQYDK2VwBCIEI',
    ],
    pattern: pem(
      '(?:(?:ED25519|ED448|X25519|X448) )?PRIVATE KEY',
      '',
      'MI[A-Za-z0-9+/]{4}IBADANBgkqhkiG9w0BAQEFAASC|MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0|MC4CAQAwBQYDK2VwBCIEI',
    ),
    reach,
    isGenuine: isPrivateKey,
    precedence,
    variable: 'PRIVATE_KEY',
    remediation: pkcs8,
    source: 'https://datatracker.ietf.org/doc/html/rfc5958',
    examples: [
      block('PRIVATE KEY', PKCS8, 1592),
      `"private_key": "${block('PRIVATE KEY', PKCS8, 1592, '\\n')}\\n",`,
      `"{\\"private_key\\": \\"${block('PRIVATE KEY', PKCS8, 1592, '\\\\n')}\\"}"`,
      `key: |\n  ${block('PRIVATE KEY', 'MC4CAQAwBQYDK2VwBCIEI', 43, '\n  ')}`,
      `alipay.merchant-private-key=${PKCS8}${sample.base64(1592)}`,
    ],
    counterexamples: [
      `${begin('PRIVATE KEY')}\nanything\n-----END PRIVATE KEY-----`,
      `${begin('PRIVATE KEY')}\\n...\\n-----END PRIVATE KEY-----`,
      `${begin('PRIVATE KEY')}\n<your key>\n-----END PRIVATE KEY-----`,
      block('CERTIFICATE', 'MIIDdzCCAl', 1200),
      block('PUBLIC KEY', 'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A', 360),
      block('ENCRYPTED PRIVATE KEY', 'MIIFHDBOBgkqhkiG9w0BBQ0w', 1700),
    ],
  },
  {
    id: 'pem-pkcs8-encrypted-private-key',
    provider: 'PKCS#8',
    title: 'Private key with a passphrase',
    severity: 'medium',
    certainty: 'certain',
    keywords: [begin('ENCRYPTED PRIVATE KEY')],
    pattern: pem('ENCRYPTED PRIVATE KEY'),
    reach,
    isGenuine: isPrivateKey,
    precedence,
    variable: 'PRIVATE_KEY',
    remediation: {
      ...pkcs8,
      risk: 'guess the passphrase offline, without limit, and then use the key',
      steps: [
        'Search the repository for the passphrase: in build scripts, compose files and variables that end in PASSPHRASE.',
        'If it is short, reused or in the repository, replace the key: register a new one and delete the old one where it is trusted.',
        'If it is long and was never written down, change nothing in a hurry, but plan the replacement.',
      ],
      command: 'openssl pkcs8 -topk8 -v2 aes-256-cbc -iter 600000 -in new.pem -out key.pem',
    },
    source: 'https://datatracker.ietf.org/doc/html/rfc7468#section-11',
    examples: [
      block('ENCRYPTED PRIVATE KEY', 'MIIFHDBOBgkqhkiG9w0BBQ0w', 1700),
      `KEY='${block('ENCRYPTED PRIVATE KEY', 'MIIFHDBOBgkqhkiG9w0BBQ0w', 1700, '\\n')}'`,
    ],
    counterexamples: [
      `${begin('ENCRYPTED PRIVATE KEY')}\n...\n-----END ENCRYPTED PRIVATE KEY-----`,
      block('PRIVATE KEY', PKCS8, 1592),
    ],
  },
  {
    id: 'pem-ec-dsa-private-key',
    provider: 'SEC1 / OpenSSL',
    title: 'EC or DSA private key',
    severity: 'critical',
    certainty: 'certain',
    keywords: [begin('EC PRIVATE KEY'), begin('DSA PRIVATE KEY'), 'MHcCAQEEI'],
    pattern: pem('(?:EC|DSA|ECDSA) PRIVATE KEY', '', 'MHcCAQEEI[A-Za-z0-9+/]{40,48}oAoGCCqGSM49'),
    reach,
    isGenuine: isPrivateKey,
    precedence,
    variable: 'PRIVATE_KEY',
    remediation: sec1,
    source: 'https://datatracker.ietf.org/doc/html/rfc5915',
    examples: [
      block('EC PRIVATE KEY', 'MHcCAQEEI', 155),
      `JWT_KEY="${block('EC PRIVATE KEY', 'MHcCAQEEI', 155, '\\n')}"`,
      block('DSA PRIVATE KEY', 'MIIDVgIBAAKCAQEA', 1100, '\r\n'),
      `signing_key = "MHcCAQEEI${sample.base64(43)}oAoGCCqGSM49AwEHoUQDQgAE${sample.base64(86)}=="`,
    ],
    counterexamples: [
      `${begin('EC PRIVATE KEY')}\nyour key here\n-----END EC PRIVATE KEY-----`,
      `${begin('EC PARAMETERS')}\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----`,
      block('EC PRIVATE KEY', '', 160, '\n', traditional('AES-128-CBC', 32)),
    ],
  },
  {
    id: 'pem-ec-dsa-private-key-encrypted',
    provider: 'SEC1 / OpenSSL',
    title: 'EC or DSA private key with a passphrase',
    severity: 'medium',
    certainty: 'certain',
    keywords: [begin('EC PRIVATE KEY'), begin('DSA PRIVATE KEY')],
    pattern: pem('(?:EC|DSA|ECDSA) PRIVATE KEY', ENCRYPTED),
    reach,
    isGenuine: isPrivateKey,
    precedence,
    variable: 'PRIVATE_KEY',
    remediation: {
      ...sec1,
      risk: 'guess the passphrase of the elliptic-curve or DSA key offline, and sign with it once one fits',
      steps: [
        'Look for the passphrase beside the key: if it is in the repository too, the key is open to every reader.',
        ...sec1.steps,
      ],
    },
    source: 'https://datatracker.ietf.org/doc/html/rfc1421#section-4.6.1.1',
    examples: [
      block('EC PRIVATE KEY', '', 160, '\n', traditional('AES-128-CBC', 32)),
      block('DSA PRIVATE KEY', '', 1100, '\r\n', traditional('DES-EDE3-CBC', 16)),
    ],
    counterexamples: [
      block('EC PRIVATE KEY', 'MHcCAQEEI', 155),
      `${begin('EC PRIVATE KEY')}\n${traditional('AES-128-CBC', 32)}\n...\n-----END EC PRIVATE KEY-----`,
    ],
  },
  {
    id: 'openssh-private-key',
    provider: 'OpenSSH',
    title: 'OpenSSH private key',
    severity: 'critical',
    certainty: 'certain',
    keywords: [begin('OPENSSH PRIVATE KEY'), OPENSSH.slice(0, 19)],
    pattern: pem('OPENSSH PRIVATE KEY', '', OPENSSH),
    reach,
    isGenuine: isPrivateKey,
    precedence,
    variable: 'SSH_PRIVATE_KEY',
    remediation: openssh,
    source: 'https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key',
    examples: [
      block('OPENSSH PRIVATE KEY', `${OPENSSH}BG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW`, 300),
      `SSH_PRIVATE_KEY="${block('OPENSSH PRIVATE KEY', `${OPENSSH}BG5vbmUAAAAEbm9uZQAAAAAAAAAB`, 400, '\\n')}"`,
      `  key: |\n    ${block('OPENSSH PRIVATE KEY', `${OPENSSH}BG5vbmUAAAAEbm9uZQAAAAAAAAAB`, 2400, '\n    ')}`,
      `DEPLOY_KEY=${OPENSSH}BG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW${sample.base64(300)}`,
    ],
    counterexamples: [
      `${begin('OPENSSH PRIVATE KEY')}\nanything\n-----END OPENSSH PRIVATE KEY-----`,
      `${begin('OPENSSH PRIVATE KEY')}\n${OPENSSH}...\n-----END OPENSSH PRIVATE KEY-----`,
      `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${sample.base64(43)} me@host`,
      block('OPENSSH PRIVATE KEY', `${OPENSSH}CmFlczI1Ni1jdHIAAAAGYmNyeXB0`, 400),
    ],
  },
  {
    id: 'openssh-private-key-encrypted',
    provider: 'OpenSSH',
    title: 'OpenSSH private key with a passphrase',
    severity: 'medium',
    certainty: 'certain',
    keywords: [begin('OPENSSH PRIVATE KEY'), OPENSSH.slice(0, 19)],
    // After the magic stands the name of the cipher: aes…-ctr or -cbc, …-gcm@openssh.com, chacha20-poly1305, 3des-cbc.
    pattern: new RegExp(
      `(?<secret>(?:${begin('OPENSSH PRIVATE KEY')}${GAP}|(?<![A-Za-z0-9+/]))(?<random>${OPENSSH}(?:CmFlcz|FmFlcz|HWNoYWNo|CDNkZX)[A-Za-z0-9+/]{12})${REST})`,
      'g',
    ),
    reach,
    isGenuine: isPrivateKey,
    // The rule above matches these too.
    precedence: -0.25,
    variable: 'SSH_PRIVATE_KEY',
    remediation: {
      ...openssh,
      risk: 'guess the passphrase offline and then log in with this SSH key',
      steps: [
        'Check whether the passphrase stands in a script, a CI variable dump or an expect file of the same repository.',
        ...openssh.steps,
      ],
    },
    source: 'https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key',
    examples: [
      block('OPENSSH PRIVATE KEY', `${OPENSSH}CmFlczI1Ni1jdHIAAAAGYmNyeXB0`, 400),
      `key="${block('OPENSSH PRIVATE KEY', `${OPENSSH}FmFlczI1Ni1nY21Ab3BlbnNzaC5j`, 400, '\\n')}"`,
    ],
    counterexamples: [block('OPENSSH PRIVATE KEY', `${OPENSSH}BG5vbmUAAAAEbm9uZQAAAAAAAAAB`, 400)],
  },
  {
    id: 'ssh2-putty-private-key',
    provider: 'PuTTY / SSH2',
    title: 'PuTTY private key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['PuTTY-User-Key-File-'],
    pattern: new RegExp(
      `(?<secret>PuTTY-User-Key-File-[1-3]: [\\s\\S]{1,120}?Encryption: none[\\s\\S]{1,6000}?Private-Lines: \\d{1,3}${GAP}${FIRST}${BODY}{0,9000}(?:-(?:MAC|Hash): [0-9a-fA-F]{40,64})?)`,
      'g',
    ),
    reach,
    precedence,
    variable: 'SSH_PRIVATE_KEY',
    remediation: putty,
    source: 'https://the.earth.li/~sgtatham/putty/latest/htmldoc/AppendixC.html',
    examples: [ppk('none', '\n'), `"${ppk('none', '\\r\\n')}"`],
    counterexamples: [
      ppk('aes256-cbc', '\n'),
      'PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\nComment: x\nPublic-Lines: 6\n...',
    ],
  },
  {
    id: 'ssh2-putty-private-key-encrypted',
    provider: 'PuTTY / SSH2',
    title: 'PuTTY or SSH2 private key with a passphrase',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['PuTTY-User-Key-File-', '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----'],
    pattern: new RegExp(
      `(?<secret>(?:PuTTY-User-Key-File-[1-3]: [\\s\\S]{1,120}?Encryption: aes[\\s\\S]{1,6000}?Private-Lines: \\d{1,3}${GAP}|---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----[\\s\\S]{1,600}?)${FIRST}${BODY}{0,9000}(?:-(?:MAC|Hash): [0-9a-fA-F]{40,64}|---- END SSH2 ENCRYPTED PRIVATE KEY ----)?)`,
      'g',
    ),
    reach,
    precedence,
    variable: 'SSH_PRIVATE_KEY',
    remediation: {
      ...putty,
      risk: 'guess the passphrase of the PuTTY or SSH2 key offline, then log in with it',
      steps: [
        'Look for the passphrase in WinSCP scripts and batch files of the repository: plink and WinSCP are often given both.',
        ...putty.steps,
      ],
    },
    source: 'https://the.earth.li/~sgtatham/putty/latest/htmldoc/AppendixC.html',
    examples: [
      ppk('aes256-cbc', '\n'),
      `---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nComment: "2048-bit rsa"\n${(
        sample.base64(600, 'ssh2').match(/.{1,70}/g) as string[]
      ).join('\n')}\n---- END SSH2 ENCRYPTED PRIVATE KEY ----`,
    ],
    counterexamples: [
      ppk('none', '\n'),
      `---- BEGIN SSH2 PUBLIC KEY ----\n${sample.base64(70)}\n---- END SSH2 PUBLIC KEY ----`,
    ],
  },
  {
    id: 'pgp-private-key',
    provider: 'OpenPGP',
    title: 'PGP private key',
    severity: 'critical',
    certainty: 'certain',
    keywords: [begin('PGP PRIVATE KEY BLOCK')],
    // Between BEGIN and body may stand headers such as `Version:` and `Comment:`.
    pattern: new RegExp(`(?<secret>${begin('PGP PRIVATE KEY BLOCK')}(?:[^-]|-(?!-)){0,600}?${FIRST}${REST})`, 'g'),
    reach,
    isGenuine: isPrivateKey,
    precedence,
    variable: 'GPG_PRIVATE_KEY',
    remediation: {
      risk: 'sign releases and commits in your name and decrypt your mail, once past a passphrase if there is one',
      revokeAt: 'https://keys.openpgp.org/manage',
      steps: [
        'Import the revocation certificate that gpg keeps in openpgp-revocs.d, or make one with the command below.',
        'Send the revoked key to the key servers and to everybody who checks your signatures.',
        'Remove it from the GPG keys of your Git host; commits it signed should no longer count as verified.',
        'Create a new key, and sign again what must stay trusted.',
      ],
      command: 'gpg --output revoke.asc --gen-revoke KEYID; gpg --import revoke.asc; gpg --send-keys KEYID',
      prevention: [
        'Keep the primary key offline and export only subkeys, made on a smart card or a security token.',
        'Sign builds with keyless signing (Sigstore) in CI, where no key has to be stored.',
      ],
    },
    source: 'https://www.rfc-editor.org/rfc/rfc9580#section-6.2',
    examples: [
      block('PGP PRIVATE KEY BLOCK', '\nlQOYB', 1600),
      block(
        'PGP PRIVATE KEY BLOCK',
        '',
        1600,
        '\n',
        'Version: GnuPG v1.4.10 (GNU/Linux)\nComment: https://gnupg.org\n',
      ),
      `GPG_KEY="${block('PGP PRIVATE KEY BLOCK', 'lIYE', 900, '\\n')}"`,
    ],
    counterexamples: [
      block('PGP PUBLIC KEY BLOCK', 'mQENB', 1600),
      `${begin('PGP PRIVATE KEY BLOCK')}\n\n...\n-----END PGP PRIVATE KEY BLOCK-----`,
    ],
  },
  {
    id: 'base64-encoded-pem',
    provider: 'PEM',
    title: 'Private key in base64',
    severity: 'critical',
    certainty: 'certain',
    // Base64 of `-----BEGIN ` and RSA, PRIVATE, EC, DSA, OPENSSH or PGP PRIVATE. Of CERTIFICATE it begins differently.
    keywords: [
      'LS0tLS1CRUdJTiBSU0EgUFJJVkFUR',
      'LS0tLS1CRUdJTiBQUklWQVRFIEtFW',
      'LS0tLS1CRUdJTiBFQyBQUklWQVRFI',
      'LS0tLS1CRUdJTiBEU0EgUFJJVkFUR',
      'LS0tLS1CRUdJTiBPUEVOU1NIIFBSS',
      'LS0tLS1CRUdJTiBQR1AgUFJJVkFUR',
    ],
    pattern: BASE64_PEM,
    reach,
    isGenuine: (secret) => isWrapped(secret, false),
    // Better than the key that the engine finds when it decodes the first part.
    precedence: 0,
    variable: 'PRIVATE_KEY',
    remediation: base64,
    source: 'https://datatracker.ietf.org/doc/html/rfc4648#section-4',
    examples: [
      `TLS_KEY=${wrapped(block('RSA PRIVATE KEY', PKCS1, 1576))}`,
      `"sshKey": "${wrapped(block('OPENSSH PRIVATE KEY', `${OPENSSH}BG5vbmUAAAAEbm9uZQAAAAAAAAAB`, 400))}"`,
      `key: |\n  ${(wrapped(block('PRIVATE KEY', PKCS8, 1592)).match(/.{1,76}/g) as string[]).join('\n  ')}\nother: 1`,
    ],
    counterexamples: [
      `ca: ${wrapped(block('CERTIFICATE', 'MIIDdzCCAl', 1200))}`,
      `key: ${wrapped(`${begin('RSA PRIVATE KEY')}\nanything at all, but no key of any kind\n-----END RSA PRIVATE KEY-----`)}`,
      `key: LS0tLS1CRUdJTiBSU0EgUFJJVkFURSBLRVktLS0tLQo...`,
    ],
  },
  {
    id: 'base64-encoded-pem-encrypted',
    provider: 'PEM',
    title: 'Private key with a passphrase in base64',
    severity: 'medium',
    certainty: 'certain',
    keywords: [
      'LS0tLS1CRUdJTiBFTkNSWVBURUQgU',
      'LS0tLS1CRUdJTiBSU0EgUFJJVkFUR',
      'LS0tLS1CRUdJTiBFQyBQUklWQVRFI',
      'LS0tLS1CRUdJTiBEU0EgUFJJVkFUR',
      'LS0tLS1CRUdJTiBPUEVOU1NIIFBSS',
    ],
    pattern: BASE64_PEM,
    reach,
    isGenuine: (secret) => isWrapped(secret, true),
    precedence: 0,
    variable: 'PRIVATE_KEY',
    remediation: {
      ...base64,
      risk: 'decode it and guess the passphrase offline, without limit',
      steps: [
        'Look for the passphrase in the variables beside it: a CI system that has the key has mostly both.',
        ...base64.steps,
      ],
    },
    source: 'https://datatracker.ietf.org/doc/html/rfc4648#section-4',
    examples: [
      `SIGNING_KEY=${wrapped(block('ENCRYPTED PRIVATE KEY', 'MIIFHDBOBgkqhkiG9w0BBQ0w', 1700))}`,
      `"sshKey": "${wrapped(block('OPENSSH PRIVATE KEY', `${OPENSSH}CmFlczI1Ni1jdHIAAAAGYmNyeXB0`, 400))}"`,
      `key: ${wrapped(block('RSA PRIVATE KEY', '', 1592, '\n', traditional('AES-256-CBC', 32)))}`,
    ],
    counterexamples: [
      `TLS_KEY=${wrapped(block('RSA PRIVATE KEY', PKCS1, 1576))}`,
      `ca: ${wrapped(block('CERTIFICATE', 'MIIDdzCCAl', 1200))}`,
    ],
  },
  {
    id: 'jwk-private-key',
    provider: 'JOSE',
    title: 'Private JSON Web Key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['"kty"', '"kty\\"', "'kty'", 'kty:', ':kty'],
    // `d` of 256 bits has 43 characters; `k` of an octet key as many as its owner chose, 22 for 128 bits.
    pattern:
      /(?<![A-Za-z0-9_.-])\\{0,3}["']?(?:d\\{0,3}["']?\s{0,8}(?::|=>)\s{0,8}\\{0,3}["'](?=[A-Za-z0-9_-]{42})|k\\{0,3}["']?\s{0,8}(?::|=>)\s{0,8}\\{0,3}["'])(?<secret>[A-Za-z0-9_-]{22,1400})\\{0,3}["']/g,
    reach: { before: 3000, after: 3000 },
    context: ['kty'],
    isGenuine: (secret) => !PUBLISHED_JWK.has(digest(secret.slice(0, 40))),
    variable: 'JWT_SIGNING_KEY',
    remediation: jose,
    source: 'https://www.rfc-editor.org/rfc/rfc7518#section-6',
    examples: [
      `{"kty":"EC","crv":"P-256","x":"${sample.base64url(43, 'x')}","y":"${sample.base64url(43, 'y')}","d":"${sample.base64url(43, 'd')}"}`,
      `const key = {\n  kty: 'RSA',\n  n: '${sample.base64url(342, 'n')}',\n  e: 'AQAB',\n  d: '${sample.base64url(342, 'd')}',\n}`,
      `KEY="{\\"kty\\":\\"oct\\",\\"k\\":\\"${sample.base64url(43)}\\"}"`,
    ],
    counterexamples: [
      `{"kty":"RSA","n":"${sample.base64url(342)}","e":"AQAB","kid":"1"}`,
      `{"kty":"EC","crv":"P-256","x":"${sample.base64url(43)}","d":"..."}`,
      `{"d": "${sample.base64url(43)}"}`,
    ],
  },
  {
    id: 'age-secret-key',
    provider: 'age',
    title: 'age identity',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['AGE-SECRET-KEY-1', 'AGE-SECRET-KEY-PQ-1'],
    // Bech32 of 32 bytes; how long the post-quantum form gets is not documented.
    pattern:
      /(?<![A-Za-z0-9])(?<secret>AGE-SECRET-KEY-(?:1(?<random>[02-9AC-HJ-NP-Z]{58})|PQ-1[02-9AC-HJ-NP-Z]{58,400}))(?![A-Za-z0-9])/g,
    checksum: (secret) => secret.startsWith('AGE-SECRET-KEY-PQ') || isAgeIdentity(secret),
    variable: 'SOPS_AGE_KEY',
    remediation: {
      risk: 'decrypt every file that was encrypted for this identity, with SOPS also those in the history of the repository',
      revokeAt: 'https://getsops.io/docs/#encrypting-using-age',
      steps: [
        'Make a new identity with age-keygen and put its age1… recipient into .sops.yaml in place of the old one.',
        'Run “sops updatekeys” on every file, then “sops rotate -i” for a fresh data key.',
        'Change every secret that stood in those files: the old versions in Git stay readable with the old identity.',
      ],
      command: 'age-keygen -o key.txt; sops updatekeys FILE; sops rotate -i FILE',
      prevention: [
        'Use a cloud KMS as the SOPS recipient, or age-plugin-yubikey, so that no identity lies in a file.',
        'Keep keys.txt in the folder that SOPS_AGE_KEY_FILE names, outside of every repository.',
      ],
    },
    source: 'https://github.com/C2SP/C2SP/blob/main/age.md',
    examples: [
      `SOPS_AGE_KEY=${asAgeIdentity(sample.of(BECH32, 52))}`,
      `# created: 2026-01-01\n# public key: age1...\n${asAgeIdentity(sample.of(BECH32, 52, 'file'))}\n`,
    ],
    counterexamples: [`AGE-SECRET-KEY-1${'Q'.repeat(58)}`, `age1${sample.of(BECH32, 58)}`],
  },
  {
    id: 'wireguard-private-key',
    provider: 'WireGuard',
    title: 'WireGuard private or preshared key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['PrivateKey', 'PresharedKey', 'private_key', 'preshared_key', 'private-key', 'preshared-key'],
    ...assigned(
      '(?:private|pre[_-]?shared)[_-]?key',
      // 32 bytes: the last of 43 characters carries four bits.
      '[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=',
      'A-Za-z0-9+/',
    ),
    context: ['[interface]', '[peer]', 'wireguard', 'wg-quick', 'wg0', 'allowedips', 'allowed_ips', 'listenport'],
    // The key of the wg manual page and the quick start.
    isGenuine: (secret) => digest(secret) !== 'ea1ca3e25b35a51e',
    variable: 'WIREGUARD_PRIVATE_KEY',
    remediation: {
      risk: 'join your VPN as this peer from anywhere, and read what is sent to it',
      revokeAt: 'https://www.wireguard.com/quickstart/',
      steps: [
        'Run “wg genkey” on the peer whose key leaked and put the result into its [Interface] section.',
        'Replace its PublicKey in the [Peer] section of all other machines, or drop the peer at once with the command below.',
        'If a PresharedKey leaked, run “wg genpsk” for that pair of peers and set it on both sides.',
      ],
      command: 'wg set wg0 peer OLD_PUBLIC_KEY remove; wg genkey | tee private.key | wg pubkey',
      prevention: [
        'Let wg-quick read the key from a file with mode 600 (PostUp = wg set %i private-key /etc/wireguard/private.key).',
        'Keep AllowedIPs as narrow as the peer needs.',
      ],
    },
    source: 'https://man7.org/linux/man-pages/man8/wg.8.html',
    examples: [
      `[Interface]\nPrivateKey = ${sample.base64(42)}k=\nAddress = 10.0.0.2/24`,
      `[Peer]\nPublicKey = ${sample.base64(42, 'public')}A=\nPresharedKey=${sample.base64(42, 'shared')}0=`,
      `wireguard:\n  private_key: "${sample.base64(42, 'yaml')}E="`,
    ],
    counterexamples: [
      `[Peer]\nPublicKey = ${sample.base64(42)}k=\nAllowedIPs = 0.0.0.0/0`,
      `[Interface]\nPrivateKey = <private key>`,
      `PrivateKey = ${sample.base64(42)}k=`,
    ],
  },
  {
    id: 'pkcs12-keystore-file',
    provider: 'PKCS#12 / Java',
    title: 'Key store with a private key',
    severity: 'high',
    certainty: 'certain',
    // In base64: PKCS#12 is SEQUENCE { INTEGER 3, SEQUENCE …, each of a two-byte length; JKS is FEEDFEED, version 1 or
    // 2, a count and the tag of the first entry. As bytes: JKS alike, and the OID of a PKCS#12 shrouded key bag.
    keywords: ['IBAzCC', '/u3+7QAAAA', JKS_BYTES.slice(0, 7), SHROUDED_KEY_BAG],
    pattern: new RegExp(
      `(?<secret>(?<![A-Za-z0-9+/])(?:${P12_BASE64}|${JKS_BASE64})(?<random>[A-Za-z0-9+/]{32})${WRAPPED}{100,14000}={0,2}|(?:${JKS_BYTES}|\\${SHROUDED_KEY_BAG}${IN_BAG})[\\s\\S]{64,512})`,
      'g',
    ),
    reach,
    variable: 'KEYSTORE_BASE64',
    remediation: {
      risk: 'try store passwords offline, “changeit” first, and take the private key and certificate out',
      revokeAt: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html',
      steps: [
        'List the entries with the command below and note each PrivateKeyEntry and what its certificate is for.',
        'Make new keys, have their certificates issued, and revoke the old certificates at the authority.',
        'An Android upload key is reset in the Play Console under “App integrity”, by the owner of the account.',
        'Give the new store a new password and keep both in the secret store of your CI.',
      ],
      command: 'keytool -list -v -keystore FILE',
      prevention: [
        'Ignore *.p12, *.pfx, *.jks and *.keystore, and let CI write the store from a secret at build time.',
        'Use Play App Signing, Azure Key Vault certificates or another service that keeps the signing key.',
      ],
    },
    source: 'https://datatracker.ietf.org/doc/html/rfc7292',
    examples: [
      `KEYSTORE_BASE64=MIIKYgIBAzCCChwGCSqGSIb3DQEHAaCC${sample.base64(1200)}`,
      `keystore: "/u3+7QAAAAIAAAABAAAAAQAF${sample.base64(1600)}=="`,
    ],
    counterexamples: [
      `truststore: "/u3+7QAAAAIAAAABAAAAAgAF${sample.base64(1600)}=="`,
      `cert: MIIDdzCCAl${sample.base64(1200)}`,
      `${SHROUDED_KEY_BAG}*\x86H\x86\xf7\r\x01\x0c\n\x01\x03${sample.base64(600)}`,
    ],
  },
)
