import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

const remediation: Remediation = {
  risk: 'use Alibaba Cloud as the RAM user behind the AccessKey: servers, buckets, SMS, and billing if it belongs to the account itself',
  revokeAt: 'https://ram.console.aliyun.com/manage/ak',
  steps: [
    'In the RAM console, open the user, “AccessKey Pairs”, and create the next AccessKey.',
    'Deploy it, then choose Disable on the leaked AccessKey; after a day without errors choose Delete.',
    'In ActionTrail, search events by the AccessKey ID for users, instances and policies that you did not create.',
  ],
  command: 'aliyun ram UpdateAccessKey --UserName <user> --UserAccessKeyId <id> --Status Inactive',
  overlap: 'A RAM user can have two AccessKeys, both valid.',
  prevention: [
    'Let servers use an instance RAM role, and people and pipelines STS tokens or OIDC.',
    'Set a network access control policy on the AccessKey, and delete those of the Alibaba Cloud account itself.',
  ],
}
const source = 'https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair'
const isMixed = (secret: string) => /[a-z]/.test(secret) && /[A-Z]/.test(secret) && /\d/.test(secret)
const id = (seed: string) => `LTAI5t${sample.base62(18, seed)}`

export default defineRules(
  {
    id: 'alibaba-access-key',
    provider: 'Alibaba Cloud',
    title: 'Alibaba Cloud AccessKey secret',
    severity: 'critical',
    certainty: 'certain',
    keywords: [
      'alibaba',
      'aliyun',
      'alicloud',
      'access_key',
      'accesskey',
      'access-key',
      'secret_key',
      'secretkey',
      'secret_access',
      'oss_',
      'LTAI',
    ],
    // In an assignment, or as the argument after its id.
    ...assigned(
      'alibaba|aliyun|alicloud|(?<![A-Za-z])oss_|access[_-]?key[_-]?secret|access[_-]?secret|secret[_-]?(?:access[_-]?)?key|(?<![A-Za-z0-9])LTAI[A-Za-z0-9]{12,26}',
      '[A-Za-z0-9]{30}',
    ),
    context: ['ltai', 'alibaba', 'aliyun', 'alicloud', 'oss_'],
    isGenuine: (secret) => isMixed(secret) && !secret.startsWith('LTAI'),
    companion: { rule: 'alibaba-access-key-id' },
    variable: 'ALIBABA_CLOUD_ACCESS_KEY_SECRET',
    remediation,
    source,
    examples: [
      `ALIBABA_CLOUD_ACCESS_KEY_SECRET=${sample.base62(30)}`,
      `accessKeyId: '${id('js')}',\naccessKeySecret: '${sample.base62(30, 'js')}',`,
      `DefaultProfile.getProfile("cn-hangzhou", "${id('java')}", "${sample.base62(30, 'java')}")`,
      `aliyunSecret: ${sample.base62(30, 'short')}`,
    ],
    counterexamples: [
      `accessKeySecret: '${sample.base62(30)}'`,
      `ALIYUN_ACCESS_KEY_SECRET=${'x'.repeat(30)}`,
      'ALIYUN_ACCESS_KEY_SECRET=yourAccessKeySecretValueHereOk',
    ],
  },
  {
    id: 'alibaba-access-key-id',
    provider: 'Alibaba Cloud',
    title: 'Alibaba Cloud AccessKey ID',
    severity: 'high',
    certainty: 'certain',
    keywords: ['LTAI'],
    // 16 to 25 characters in all, mostly 24 today.
    pattern: /(?<![A-Za-z0-9+/])(?<secret>LTAI(?=[A-Za-z]{0,25}\d)(?<random>[A-Za-z0-9]{12,26}))(?![A-Za-z0-9+/=])/g,
    variable: 'ALIBABA_CLOUD_ACCESS_KEY_ID',
    remediation: {
      ...remediation,
      risk: 'name one of your AccessKeys; with its secret, which often stands in the same place, use Alibaba Cloud as its owner',
    },
    source,
    examples: [`ALIBABA_CLOUD_ACCESS_KEY_ID=${id('env')}`, `"accessKeyId": "LTAI${sample.base62(12, 'old')}7"`],
    counterexamples: [`LTAI${'x'.repeat(20)}`, 'LTAIyourAccessKeyIdHere', `VOLTAI${sample.base62(20)}`],
  },
  {
    id: 'alibaba-access-key-sts',
    provider: 'Alibaba Cloud',
    title: 'Alibaba Cloud STS credentials',
    severity: 'high',
    certainty: 'certain',
    keywords: ['STS.', 'CAIS'],
    pattern:
      /(?<![A-Za-z0-9+/_.])(?<secret>STS\.(?<random>[A-Za-z0-9]{16,64})|CAIS[A-Za-z0-9+/]{160,2000}={0,2})(?![A-Za-z0-9+/(])/g,
    reach: { after: 2304 },
    context: ['alibaba', 'aliyun', 'alicloud', 'securitytoken', 'security_token', 'accesskey', 'access_key', 'oss'],
    isGenuine: isMixed,
    variable: 'ALIBABA_CLOUD_SECURITY_TOKEN',
    remediation: {
      risk: 'act as the assumed RAM role until the STS token expires, at most twelve hours',
      revokeAt: 'https://ram.console.aliyun.com/roles',
      steps: [
        'In the RAM console, open Roles, the role, and detach its policies or deny sessions issued before now with acs:CurrentTime.',
        'Disable the AccessKey that called AssumeRole, if it may have leaked too.',
        'Search ActionTrail for the STS AccessKey ID, and attach the policies again after the expiry.',
      ],
      prevention: ['Ask for the shortest DurationSeconds, and pass a Policy to AssumeRole that narrows the session.'],
    },
    source: 'https://www.alibabacloud.com/help/en/ram/product-overview/what-is-sts',
    examples: [`accessKeyId: "STS.NT${sample.base62(23)}"`, `ALIBABA_CLOUD_SECURITY_TOKEN=CAIS${sample.base64(400)}`],
    counterexamples: ['STS.AssumeRoleWithWebIdentity access_key', `"STS.NT${sample.base62(23)}"`],
  },
)
