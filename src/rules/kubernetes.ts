import { createHash } from 'node:crypto'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'
import { isChosenPassword, isPassword } from './connection-string.js'
import { JWT_BODY, readJwt } from './jwt.js'

/** Names of values that are secret, apart from names of the places where the secret is. */
const NAME =
  '(?<![A-Za-z0-9_.-])(?![A-Za-z0-9_.-]{0,80}(?:name|ref|path|file|type|user|host|port)\\\\{0,3}["\']?\\s{0,4}:)[A-Za-z0-9_.-]{0,60}(?:pass|pwd|secret|token|key|cred|auth|private)[A-Za-z0-9_.-]{0,60}'
const COLON = '\\\\{0,3}["\']?\\s{0,4}:\\s{0,4}\\\\{0,3}["\']?'
const BASE64 = '(?<secret>[A-Za-z0-9+/]{8,8000}={0,2})(?![A-Za-z0-9+/=_.:-])'

/** `kind: Secret` in YAML, in JSON, and in the JSON of an annotation. */
const KINDS = [
  'kind: Secret',
  'kind: "Secret"',
  "kind: 'Secret'",
  '"kind": "Secret"',
  '"kind":"Secret"',
  '\\"kind\\":\\"Secret\\"',
] as const
/** kubectl sorts the fields, so that the data stands before `kind`. */
const reach = { before: 6000, after: 9000 }

/** What base64 holds, if it is base64. */
function decoded(value: string): string | undefined {
  return value.length % 4 === 0 ? Buffer.from(value, 'base64').toString('latin1') : undefined
}

/** Values and bootstrap tokens of the Kubernetes documentation, by digest. */
const PUBLISHED = new Set([
  'a7b580d711ef2807',
  '85cf2543739fe8f3',
  'd9f5032d168bd639',
  '366da6cf65a08841',
  '3002888f967a7086',
])

function isPublished(value: string): boolean {
  return PUBLISHED.has(createHash('sha256').update(value).digest('hex').slice(0, 16))
}

const isText = (text: string) => /^[\t\n\r -~]*$/.test(text)

/** A password in base64, or 16 and more bytes that only a machine writes. Certificates are public. */
function isSecretValue(value: string): boolean {
  const text = decoded(value)
  if (text === undefined || text.startsWith('-----BEGIN CERTIFICATE') || isPublished(value)) return false
  if (isText(text)) return isPassword(text.trim())
  return text.length >= 16 && /[A-Z]/.test(value) && /[a-z]/.test(value) && /[0-9]/.test(value)
}

/** Whether it is more than a word: what is one may be a sample. */
function isSureValue(value: string): boolean {
  const text = decoded(value) ?? ''
  return !isText(text) || isChosenPassword(text.trim())
}

