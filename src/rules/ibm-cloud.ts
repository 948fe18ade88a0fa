import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'ibm-cloud-api-key',
  provider: 'IBM Cloud',
  title: 'IBM Cloud API key',
  severity: 'critical',
  certainty: 'certain',
  keywords: ['ibm', 'bluemix', 'watson', 'ic_api_key', 'iam_api', 'iamapi', 'apikey', 'api_key', 'api-key'],
  // A bare “apikey” counts only without another provider's word before it.
  ...assigned(
    '(?<![A-Za-z])(?:ibm|bluemix|watson|ic_api_key)|(?<![A-Za-z0-9_-])(?:iam_?)?api[_-]?key',
    '[A-Za-z0-9_-]{44}',
    'A-Za-z0-9_-',
  ),
  context: ['ibm', 'bluemix', 'watson', 'ic_api_key', 'iam_api', 'iam-servicei'],
  isGenuine: (secret) => /[a-z]/.test(secret) && /[A-Z]/.test(secret) && /\d/.test(secret),
  variable: 'IBMCLOUD_API_KEY',
  remediation: {
    risk: 'obtain IAM tokens and act in the IBM Cloud account as the user or service ID that owns the key',
    revokeAt: 'https://cloud.ibm.com/iam/apikeys',
    steps: [
      'Open Manage, “Access (IAM)”, “API keys”; keys of a service ID are under “Service IDs”, the ID, “API keys”.',
      'Create the successor and deploy it, then choose Disable on the leaked key, and Delete once nothing fails.',
      'In Activity Tracker, look for iam-identity events with the id of the key.',
    ],
    command: 'ibmcloud iam api-key-delete <name or id>',
    overlap: 'A user or service ID can have several API keys; a disabled one can be enabled again.',
    prevention: [
      'Use trusted profiles for compute resources and service IDs with a narrow policy elsewhere.',
      'Let IBM Cloud disable keys that are found in public: set “Leaked action” to Disable or Delete.',
      'Restrict the allowed IP addresses of the account.',
    ],
  },
  source: 'https://cloud.ibm.com/docs/account?topic=account-userapikey',
  examples: [
    `IBMCLOUD_API_KEY=${sample.base64url(44)}`,
    `ibmcloud_api_key = "${sample.base64url(44, 'tf')}"`,
    `{"apikey": "${sample.base64url(44, 'json')}", "iam_apikey_name": "auto", "url": "https://api.us-south.watson.cloud.ibm.com"}`,
    `curl -u "apikey:${sample.base64url(44, 'curl')}" https://api.us-south.speech-to-text.watson.cloud.ibm.com`,
  ],
  counterexamples: [
    `apikey = ${sample.base64url(44)}`,
    `IBMCLOUD_API_KEY=${'x'.repeat(44)}`,
    `OTHER_API_KEY=${sample.base64url(44)} # not for ibm`,
  ],
})
