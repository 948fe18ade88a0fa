import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'yandex-cloud-key',
  provider: 'Yandex Cloud',
  title: 'Yandex Cloud key or token',
  severity: 'high',
  certainty: 'certain',
  keywords: ['yandex', 'yc_'],
  ...assigned(
    'yandex|yc_?',
    '(?:AQVN[A-Za-z0-9_-]{35,40}|YC[A-Za-z0-9_-]{38}|t1\\.[A-Za-z0-9_-]{1,80}[=]{0,2}\\.[A-Za-z0-9_-]{40,100}={0,2}|y[0-9]_[A-Za-z0-9_-]{50,70})',
    'A-Za-z0-9_.-',
  ),
  mode: 'unknown',
  variable: 'YANDEX_API_KEY',
  remediation: {
    risk: 'act with the roles of the service account: read buckets and databases, start machines at your cost',
    revokeAt: 'https://console.yandex.cloud/',
    steps: [
      'In the Yandex Cloud console open the folder, “Service accounts”, the account, and delete the API key or static access key.',
      'For an IAM token (t1.) run yc iam revoke-token with --iam-token; left alone it lives for up to twelve hours.',
      'Look in Audit Trails for what the account did since the leak, and delete machines and keys that are not yours.',
    ],
    prevention: [
      'On machines and functions take IAM tokens from the metadata service, so that there is no key to leak.',
    ],
  },
  source: 'https://yandex.cloud/en/docs/iam/operations/compromised-credentials',
  examples: [`YANDEX_API_KEY=AQVN${sample.base64url(36)}`, `yandexSecret: 'YC${sample.base64url(38, 'y')}'`],
  counterexamples: ['YANDEX_API_KEY=AQVN'],
})
