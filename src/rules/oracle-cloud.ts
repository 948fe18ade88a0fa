import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const pem = (kind: string, seed: string) =>
  [
    `-----BEGIN ${kind}`,
    `PRIVATE KEY-----\n${sample.base64(1600, seed)}\n`,
    `-----END ${kind}`,
    'PRIVATE KEY-----',
  ].join('')

export default defineRules(
  {
    id: 'oracle-cloud-api-key',
    provider: 'Oracle Cloud Infrastructure',
    title: 'Oracle Cloud API signing key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['PRIVATE KEY-----'],
    // An RSA key in PEM with an OCID of Oracle beside it; the path in key_file is no secret.
    pattern:
      /(?<secret>-----BEGIN (?:RSA )?PRIVATE KEY-----(?<random>[A-Za-z0-9+/=\s\\:,-]{600,4400}?)-----END (?:RSA )?PRIVATE KEY-----)/g,
    reach: { after: 4608, before: 4608 },
    context: ['ocid1.', 'oci_api_key', '.oci/'],
    precedence: 1,
    variable: 'OCI_PRIVATE_KEY',
    remediation: {
      risk: 'sign API requests as your user and use the tenancy as far as the policies of its groups reach',
      revokeAt: 'https://cloud.oracle.com/identity/domains/my-profile/api-keys',
      steps: [
        'Open “My profile”, “API keys”, and choose “Add API key” to upload a fresh public key.',
        'Change fingerprint and key_file in ~/.oci/config, then delete the leaked fingerprint in the list.',
        'Search the Audit service for the user OCID and calls that you did not make.',
      ],
      command: 'oci iam user api-key delete --user-id <ocid> --fingerprint <fingerprint>',
      overlap: 'A user can have three API keys at once.',
      prevention: [
        'Use instance principals, resource principals or workload identity in place of a user key.',
        'Encrypt the key with a pass phrase, and sign people in with “oci session authenticate”.',
      ],
    },
    source: 'https://docs.oracle.com/en-us/iaas/Content/API/Concepts/apisigningkey.htm',
    examples: [
      `OCI_TENANCY=ocid1.tenancy.oc1..${sample.base36(60)}\nOCI_PRIVATE_KEY="${pem('', 'env')}"`,
      `${pem('RSA ', 'file')}\nuser: ocid1.user.oc1..${sample.base36(60)}`,
    ],
    counterexamples: [
      pem('RSA ', 'alone'),
      `user=ocid1.user.oc1..${sample.base36(60)}\nkey_file=~/.oci/oci_api_key.pem`,
    ],
  },
  {
    id: 'oracle-cloud-api-key-auth-token',
    provider: 'Oracle Cloud Infrastructure',
    title: 'Oracle Cloud auth token',
    severity: 'high',
    certainty: 'likely',
    keywords: [
      'oci_auth',
      'oci-auth',
      'ociauth',
      'ocir_',
      'ocirtoken',
      'oci_registry',
      'oracle_auth',
      'auth_token',
      'authtoken',
    ],
    // 20 characters with punctuation. `$`, quotes and braces are left out, so that a reference is not taken for one.
    ...assigned(
      '(?:oci|oracle)[_-]?(?:registry[_-]?)?(?:auth[_-]?)?(?:token|password)|ocir[_-]?(?:auth[_-]?)?(?:token|password)',
      '[A-Za-z0-9.,;:<>()[\\]#*+&^%@~?_/|=-]{20}',
      'A-Za-z0-9.,;:<()[\\]#*+&^%@~?_/|-',
    ),
    isGenuine: (secret) =>
      /[a-z]/.test(secret) && /[A-Z]/.test(secret) && /\d/.test(secret) && /[.,;:<>()[\]#*+&^%@~?]/.test(secret),
    variable: 'OCI_AUTH_TOKEN',
    remediation: {
      risk: 'log in as your user to the container registry, Autonomous Database over Swift, and other services that take auth tokens',
      revokeAt: 'https://cloud.oracle.com/identity/domains/my-profile/auth-tokens',
      steps: [
        'Open “My profile”, “Auth tokens”, and choose “Generate token”.',
        'Log in with it everywhere (docker login to OCIR), then delete the leaked auth token.',
        'Check the images in the registry for versions that you did not push.',
      ],
      command: 'oci iam auth-token delete --user-id <ocid> --auth-token-id <ocid>',
      overlap: 'A user can have two auth tokens.',
      prevention: ['Let clusters pull with workload identity, and put auth tokens on a user that can do nothing else.'],
    },
    source: 'https://docs.oracle.com/en-us/iaas/Content/Registry/Tasks/registrygettingauthtoken.htm',
    examples: [
      `OCI_AUTH_TOKEN='${sample.base62(9, 'env')}.(${sample.base62(7, 'env')}5X'`,
      `ocirToken: "${sample.base62(9)}.(${sample.base62(7)}3D"`,
    ],
    counterexamples: [
      `AUTH_TOKEN='${sample.base62(7)}];${sample.base62(6)}4k>q#Z'`,
      'OCI_AUTH_TOKEN=your-auth-token-here',
      `OCI_AUTH_TOKEN=${sample.base62(20)}`,
    ],
  },
)
