import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'aiven-service-password',
  provider: 'Aiven',
  title: 'Aiven service password',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['AVNS_'],
  pattern: /(?<![A-Za-z0-9])(?<secret>AVNS_(?<random>(?=[A-Z0-9_-]{0,20}[a-z])[A-Za-z0-9_-]{17,24}))(?![A-Za-z0-9_-])/g,
  precedence: 1,
  // DigitalOcean’s managed databases are made by Aiven, and their passwords carry its prefix.
  lookalikes: [{ provider: 'DigitalOcean', revokeAt: 'https://cloud.digitalocean.com/databases' }],
  variable: 'AIVEN_PASSWORD',
  remediation: {
    risk: 'log in to the database, Kafka or OpenSearch service as that user, mostly avnadmin',
    revokeAt: 'https://console.aiven.io/',
    steps: [
      'Open the service in the Aiven Console, “Users”, and choose “Reset password” in the user’s menu.',
      'Update the connection strings of the applications; open sessions go on until they reconnect.',
      'If the host ends in ondigitalocean.com, reset the password of doadmin under “Users & Databases” at DigitalOcean instead.',
      'If the service accepts all addresses, set allowed IP addresses in “Service settings” first.',
    ],
    command: 'avn service user-password-reset --username avnadmin <service>',
    prevention: ['Create a user for each application instead of sharing avnadmin, and use VPC peering.'],
  },
  source: 'https://aiven.io/docs/platform/concepts/authentication-tokens',
  examples: [`postgres_password = "AVNS_${sample.base62(19)}"`, `PGPASSWORD=AVNS_${sample.base64url(19, 'a')}`],
  counterexamples: ['PGPASSWORD=AVNS_xxxxxxxxxxxxxxxxxxx', 'AVNS_password'],
})
