import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'asaas-api-key',
  provider: 'Asaas',
  title: 'Asaas API key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['$aact_prod_', '$aact_hmlg_'],
  pattern: /(?<![A-Za-z0-9])(?<secret>\$aact_(?<mode>prod|hmlg)_(?<random>[A-Za-z0-9_:=+/-]{20,400}))(?![A-Za-z0-9])/g,
  mode: { marks: { prod: 'live', hmlg: 'test' } },
  variable: 'ASAAS_API_KEY',
  remediation: {
    risk: 'issue charges and send Pix transfers from the account',
    revokeAt: 'https://www.asaas.com/customerApiAccessToken/index',
    steps: [
      'In Asaas open “Integrações”, “Chaves de API”, and delete the leaked $aact_ key.',
      'Make another with an expiry date, and deploy it.',
      'Check Pix transfers since the leak, and tell Asaas about any you did not make.',
    ],
    prevention: [
      'Turn on the IP whitelist for API requests in the security settings of Asaas.',
      'Give keys an expiry date.',
    ],
  },
  source: 'https://docs.asaas.com/docs/autenticacao',
  examples: [`ASAAS_API_KEY=$aact_prod_${sample.base62(160)}`, `access_token: $aact_hmlg_${sample.base62(120)}`],
  counterexamples: ['$aact_prod_xxxxxxxxxxxxxxxxxxxxxxxxxxxx', '$aact_prod_'],
})
