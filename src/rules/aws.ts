import { switches } from '../core/random.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

// Ids are base32, so 0, 1, 8 and 9 do not occur. ABIA (service bearer) and ACCA (context-specific) open something too;
// AIDA, AROA, AGPA, AIPA, ANPA, ANVA, APKA and ASCA name things and are no keys. Ids that end in EXAMPLE are Amazon's
// own samples, the other one is the sample of a scanner.
const keyId = (prefix: string) =>
  new RegExp(`(?<![A-Za-z0-9])(?<secret>${prefix}(?![A-Z2-7]{9}EXAMPLE)(?<random>[A-Z2-7]{16}))(?![A-Za-z0-9])`, 'g')
const id = (prefix: string, seed = '') => prefix + sample.of('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 16, prefix + seed)

// A secret has no prefix. It stands in an assignment to one of these names, in a list of name and value, or right
// after its key id: in the CSV file that the console offers, as the next argument, or on the next line.
const SECRET_NAME =
  'aws|s3[_-]|secret[_. -]?(?:access[_. -]?)?key|access[_-]?secret|(?<![A-Za-z0-9])A[KS]IA[A-Z2-7]{16}'
const REST = '[A-Za-z0-9_.\\[\\] -]{0,48}'
const BETWEEN = '["\'`\\s=:>,(){}|\\\\$?\\]*&-]{1,24}(?:value["\'\\s:=]{1,6})?'
const SECRET = '(?<![A-Za-z0-9+/])(?<secret>[A-Za-z0-9+/]{40})(?![A-Za-z0-9+/=])'

const IAM = 'https://console.aws.amazon.com/iam/home#/security_credentials'

const accessKey: Remediation = {
  risk: 'call every AWS API that the IAM user behind the key may call: start instances, read buckets, create more keys',
  revokeAt: IAM,
  steps: [
    'In IAM, open Users, the user, “Security credentials”, and create the access key that replaces this one.',
    'Deploy it, then choose Actions, “Deactivate” on the leaked key; deactivate at once if you saw foreign use.',
    'Search CloudTrail for the access key id: look for new users, keys, roles and instances in every region.',
    'Delete the key, and only then detach the policy AWSCompromisedKeyQuarantine if AWS attached it.',
  ],
  command: 'aws iam update-access-key --access-key-id <id> --status Inactive --user-name <user>',
  overlap: 'A user can hold two access keys, and both work until you deactivate one.',
  prevention: [
    'Sign people in through IAM Identity Center, and give workloads roles instead of access keys.',
    'Let GitHub Actions or GitLab CI assume a role through OIDC, so that no key is stored there.',
    'Add aws:SourceIp or aws:SourceVpc conditions to what the key may do.',
  ],
}

const temporary: Remediation = {
  risk: 'act as the assumed role or user until the session expires, up to 36 hours',
  revokeAt: 'https://console.aws.amazon.com/iam/home#/roles',
  steps: [
    'In IAM, open Roles, the role, “Revoke sessions”, and choose “Revoke active sessions”.',
    'If the session came from GetSessionToken, deactivate the access key that asked for it.',
    'Read CloudTrail for this ASIA key id, since what the session created outlives the session.',
  ],
  command: 'aws iam put-role-policy, denying everything where aws:TokenIssueTime is before now',
  prevention: [
    'Keep the session duration of the role short.',
    'Let the SDK fetch credentials from the profile or the instance instead of copying them into files.',
  ],
}

export default defineRules(
  {
    id: 'aws-access-key-id',
    provider: 'Amazon Web Services',
    title: 'AWS access key ID',
    severity: 'high',
    certainty: 'certain',
    keywords: ['AKIA', 'ABIA', 'ACCA'],
    pattern: keyId('A(?:KIA|BIA|CCA)'),
    variable: 'AWS_ACCESS_KEY_ID',
    remediation: {
      ...accessKey,
      risk: 'name your account and one of its keys; together with the secret, which often stands in the same place, use it',
    },
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
    examples: [
      `AWS_ACCESS_KEY_ID=${id('AKIA')}`,
      `"accessKeyId": "${id('AKIA', 'json')}",`,
      `https://bucket.s3.amazonaws.com/a?X-Amz-Credential=${id('AKIA', 'url')}%2F20260101%2Fus-east-1`,
    ],
    counterexamples: [
      `AWS_ACCESS_KEY_ID=${'AKIA'}IOSFODNN7EXAMPLE`,
      `AWS_ACCESS_KEY_ID=AKIA${'X'.repeat(16)}`,
      `arn: ${id('AROA')}`,
      `x${id('AKIA')}`,
      `AKIA${sample.upper36(12)}`,
    ],
  },
  {
    id: 'aws-secret-access-key',
    provider: 'Amazon Web Services',
    title: 'AWS secret access key',
    severity: 'critical',
    certainty: 'certain',
    keywords: [
      'aws',
      's3_',
      's3-',
      'secret_access',
      'secretaccess',
      'secret-access',
      'secret access',
      'secret.access',
      'secret_key',
      'secretkey',
      'secret-key',
      'access_secret',
      'accesssecret',
      'AKIA',
      'ASIA',
    ],
    pattern: new RegExp(`(?:${SECRET_NAME})${REST}${BETWEEN}${SECRET}`, 'gi'),
    // “secretAccessKey” is Amazon's word; a mere “secret key” needs another word of theirs.
    context: [
      'aws',
      'akia',
      'iqojb3jpz2lu',
      's3_',
      's3:',
      's3.',
      'secretaccesskey',
      'secret_access_key',
      'secret-access-key',
      'secret access key',
    ],
    // 40 random characters change between kinds some 24 times; a path does less often. 40 hex digits are a commit; five
    // in ten thousand keys hold neither a digit nor a plus sign, and names of policies mostly do not.
    isGenuine: (secret) =>
      /[a-z]/.test(secret) &&
      /[A-Z]/.test(secret) &&
      /[0-9+]/.test(secret) &&
      switches(secret) >= 12 &&
      (secret.match(/[a-z]{4,}/g) ?? []).join('').length < 20 &&
      !/EXAMPLE(?:KEY)?$/.test(secret),
    companion: { rule: 'aws-access-key-id' },
    variable: 'AWS_SECRET_ACCESS_KEY',
    remediation: accessKey,
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
    examples: [
      `AWS_SECRET_ACCESS_KEY=${sample.base64(40)}`,
      `[default]\naws_access_key_id = ${id('AKIA')}\naws_secret_access_key = ${sample.base64(40, 'ini')}`,
      `new AWS.S3({ accessKeyId: '${id('AKIA')}', secretAccessKey: '${sample.base64(40, 'js')}' })`,
      `Access key ID,Secret access key\n${id('AKIA', 'csv')},${sample.base64(40, 'csv')}`,
      `new BasicAWSCredentials("${id('AKIA', 'java')}", "${sample.base64(40, 'java')}")`,
      `aws configure set aws_secret_access_key ${sample.base64(40, 'cli')}`,
      `AWS Secret Access Key [None]: ${sample.base64(40, 'ask')}`,
      `- name: AWS_SECRET_ACCESS_KEY\n  value: ${sample.base64(40, 'k8s')}`,
      `{"name": "AWS_SECRET_ACCESS_KEY", "value": "${sample.base64(40, 'ecs')}"}`,
      `process.env.AWS_SECRET_ACCESS_KEY || '${sample.base64(40, 'js or')}'`,
      `awsKey: "${sample.base64(40, 'short')}"`,
    ],
    counterexamples: [
      `aws_secret_access_key = ${'wJalrXUtn'}${'FEMI/K7MDENG'}/bPxRfiCY${'EXAMPLEKEY'}`,
      `aws_sdk_commit = ${sample.hex(40)}`,
      `AWS_SECRET_ACCESS_KEY=${'x'.repeat(40)}`,
      `SECRET_KEY = "${sample.base64(40, 'no word')}"`,
      `AWS_SECRET_ACCESS_KEY=${sample.base64(52, 'too long')}`,
    ],
  },
  {
    id: 'aws-session-credentials',
    provider: 'Amazon Web Services',
    title: 'AWS temporary access key ID',
    severity: 'high',
    certainty: 'certain',
    keywords: ['ASIA'],
    pattern: keyId('ASIA'),
    variable: 'AWS_ACCESS_KEY_ID',
    remediation: temporary,
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html',
    examples: [`export AWS_ACCESS_KEY_ID=${id('ASIA')}`, `AccessKeyId: ${id('ASIA', 'yaml')}`],
    counterexamples: [
      `${'ASIA'}IOSFODNN7EXAMPLE`,
      'EURASIANECONOMICUNIONS',
      `EUR${id('ASIA')}`,
      'ASIA/TOKYO',
      `ASIA${'Z'.repeat(16)}`,
    ],
  },
  {
    id: 'aws-session-credentials-token',
    provider: 'Amazon Web Services',
    title: 'AWS session token',
    severity: 'high',
    certainty: 'certain',
    keywords: [
      'IQoJb3JpZ2lu',
      'FwoGZXIvYXdz',
      'FQoGZXIvYXdz',
      'aws_session',
      'awssession',
      'aws-session',
      'aws_security',
      'awssecurity',
      'amz-security',
    ],
    // Most tokens start with one of three heads (“origin” or “aws” in base64); others are told by their name.
    pattern:
      /(?:(?<![A-Za-z0-9+/])(?=IQoJb3JpZ2lu|FwoGZXIvYXdz|FQoGZXIvYXdz)|(?:aws[_-]?(?:session|security)|amz-security)[_-]?token["'`\s\\]{0,6}[=:,]{1,2}["'`\s\\]{0,6})(?<secret>[A-Za-z0-9+/%]{96,2048}={0,2})(?![A-Za-z0-9+/])/gi,
    reach: { after: 2304 },
    companion: { rule: 'aws-session-credentials' },
    variable: 'AWS_SESSION_TOKEN',
    remediation: temporary,
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html',
    examples: [
      `"SessionToken": "${'IQoJb3Jp'}Z2luX2Vj${sample.base64(600)}="`,
      `aws_session_token = ${'FwoGZXIv'}YXdzE${sample.base64(320)}`,
      `AWS_SESSION_TOKEN="${sample.base64(400, 'other')}"`,
      `aws_access_key_id=${id('ASIA', 'pair')}\naws_session_token=${'IQoJb3Jp'}Z2lu${sample.base64(500, 'pair')}`,
    ],
    counterexamples: ['aws_session_token = <your session token>', `session_token: ${sample.base64(300)}`],
  },
  {
    id: 'aws-bedrock-api-key',
    provider: 'Amazon Web Services',
    title: 'Amazon Bedrock API key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['ABSK'],
    // Observed: 109 to 269 characters, of which the first say “BedrockAPIKey-”. Amazon's sample contains EXAMPLE.
    pattern:
      /(?<![A-Za-z0-9+/])(?<secret>ABSK(?![A-Za-z0-9+/]{0,400}EXAMPLE)(?<random>[A-Za-z0-9+/]{100,400})={0,2})(?![A-Za-z0-9+/=])/g,
    variable: 'AWS_BEARER_TOKEN_BEDROCK',
    remediation: {
      risk: 'invoke the Bedrock models of your account at your cost, until the key expires or is deleted',
      revokeAt: 'https://console.aws.amazon.com/bedrock/home#/api-keys',
      steps: [
        'In the Bedrock console, open “API keys”, “Long-term API keys”, select this one and delete it.',
        'In IAM, open the user BedrockAPIKey-… that was made for it, and check that no service-specific credential is left.',
        'Compare the model invocations in CloudWatch and the bill with what you expect, in every region.',
      ],
      command:
        'aws iam delete-service-specific-credential --service-specific-credential-id <id> --user-name <BedrockAPIKey-…>',
      prevention: [
        'Use short-term Bedrock keys or a role; where a long-term key must be, give it an expiry.',
        'Deny bedrock:CallWithBearerToken in a service control policy where nobody needs such keys.',
      ],
    },
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html',
    examples: [
      `AWS_BEARER_TOKEN_BEDROCK=ABSK${'QmVkcm9ja0FQSUtleS'}${sample.base64(110)}=`,
      `token: "ABSK${sample.base64(128, 'bare')}"`,
    ],
    counterexamples: [
      `ABSK${sample.base64(60)}`,
      `x${'ABSK'}${sample.base64(128)}`,
      `ABSK${'QmVkcm9ja0FQSUtleS'}${sample.base64(90)}EXAMPLE`,
    ],
  },
  {
    id: 'aws-bedrock-api-key-short-term',
    provider: 'Amazon Web Services',
    title: 'Amazon Bedrock short-term API key',
    severity: 'high',
    certainty: 'certain',
    keywords: ['bedrock-api-key-'],
    // The rest is base64 of a signed URL of bedrock.amazonaws.com.
    pattern:
      /(?<![A-Za-z0-9])(?<secret>bedrock-api-key-(?<random>YmVkcm9jay[A-Za-z0-9+/]{100,4000}={0,2}))(?![A-Za-z0-9+/])/g,
    reach: { after: 4224 },
    variable: 'AWS_BEARER_TOKEN_BEDROCK',
    remediation: {
      risk: 'invoke the Bedrock models of your account for up to 12 hours',
      revokeAt: 'https://console.aws.amazon.com/iam/home#/roles',
      steps: [
        'In IAM, revoke the active sessions of the role that made the Bedrock key, or deactivate the access key behind it.',
        'Look through CloudTrail for InvokeModel and Converse calls until the key has run out.',
      ],
      prevention: ['Generate the Bedrock key in the process that uses it, and do not write it to a file.'],
    },
    source: 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html',
    examples: [
      `AWS_BEARER_TOKEN_BEDROCK=bedrock-api-key-${'YmVkcm9jay5hbWF6b25hd3MuY29t'}${sample.base64(900)}`,
      `-H "Authorization: Bearer bedrock-api-key-${'YmVkcm9jay5hbWF6b25hd3MuY29t'}${sample.base64(600)}=="`,
    ],
    counterexamples: ['bedrock-api-key-rotation-lambda', `bedrock-api-key-${sample.base64(40)}`],
  },
  {
    id: 'aws-appsync-api-key',
    provider: 'Amazon Web Services',
    title: 'AWS AppSync API key',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['da2-'],
    pattern: /(?<![A-Za-z0-9])(?<secret>da2-(?<random>[a-z0-9]{26}))(?![A-Za-z0-9-])/g,
    variable: 'APPSYNC_API_KEY',
    remediation: {
      risk: 'run every GraphQL query and mutation of your AppSync API that is open to API keys',
      revokeAt: 'https://console.aws.amazon.com/appsync/home',
      steps: [
        'In AppSync, open the API, Settings, “API keys”, add a new key and put it into the clients.',
        'Delete the leaked key there; it does not wait for its expiry.',
        'Check which fields of the schema are marked @aws_api_key or use the key by default.',
      ],
      command: 'aws appsync delete-api-key --api-id <api id> --id <da2-…>',
      overlap: 'An API can have several keys, each valid for up to 365 days.',
      prevention: [
        'Use Cognito or IAM authorization for everything but public reads.',
        'Expect a key in a web client to be read by everyone, and put AWS WAF with a rate limit in front of the API.',
      ],
    },
    source: 'https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html',
    examples: [`"aws_appsync_apiKey": "da2-${sample.base36(26)}"`, `x-api-key: da2-${sample.base36(26, 'header')}`],
    counterexamples: [`da2-${'x'.repeat(26)}`, `3fda2-${sample.base36(26)}`, `da2-${sample.hex(12)}-${sample.hex(12)}`],
  },
)