/** A user and a password, or the logins of Docker. */
function isLogin(value: string): boolean {
  const text = decoded(value)?.trim() ?? ''
  return /^[\w.@-]{2,40}:[!-~]{6,100}$/.test(text) || /^\{"?auths?"?:.{8,}/.test(text)
}

/** Where the name says nothing: one word of upper-case and lower-case letters and digits, as generators write them. */
function isGeneratedValue(value: string): boolean {
  const text = decoded(value)?.trim()
  return (
    text !== undefined &&
    /^[!-~]{10,200}$/.test(text) &&
    !text.includes('://') &&
    [/[a-z]/, /[A-Z]/, /[0-9]/].every((kind) => kind.test(text)) &&
    isChosenPassword(text)
  )
}

const inBase64 = (text: string) => Buffer.from(text).toString('base64')
const manifest = (name: string, value: string) =>
  `apiVersion: v1\nkind: Secret\nmetadata:\n  name: shop\ntype: Opaque\ndata:\n  ${name}: ${value}\n`

const secret: Remediation = {
  risk: 'decode the values, which are only in base64, and use each one where it belongs',
  revokeAt: 'https://kubernetes.io/docs/tasks/configmap-secret/managing-secret-using-kubectl/',
  steps: [
    'Decode every value under data (kubectl get secret NAME -o yaml shows the current ones) and list what it opens.',
    'Change each of these credentials at its own service.',
    'Write the new values into the Secret, and restart the workloads that mount it or read it as variables.',
    'Replace the manifest in Git by a SealedSecret, an ExternalSecret or a file encrypted with SOPS.',
  ],
  command:
    'kubectl delete secret NAME; kubectl create secret generic NAME --from-file=KEY; kubectl rollout restart deploy/APP',
  prevention: [
    'Let the External Secrets Operator or the Secrets Store CSI driver fetch values from a vault.',
    'Turn on encryption at rest for Secrets, and limit who may “get” and “list” them.',
  ],
}

const cluster: Remediation = {
  risk: 'run kubectl against the cluster with the rights of this user, often cluster-admin',
  revokeAt: 'https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/',
  steps: [
    'Find out who it is with “kubectl auth whoami”, and delete the role bindings of that user or group.',
    'A client certificate cannot be revoked: if its group is system:masters, rotate the CA of the cluster.',
    'For a token, delete the Secret or service account behind it, or end the session at your cloud or identity provider.',
    'Look through the audit log of the API server for that user name.',
  ],
  command: 'kubectl delete clusterrolebinding NAME',
  prevention: [
    'Use an exec credential plugin (aws eks get-token, gke-gcloud-auth-plugin, kubelogin): the file then holds no secret.',
    'Keep kubeconfig files in ~/.kube and name them in .gitignore.',
  ],
}

export default defineRules(
  {
    id: 'kubernetes-secret-manifest',
    provider: 'Kubernetes',
    title: 'Value in a Kubernetes Secret manifest',
    severity: 'high',
    certainty: 'certain',
    keywords: [...KINDS],
    pattern: new RegExp(`${NAME}${COLON}${BASE64}`, 'gi'),
    reach,
    // In YAML and JSON an operator follows soon; SecretStore and SecretProviderClass hold no base64.
    isAssignment: true,
    isGenuine: isSecretValue,
    isSure: isSureValue,
    // What the value holds is named better by the rule that knows it.
    precedence: -0.75,
    guessable: true,
    variable: 'SECRET_VALUE',
    remediation: secret,
    source: 'https://kubernetes.io/docs/concepts/configuration/secret/',
    examples: [
      manifest('db-password', inBase64(`${sample.base62(20)}7q`)),
      `{"apiVersion":"v1","data":{"apiToken":"${inBase64(sample.base62(33, 'json'))}"},"kind":"Secret","metadata":{"name":"shop"}}`,
      manifest('encryption.key', `${sample.base64(42)}E=`),
    ],
    counterexamples: [
      manifest('password', inBase64('changeme')),
      manifest('username', inBase64('shop-user7')),
      manifest('password', '{{ .Values.password | b64enc }}'),
      manifest('tls.crt-auth', inBase64('-----BEGIN CERTIFICATE-----\nMIIB')),
      manifest('password', 'ENC[AES256_GCM,data:abcd,type:str]'),
      `apiVersion: v1\nkind: ConfigMap\ndata:\n  password: ${inBase64(`${sample.base62(20)}7q`)}\n`,
      `kind: SealedSecret\nspec:\n  encryptedData:\n    password: AgB${sample.base64(400)}=\n`,
    ],
  },
  {
    id: 'kubernetes-secret-manifest-value',
    provider: 'Kubernetes',
    title: 'Unnamed value in a Kubernetes Secret manifest',
    severity: 'high',
    certainty: 'likely',
    keywords: [...KINDS],
    pattern: new RegExp(`(?<![A-Za-z0-9_.-])[A-Za-z0-9_.-]{1,80}${COLON}(?:[|>]-?\\s{1,24})?${BASE64}`, 'gi'),
    reach,
    isAssignment: true,
    isGenuine: (value) => !isPublished(value) && (isGeneratedValue(value) || isLogin(value)),
    precedence: -0.75,
    guessable: true,
    variable: 'SECRET_VALUE',
    remediation: secret,
    source: 'https://kubernetes.io/docs/concepts/configuration/secret/',
    examples: [
      manifest('login', inBase64(`ada:${sample.lower(9, 'login')}`)),
      manifest('SMTP', inBase64(`${sample.base62(20)}7qA`)),
      `{"kind": "Secret", "data": {"pin": "${inBase64(`${sample.base62(14, 'pin')}7qA`)}"}}`,
    ],
    counterexamples: [
      manifest('host', inBase64('db.acme-tools.io')),
      manifest('enabled', inBase64('true')),
      manifest('region', 'frontend'),
    ],
  },
  {
    id: 'kubernetes-secret-manifest-string',
    provider: 'Kubernetes',
    title: 'Plain value in a Kubernetes Secret manifest',
    severity: 'high',
    certainty: 'certain',
    keywords: ['stringData'],
    pattern: new RegExp(`${NAME}${COLON}(?<secret>[^\\s"'\`{}<>$\\\\|>#][^\\s"'\`{}<>\\\\]{5,400})`, 'gi'),
    reach: { after: 6000 },
    isAssignment: true,
    isGenuine: (value) => isChosenPassword(value) && /[0-9]/.test(value),
    precedence: -0.75,
    guessable: true,
    variable: 'SECRET_VALUE',
    remediation: {
      ...secret,
      risk: 'read the values, which stand there as they are, and use each one where it belongs',
    },
    source: 'https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data',
    examples: [
      `kind: Secret\nstringData:\n  username: shop\n  password: "${sample.base62(20)}7q"\n`,
      `{"kind":"Secret","stringData":{"api-token":"${sample.base62(20, 'json')}7q"}}`,
    ],
    counterexamples: [
      'kind: Secret\nstringData:\n  password: changeme\n',
      'kind: Secret\nstringData:\n  password: ${DB_PASSWORD}\n  secretName: shop-tls-2026\n',
      `stringData:\n  password: '{{ randAlphaNum 20 }}'\n`,
      `data:\n  password: ${sample.base62(20)}7q`,
    ],
  },
  {
    id: 'kubeconfig',
    provider: 'Kubernetes',
    title: 'Client key in a kubeconfig',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['client-key-data'],
    pattern:
      /client-key-data\\{0,3}["']?\s{0,4}[:=]\s{0,8}(?:[|>]-?\s{1,24})?\\{0,3}["']?(?<secret>(?:LS0tLS1CRUdJTi|LS0tCkJFR0lO)(?<random>[A-Za-z0-9+/]{60,14000})={0,2})/g,
    reach: { after: 15_000 },
    isAssignment: true,
    // It is a private key in base64 too, but this says which.
    precedence: 0.5,
    variable: 'KUBECONFIG',
    remediation: cluster,
    source: 'https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/',
    examples: [
      `users:\n- name: admin\n  user:\n    client-certificate-data: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1J${sample.base64(600)}\n    client-key-data: ${clientKey()}\n`,
      `{"user":{"client-key-data":"${clientKey()}"}}`,
    ],
    counterexamples: [
      'client-key-data: REDACTED',
      'client-key-data: LS0tLS1CRUdJTi...',
      `client-certificate-data: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1J${sample.base64(600)}`,
      'client-key-data: {{ .Values.key }}',
    ],
  },
  {
    id: 'kubeconfig-token',
    provider: 'Kubernetes',
    title: 'Token or password in a kubeconfig',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['current-context', 'certificate-authority-data'],
    pattern:
      /(?<![A-Za-z0-9_.-])(?:(?:id-|access-|refresh-)?token|password)\\{0,3}["']?\s{0,2}:\s{1,4}\\{0,3}["']?(?<secret>[^\s"'`{}<>$\\,]{8,3000})/g,
    reach: { before: 4000, after: 12_000 },
    isAssignment: true,
    isGenuine: (value) => isChosenPassword(value) && /[0-9]/.test(value),
    // A token with a prefix of its own belongs to the rule of its provider.
    precedence: -0.25,
    guessable: true,
    variable: 'KUBECONFIG',
    remediation: cluster,
    source: 'https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/',
    examples: [
      `current-context: prod\nkind: Config\nusers:\n- name: admin\n  user:\n    token: ${sample.hex(64)}\n`,
      `current-context: prod\nusers:\n- name: admin\n  user:\n    username: admin\n    password: ${sample.base62(20)}7q\n`,
      `current-context: ci\nusers:\n- name: ci\n  user:\n    token: kubeconfig-u-${sample.base36(5)}:${sample.base36(54)}\n`,
    ],
    counterexamples: [
      'current-context: prod\nusers:\n- name: admin\n  user:\n    token: REDACTED\n',
      'current-context: prod\nusers:\n- name: admin\n  user:\n    token: ${TOKEN}\n    tokenFile: /var/run/token7\n',
      `token: ${sample.hex(64)}`,
    ],
  },
  {
    id: 'kubernetes-service-account-token',
    provider: 'Kubernetes',
    title: 'Kubernetes service account token',
    severity: 'high',
    certainty: 'certain',
    // The API server writes the header {"alg":"RS256","kid":…}, nothing before it.
    keywords: ['eyJhbGciOiJSUzI1NiIsImtpZCI6I', 'eyJhbGciOiJFUzI1NiIsImtpZCI6I'],
    pattern: new RegExp(
      `(?<![A-Za-z0-9_.-])(?<secret>eyJhbGciOi(?=JSUzI1NiIsImtpZCI6I|JFUzI1NiIsImtpZCI6I)${JWT_BODY})(?![A-Za-z0-9_-])`,
      'g',
    ),
    reach: { after: 11_000 },
    isGenuine: (token) => {
      const claims = readJwt(token)?.claims
      return (
        claims !== undefined &&
        (claims['iss'] === 'kubernetes/serviceaccount' ||
          'kubernetes.io' in claims ||
          String(claims['sub']).startsWith('system:serviceaccount:'))
      )
    },
    variable: 'KUBE_TOKEN',
    remediation: {
      risk: 'call the API server as this service account, for ever if the token comes from a Secret',
      revokeAt: 'https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/',
      steps: [
        'Read namespace and service account from the “sub” of the payload.',
        'Delete the Secret of type kubernetes.io/service-account-token, which makes its token invalid at once.',
        'For a bound token without a Secret, delete the pod it is bound to, or recreate the service account.',
        'Check what the account could do: kubectl auth can-i --list --as=system:serviceaccount:NAMESPACE:NAME.',
      ],
      command: 'kubectl -n NAMESPACE delete secret NAME',
      prevention: [
        'Ask for short tokens with “kubectl create token NAME --duration=10m”, or let CI sign in by OIDC.',
        'Set automountServiceAccountToken: false where a pod does not talk to the API server.',
      ],
    },
    source: 'https://kubernetes.io/docs/concepts/security/service-accounts/',
    examples: [
      `KUBE_TOKEN=${serviceAccount({ iss: 'kubernetes/serviceaccount', 'kubernetes.io/serviceaccount/namespace': 'ci' })}`,
      `kubectl --token=${serviceAccount({ iss: 'https://oidc.acme-tools.io', sub: 'system:serviceaccount:ci:deploy' })} get pods`,
    ],
    counterexamples: [serviceAccount({ iss: 'https://id.acme-tools.io', sub: 'u-81' })],
  },
  {
    id: 'kubernetes-bootstrap-token',
    provider: 'Kubernetes',
    title: 'Kubernetes bootstrap token',
    severity: 'high',
    certainty: 'certain',
    keywords: [
      'kubeadm',
      'discovery-token',
      'bootstrap-token',
      'bootstraptoken',
      'bootstrap_token',
      'bootstrap-kubeconfig',
    ],
    pattern: /(?<![A-Za-z0-9._/-])(?<secret>[a-z0-9]{6}\.[a-z0-9]{16})(?![A-Za-z0-9_-]|\.[A-Za-z0-9])/g,
    context: [
      'kubeadm',
      'discovery-token',
      'bootstrap-token',
      'bootstraptoken',
      'bootstrap_token',
      'bootstrap-kubeconfig',
    ],
    isGenuine: (token) => /[0-9]/.test(token.slice(7)) && /[a-z]/.test(token) && !isPublished(token),
    variable: 'KUBEADM_TOKEN',
    remediation: {
      risk: 'join a machine to the cluster as a node until the token expires, 24 hours after it was made by default',
      revokeAt: 'https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/',
      steps: [
        'Delete the token on a control plane node with “kubeadm token delete”; its id is the six characters before the dot.',
        'List the nodes and the certificate signing requests, and remove those that nobody on your team added.',
        'Make a new token only when the next node joins: kubeadm token create --print-join-command.',
      ],
      command: 'kubeadm token delete TOKEN_ID',
      prevention: ['Create tokens with --ttl 1h and hand them over outside of the repository.'],
    },
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/',
    examples: [
      `kubeadm join 10.0.0.1:6443 --token ${sample.base36(6)}.4k${sample.base36(14)} --discovery-token-ca-cert-hash sha256:${sample.hex(64)}`,
      `bootstrapTokens:\n- token: "${sample.base36(6, 'yaml')}.4k${sample.base36(14, 'yaml')}"`,
    ],
    counterexamples: [
      'kubeadm join 10.0.0.1:6443 --token abcdef.0123456789abcdef',
      'kubeadm join 10.0.0.1:6443 --token <token> --discovery-token-ca-cert-hash sha256:<hash>',
      `bundle.${sample.hex(16)}.js`,
    ],
  },
  {
    id: 'openshift-token',
    provider: 'Red Hat OpenShift',
    title: 'OpenShift user token',
    severity: 'high',
    certainty: 'certain',
    keywords: ['sha256~'],
    // Base64url of 32 bytes.
    pattern: /(?<![A-Za-z0-9])(?<secret>sha256~(?<random>[A-Za-z0-9_-]{43}))(?![A-Za-z0-9_-])/g,
    variable: 'OPENSHIFT_TOKEN',
    remediation: {
      risk: 'use the OpenShift cluster as the user who logged in, in web console and API, for up to a day by default',
      revokeAt: 'https://docs.redhat.com/en/documentation/openshift_container_platform/',
      steps: [
        'Run “oc logout” in the session that the token belongs to; it deletes the token on the server.',
        'Or find it with “oc get useroauthaccesstokens” and delete it; an administrator deletes it among oauthaccesstokens.',
        'Get a new one with “oc login --web”, and check the audit log of the API server for the user.',
      ],
      command: 'oc delete useroauthaccesstokens NAME',
      prevention: [
        'Let pipelines use a service account with “oc create token” instead of the token of a person.',
        'Shorten accessTokenMaxAgeSeconds in the OAuth configuration of the cluster.',
      ],
    },
    source: 'https://github.com/openshift/enhancements/blob/master/enhancements/authentication/oauth-token-hashing.md',
    examples: [
      `oc login --token=sha256~${sample.base64url(43)} --server=https://api.acme-tools.io:6443`,
      `OPENSHIFT_TOKEN: "sha256~${sample.base64url(43, 'yaml')}"`,
    ],
    counterexamples: ['oc login --token=sha256~<token>', `sha256:${sample.hex(64)}`, `sha256~${'x'.repeat(43)}`],
  },
)

/** An EC key in base64, as kubectl writes it. For examples. */
function clientKey(): string {
  const label = 'EC PRIVATE KEY'
  return inBase64(
    `-----BEGIN ${label}-----\nMHcCAQEEI${sample.base64(55)}\n${sample.base64(64)}\n-----END ${label}-----\n`,
  )
}

function serviceAccount(claims: object): string {
  return sample.jwt(claims, 342, { alg: 'RS256', kid: sample.base64url(43) })
}
