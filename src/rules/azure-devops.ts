import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const pat: Remediation = {
  risk: 'read and push your source code, and change pipelines, packages and work items, as far as its scopes go',
  revokeAt: 'https://dev.azure.com/_usersSettings/tokens',
  steps: [
    'Open “User settings”, “Personal access tokens”, select the token and choose Revoke.',
    'Create a new token with a shorter expiry and only the scopes that the job uses, for this organization only.',
    'In “Organization settings”, Auditing, look for entries made with the token; check recent pushes and pipeline edits.',
  ],
  prevention: [
    'Use a service principal or managed identity with Entra tokens in place of a personal token.',
    'Let pipelines use System.AccessToken, which ends with the run.',
    'Turn on the policies that restrict full-scoped tokens and cap their lifespan.',
  ],
}

const source =
  'https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate'
const old = (seed: string) => sample.of('abcdefghijklmnopqrstuvwxyz234567', 52, seed)

export default defineRules(
  {
    id: 'azure-devops-pat-legacy',
    provider: 'Azure DevOps',
    title: 'Azure DevOps personal access token',
    severity: 'high',
    certainty: 'certain',
    // 52 lower-case base32 digits are rare enough to need no assignment: tokens stand in URLs and feeds as well.
    keywords: ['azure', 'devops', 'vsts', 'visualstudio.com', 'ado_', 'azp_token', 'adopat', 'adotoken'],
    pattern: /(?<![A-Za-z0-9])(?<secret>(?=[a-z]{0,51}[2-7])[a-z2-7]{52})(?![A-Za-z0-9])/g,
    context: ['azure', 'devops', 'vsts', 'visualstudio.com', 'ado_', 'azp_token', 'adopat', 'adotoken'],
    variable: 'AZURE_DEVOPS_EXT_PAT',
    remediation: pat,
    source,
    examples: [
      `AZURE_DEVOPS_EXT_PAT=${old('env')}`,
      `git clone https://build:${old('git')}@dev.azure.com/shop/_git/web`,
      `azureDevOpsToken: "${old('camel')}"`,
    ],
    counterexamples: [
      `token = ${old('no word')}`,
      `AZURE_DEVOPS_EXT_PAT=${'a'.repeat(52)}`,
      `azure: ${sample.hex(64)}`,
    ],
  },
  {
    id: 'azure-cask-key-devops',
    provider: 'Azure DevOps',
    title: 'Azure DevOps personal access token',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['AZDO'],
    // A common annotated security key: 52 random, the mark, the date, platform and provider data, the service, a checksum.
    pattern:
      /(?<![A-Za-z0-9])(?<secret>(?<random>[A-Za-z0-9]{52})JQQJ9\d[A-Za-z0-9][A-L][A-Za-z0-9]{16}AZDO[A-Za-z0-9]{4})(?![A-Za-z0-9])/g,
    precedence: 1,
    variable: 'AZURE_DEVOPS_EXT_PAT',
    remediation: pat,
    source: 'https://github.com/microsoft/security-utilities',
    examples: [
      `AZURE_DEVOPS_EXT_PAT=${sample.base62(52)}${'JQQJ99'}BFACAAAAA${sample.base62(9)}AZDO${sample.base62(4)}`,
      `"password": "${sample.base62(52, 'json')}${'JQQJ99'}BGACAAAAA${sample.base62(9)}AZDO${sample.base62(4, 'json')}"`,
    ],
    counterexamples: [
      `${sample.base62(52)}${'JQQJ99'}BFACAAAAA${sample.base62(9)}ACOG${sample.base62(4)}`,
      `${'x'.repeat(52)}${'JQQJ99'}BFACAAAAA${sample.base62(9)}AZDO${sample.base62(4)}`,
    ],
  },
)
