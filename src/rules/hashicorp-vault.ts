import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const token: Remediation = {
  risk: 'read and write the secrets and mint the credentials that the policies of this Vault token allow',
  revokeAt: 'https://developer.hashicorp.com/vault/docs/commands/token/revoke',
  steps: [
    'Run “vault token revoke” for a service token; its child tokens and leases end with it.',
    'A batch token (hvb.) cannot be revoked: revoke the token or the auth mount role it came from, or wait for its TTL.',
    'Find the requests made with it: hash it with “vault write sys/audit-hash/<device> input=-” and search the audit log for the result.',
    'Rotate the static secrets that its policies could read, and revoke leases with “vault lease revoke -prefix <path>”.',
  ],
  command: 'vault token revoke <token>',
  prevention: [
    'Let machines log in by AppRole, Kubernetes or JWT auth for tokens that live for minutes.',
    'Bind tokens to networks with token_bound_cidrs.',
    'Hand tokens over wrapped (-wrap-ttl), and revoke the root token once setup is done.',
  ],
}

export default defineRules(
  {
    id: 'hashicorp-vault-token',
    provider: 'HashiCorp Vault',
    title: 'Vault token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['hvs.', 'hvb.', 'hvr.'],
    // hvs. has 24 or about 95 characters, hvb. 138 and more; namespaces add to both.
    pattern: /(?<![A-Za-z0-9])(?<secret>hv[sbr]\.(?<random>[A-Za-z0-9_-]{24,400}))(?![A-Za-z0-9_-])/g,
    variable: 'VAULT_TOKEN',
    remediation: token,
    source: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
    examples: [
      `export VAULT_TOKEN=hvs.${sample.base62(24)}`,
      `X-Vault-Token: hvs.CAESI${sample.base64url(90)}`,
      `token = "hvb.AAAAAQ${sample.base64url(140)}"`,
    ],
    counterexamples: ['VAULT_TOKEN=hvs.xxxxxxxxxxxxxxxxxxxxxxxx', `archvs.${sample.base62(24)}`, 'hvs.your-token'],
  },
  {
    id: 'hashicorp-vault-token-legacy',
    provider: 'HashiCorp Vault',
    title: 'Vault token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['vault', 'root token', 'root_token', 'root-token', 'roottoken', 'client_token', 'client-token'],
    // Issued before Vault 1.10; a namespace adds a dot and five characters.
    ...assigned(
      'vault|root[ _-]?token|client[_-]token',
      '[sbr]\\.[A-Za-z0-9]{24,28}(?:\\.[A-Za-z0-9]{5})?|b\\.[A-Za-z0-9_-]{100,300}',
      'A-Za-z0-9_.\\-',
    ),
    context: ['vault', 'unseal', 'lease_duration'],
    // The prefix is lower case, and `s.someMethod` has no digits.
    isGenuine: (secret) => /^[sbr]\./.test(secret) && /\d/.test(secret),
    variable: 'VAULT_TOKEN',
    remediation: token,
    source: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
    examples: [
      `VAULT_TOKEN=s.${sample.base62(24)}`,
      `curl -H "X-Vault-Token: s.${sample.base62(24, 'curl')}" $VAULT_ADDR/v1/secret/data/app`,
      `Unseal progress: done\nInitial Root Token: s.${sample.base62(24, 'root')}`,
    ],
    counterexamples: [
      `token: s.${sample.base62(24)}`,
      `vaultToken = s.${sample.lower(24)}`,
      'VAULT_TOKEN=s.xxxxxxxxxxxxxxxxxxxxxxxx',
    ],
  },
  {
    id: 'hashicorp-vault-unseal-key',
    provider: 'HashiCorp Vault',
    title: 'Vault unseal or recovery key share',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['unseal', 'recovery key', 'recovery_key'],
    // 33 bytes in base64, 32 where the key is not split; the same in hex.
    ...assigned(
      'unseal|recovery[ _]keys?[ _](?:b64|base64|hex|[0-9])',
      '[a-f0-9]{64}(?:[a-f0-9]{2})?|[A-Za-z0-9+/]{43}[A-Za-z0-9+/=]',
      'A-Za-z0-9+/',
    ),
    variable: 'VAULT_UNSEAL_KEY',
    remediation: {
      risk: 'decrypt the whole Vault storage together with the other shares of the quorum, or make new root tokens',
      revokeAt: 'https://developer.hashicorp.com/vault/docs/commands/operator/rekey',
      steps: [
        'Start “vault operator rekey -init”, with -target=recovery where auto-unseal is in use, and let a quorum enter their shares: every old share stops working.',
        'Give each new share to one person, encrypted for them with -pgp-keys.',
        'Run “vault operator rotate”, so that new data is written under a new encryption key.',
        'If a quorum of shares or the root token stood in the same place, treat every secret in this Vault as read and rotate it.',
      ],
      command: 'vault operator rekey -init -key-shares=5 -key-threshold=3',
      prevention: [
        'Unseal automatically with a cloud KMS or an HSM, so that there are no shares to store.',
        'Initialise with -pgp-keys: the output then holds encrypted shares only.',
      ],
    },
    source: 'https://developer.hashicorp.com/vault/docs/concepts/seal',
    examples: [
      `Unseal Key 1: ${sample.base64(44)}\n`,
      `"unseal_keys_b64": [\n    "${sample.base64(44, 'json')}"\n  ]`,
      `VAULT_UNSEAL_KEY=${sample.base64(43, 'env')}=`,
      `vault operator unseal ${sample.base64(44, 'command')}`,
    ],
    counterexamples: [`Key 1: ${sample.base64(44)}`, 'Unseal Key 1: <key>', 'vault operator unseal $UNSEAL_KEY_1'],
  },
)
