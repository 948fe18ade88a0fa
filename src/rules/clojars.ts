import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'clojars-deploy-token',
  provider: 'Clojars',
  title: 'Clojars deploy token',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['CLOJARS_'],
  pattern: /(?<![A-Za-z0-9])(?<secret>CLOJARS_(?<random>[a-f0-9]{60,120}))(?![A-Za-z0-9])/g,
  variable: 'CLOJARS_PASSWORD',
  remediation: {
    risk: 'deploy jars to your groups that every project which depends on them will load',
    revokeAt: 'https://clojars.org/tokens',
    steps: [
      'Open “Deploy Tokens” in the menu of your account and choose “Disable Token”.',
      'Look at the recent versions of the jars in your groups; write to contact@clojars.org about one that is not yours.',
      'Create a token with the scope of one group or artifact and set it as CLOJARS_PASSWORD.',
    ],
    prevention: [
      'Tick “Single use?” and set an expiry for a token that makes one release.',
      'Scope each token to the group or artifact it deploys.',
    ],
  },
  source: 'https://github.com/clojars/clojars-web/wiki/Deploy-Tokens',
  examples: [
    `CLOJARS_PASSWORD=CLOJARS_${sample.hex(60)}`,
    `{"clojars" {:username "acme" :password "CLOJARS_${sample.hex(60, 'edn')}"}}`,
  ],
  counterexamples: ['CLOJARS_USERNAME=acme', `CLOJARS_${'0'.repeat(60)}`, `CLOJARS_${sample.hex(20)}`],
})
