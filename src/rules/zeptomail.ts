import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'zeptomail-token',
  provider: 'Zoho ZeptoMail',
  title: 'ZeptoMail send mail token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['wSsVR6', 'PHtE6r0'],
  // Base64 whose first characters are the same for all tokens of a data centre. It is the SMTP password as well.
  pattern: /(?<![A-Za-z0-9+/])(?<secret>(?:wSsVR6|PHtE6r0)(?<random>[A-Za-z0-9+/]{120,180}={0,2}))(?![A-Za-z0-9+/=])/g,
  variable: 'ZEPTOMAIL_TOKEN',
  remediation: {
    risk: 'send mail from the domains of the agent, which pass SPF and DKIM as yours',
    revokeAt: 'https://zeptomail.zoho.com/',
    steps: [
      'In ZeptoMail, now part of Zoho CPaaS, open the agent, “SMTP/API”, and generate another send mail token.',
      'Put it where API calls send Zoho-enczapikey and where SMTP logs in as emailapikey, then delete the old one.',
      'Read the processed emails of the agent for recipients that are not yours.',
    ],
    prevention: ['Make an agent for each application, and enter the addresses of its servers in the IP restriction.'],
  },
  source: 'https://www.zoho.com/zeptomail/help/api-home.html',
  examples: [
    `ZEPTOMAIL_TOKEN="Zoho-enczapikey wSsVR6${sample.base64(160)}=="`,
    `authorization: Zoho-enczapikey PHtE6r0${sample.base64(150, 'in')}`,
  ],
  counterexamples: ['ZEPTOMAIL_TOKEN=Zoho-enczapikey your-encrypted-api-key', `wSsVR6${sample.base64(30)}`],
})
