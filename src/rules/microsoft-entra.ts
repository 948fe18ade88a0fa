import { isEntraClientSecret, marvin32, radix } from '../core/checksum.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const ALPHABET = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890'

/** A secret of version 8: the last three characters are digits of base 66 of a checksum over the rest. */
function current(seed: string): string {
  const head = `${sample.of(ALPHABET, 3, seed)}8Q${'~'}${sample.of(ALPHABET, 31, seed)}`
  return head + radix(marvin32(Buffer.from(head, 'latin1'), 'AadPwd00'), `${ALPHABET}.-_~`, 1).slice(0, 3)
}

export default defineRules({
  id: 'azure-entra-client-secret',
  provider: 'Microsoft Entra ID',
  title: 'Entra client secret',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['0Q~', '1Q~', '2Q~', '3Q~', '4Q~', '5Q~', '6Q~', '7Q~', '8Q~', '9Q~'],
  pattern: /(?<![A-Za-z0-9~])(?<secret>[A-Za-z0-9._~-]{3}\dQ~[A-Za-z0-9._~-]{31,34})(?![A-Za-z0-9_~-]|\.[A-Za-z0-9])/g,
  // Only the version 8 has a checksum; the published code of Microsoft says how it is made.
  checksum: (secret) => secret[3] !== '8' || (secret.length === 40 && isEntraClientSecret(secret)),
  variable: 'AZURE_CLIENT_SECRET',
  remediation: {
    risk: 'sign in as your application and use its Microsoft Graph and Azure permissions in the tenant, without any user',
    revokeAt: 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade',
    steps: [
      'Open the app registration, “Certificates & secrets”, and add a “New client secret”.',
      'Deploy it, then delete the leaked secret; the first three characters shown in the list tell which it is.',
      'Filter “Service principal sign-ins” by the application for addresses you do not know, and check its API permissions.',
    ],
    command: 'az ad app credential delete --id <application id> --key-id <secret id>',
    overlap: 'An application can have several client secrets, which work side by side until deleted.',
    prevention: [
      'Use a managed identity or a federated credential (GitHub OIDC, Kubernetes), which has no secret.',
      'Forbid secrets, or cap their lifetime, with an app management policy of the tenant.',
    ],
  },
  source: 'https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials',
  examples: [
    `AZURE_CLIENT_SECRET=${current('env')}`,
    `"clientSecret": "${current('json')}"`,
    `ARM_CLIENT_SECRET="${sample.of(ALPHABET, 3)}7Q${'~'}${sample.of(ALPHABET, 31, 'old')}"`,
  ],
  counterexamples: [`abc8Q${'~'}${'x'.repeat(34)}`, `${sample.of(ALPHABET, 3)}8Q${'~'}${sample.of(ALPHABET, 12)}`],
})
