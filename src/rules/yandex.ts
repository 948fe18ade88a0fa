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
    risk: 'act as the service account: read data and start machines',
    revokeAt: 'https://console.yandex.cloud/',
    steps: [
      'Open the service account and delete the API key or static access key; IAM tokens (t1.) expire within twelve hours.',
      'Create another with a narrow role.',
    ],
    prevention: ['Prefer IAM tokens from the metadata service.'],
  },
  source: 'https://yandex.cloud/en/docs/iam/concepts/authorization/',
  examples: [`YANDEX_API_KEY=AQVN${sample.base64url(36)}`, `yandexSecret: 'YC${sample.base64url(38, 'y')}'`],
  counterexamples: ['YANDEX_API_KEY=AQVN'],
})
