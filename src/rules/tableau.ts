import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'tableau-pat',
  provider: 'Tableau',
  title: 'Tableau personal access token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['tableau_', 'tabcmd', 'personalaccesstokensecret', 'online.tableau.com'],
  context: ['tableau_', 'tabcmd', 'personalaccesstokensecret', 'online.tableau.com'],
  pattern: /(?<![A-Za-z0-9+/])(?<secret>(?<random>[A-Za-z0-9+/]{22})==:[A-Za-z0-9]{32})(?![A-Za-z0-9])/g,
  reach: { before: 400, after: 800 },
  variable: 'TABLEAU_PAT_SECRET',
  remediation: {
    risk: 'sign in to the site as its user, and download, publish or delete what that user can',
    revokeAt: 'https://help.tableau.com/current/server/en-us/security_personal_access_tokens.htm',
    steps: [
      'In Tableau open “My Account Settings”, “Personal Access Tokens”, and revoke the token by its name.',
      'Create one under a user with a narrower site role and put it into the tabcmd or REST job.',
      'As a site administrator look at the sign-ins of that user in the admin views.',
    ],
    prevention: ['Use connected apps with JWTs of minutes for embedding and automation.'],
  },
  source: 'https://help.tableau.com/current/server/en-us/security_personal_access_tokens.htm',
  examples: [
    `TABLEAU_PAT_SECRET=${sample.base62(22)}==:${sample.base62(32)}`,
    `"personalAccessTokenSecret": "${sample.base62(22, 't')}==:${sample.base62(32, 't')}"`,
  ],
  counterexamples: [`SECRET=${sample.base62(22)}==:${sample.base62(32)}`, 'TABLEAU_PAT_SECRET=your-token-secret'],
})
