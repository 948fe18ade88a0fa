import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const remediation: Remediation = {
  risk: 'call the Tencent Cloud API as the CAM user behind the key: servers, COS buckets, SMS, and everything if it is the root account',
  revokeAt: 'https://console.tencentcloud.com/cam/capi',
  steps: [
    'In CAM, open “Access Key”, “API Keys”, or the user under Users and its “API Key” tab.',
    'Choose “Create Key”, deploy it, then Disable the leaked key; delete it when nothing fails.',
    'Read the events of the SecretId in CloudAudit for instances and users that are not yours.',
  ],
  overlap: 'A CAM user holds at most two SecretIds, so delete an unused one before you create the next.',
  prevention: [
    'Bind a CAM role to the instance or function, which then gets temporary keys by itself.',
    'Give pipelines a sub-user with a narrow policy, and the root account no API key.',
  ],
}
const source = 'https://www.tencentcloud.com/document/product/598/34228'
const id = (seed: string) => `AKID${sample.base62(32, seed)}`

export default defineRules(
  {
    id: 'tencent-secret-id',
    provider: 'Tencent Cloud',
    title: 'Tencent Cloud SecretId',
    severity: 'high',
    certainty: 'certain',
    keywords: ['AKID'],
    // 32 characters after the prefix; ids of temporary keys are longer.
    pattern:
      /(?<![A-Za-z0-9+/])(?<secret>AKID(?=[A-Za-z]{0,31}\d)(?<random>[A-Za-z0-9]{28,40}|[A-Za-z0-9_-]{41,80}))(?![A-Za-z0-9+/=_-])/g,
    variable: 'TENCENTCLOUD_SECRET_ID',
    remediation: {
      ...remediation,
      risk: 'name one of your API keys; with its SecretKey, which often stands in the same place, call the Tencent Cloud API as you',
    },
    source,
    examples: [`TENCENTCLOUD_SECRET_ID=${id('env')}`, `secretId: '${id('js')}'`],
    counterexamples: [`AKID${'x'.repeat(32)}`, `AKID${sample.base62(12)}`, 'AKIDyourTencentCloudSecretIdGoesHere'],
  },
  {
    id: 'tencent-secret-id-key',
    provider: 'Tencent Cloud',
    title: 'Tencent Cloud SecretKey',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['tencent', 'qcloud', 'secret_key', 'secretkey', 'secret-key', 'cos_secret', 'AKID'],
    // In an assignment, or as the argument after its id.
    ...assigned('tencent|qcloud|cos_secret|secret[_-]?key|(?<![A-Za-z0-9])AKID[A-Za-z0-9]{28,40}', '[A-Za-z0-9]{32}'),
    context: ['akid', 'tencent', 'qcloud'],
    isGenuine: (secret) => /[a-z]/.test(secret) && /[A-Z]/.test(secret) && /\d/.test(secret),
    companion: { rule: 'tencent-secret-id' },
    variable: 'TENCENTCLOUD_SECRET_KEY',
    remediation,
    source,
    examples: [
      `TENCENTCLOUD_SECRET_KEY=${sample.base62(32)}`,
      `secretId: '${id('pair')}',\nsecretKey: '${sample.base62(32, 'pair')}',`,
    ],
    counterexamples: [`secretKey: '${sample.base62(32)}'`, `TENCENTCLOUD_SECRET_KEY=${'x'.repeat(32)}`],
  },
)
