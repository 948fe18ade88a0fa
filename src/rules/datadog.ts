import { assigned } from '../core/assigned.js'
import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'

// Digests, commits and trace ids are hex digits, too, and stand beside the name as often.
const NAME = 'datadog(?![A-Za-z0-9_.-]{0,16}(?:md5|sha|hash|digest|sum|commit|version|ref|trace|span))'

const APPLICATION: Remediation = {
  risk: 'read and change what its owner can in Datadog, together with an API key: logs, dashboards, monitors, users',
  revokeAt: 'https://app.datadoghq.com/organization-settings/application-keys',
  steps: [
    'Open “Organization Settings”, “Application Keys”, find the key by its last four characters, and choose “Revoke”.',
    'Revoke the API key, too, if it stood beside this one (“API Keys”, same page): only the two together open the API.',
    'Create a key on a service account with the scopes it needs, and deploy it.',
    'Search “Audit Trail” for the id of the old key.',
  ],
  overlap: 'Create the new key first; both work until the old one is revoked.',
  prevention: [
    'Give each application key authorization scopes; without them it has every permission of its owner.',
    'Let service accounts own the keys, and switch on one-time read mode.',
  ],
}

export default defineRules(
  {
    id: 'datadog-api-key',
    provider: 'Datadog',
    title: 'Datadog API key',
    severity: 'high',
    certainty: 'likely',
    keywords: ['datadog', 'dd_api', 'dd-api', 'dd.api', 'ddapi', 'api_key', 'api-key', 'apikey'],
    ...assigned(`${NAME}|(?<![A-Za-z])dd[_.-]?api|(?<![A-Za-z0-9_]|[A-Za-z0-9]-)api[_-]?key`, '[0-9a-f]{32}'),
    context: ['datadog', 'dd_api', 'dd-api', 'dd.api', 'ddapi'],
    variable: 'DD_API_KEY',
    remediation: {
      risk: 'send logs, metrics and traces to your organization: false alarms, hidden ones, and a larger bill',
      revokeAt: 'https://app.datadoghq.com/organization-settings/api-keys',
      steps: [
        'Open “Organization Settings”, “API Keys”, and choose “New Key”.',
        'Deploy it to agents, Lambda layers and integrations, then revoke the leaked key; revoking cannot be undone.',
        'Look at “Usage” for hosts and custom metrics you do not know.',
      ],
      command: 'DELETE https://api.datadoghq.com/api/v2/api_keys/{api_key_id}',
      overlap: 'Old and new key both work until the old one is revoked.',
      prevention: [
        'Use one API key for each environment, so that it can be revoked without stopping all agents.',
        'In browsers and mobile apps use a client token, which is made to be public.',
        'Let the agent read the key from your secret manager (ENC[] notation).',
      ],
    },
    source: 'https://docs.datadoghq.com/account_management/api-app-keys/',
    examples: [
      `DD_API_KEY=${sample.hex(32, 'd1')}`,
      `curl https://api.datadoghq.com/api/v1/validate -H "DD-API-KEY: ${sample.hex(32, 'd2')}"`,
      `datadogToken = "${sample.hex(32, 'd3')}"`,
      `## https://docs.datadoghq.com\napi_key: ${sample.hex(32, 'd4')}\nsite: datadoghq.eu`,
      `https://http-intake.logs.datadoghq.com/v1/input?api_key=${sample.hex(32, 'd5')}`,
    ],
    counterexamples: [
      `API_KEY=${sample.hex(32)}`,
      `datadog_agent_md5: ${sample.hex(32)}`,
      `datadog.trace_id: ${sample.hex(32)}`,
      `DD_API_KEY=${'0123456789abcdef'.repeat(2)}`,
      `DD_CLIENT_TOKEN=pub${sample.hex(32)}`,
    ],
  },
  {
    id: 'datadog-app-key',
    provider: 'Datadog',
    title: 'Datadog application key',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['ddapp_'],
    // 34 characters after the prefix.
    pattern: /(?<![A-Za-z0-9])(?<secret>ddapp_(?<random>[A-Za-z0-9]{30,60}))(?![A-Za-z0-9_-])/g,
    companion: { rule: 'datadog-api-key' },
    variable: 'DD_APP_KEY',
    remediation: APPLICATION,
    source: 'https://docs.datadoghq.com/account_management/api-app-keys/',
    examples: [
      `DD_APP_KEY=ddapp_${sample.base62(34)}`,
      `-H "DD-APPLICATION-KEY: ddapp_${sample.base62(34, 'curl')}"`,
      `DD_API_KEY=${sample.hex(32)}\nDD_APP_KEY=ddapp_${sample.base62(34, 'pair')}`,
    ],
    counterexamples: [`ddapp_${'x'.repeat(34)}`, `addapp_${sample.base62(34)}`],
  },
  {
    id: 'datadog-app-key-legacy',
    provider: 'Datadog',
    title: 'Datadog application key without prefix',
    severity: 'critical',
    certainty: 'likely',
    keywords: [
      'datadog',
      'dd_app',
      'dd-app',
      'dd.app',
      'ddapp',
      'app_key',
      'app-key',
      'appkey',
      'application_key',
      'application-key',
      'applicationkey',
    ],
    ...assigned(
      `${NAME}|(?<![A-Za-z])dd[_.-]?app|(?<![A-Za-z0-9_]|[A-Za-z0-9]-)app(?:lication)?[_-]?key`,
      '[0-9a-f]{40}',
    ),
    context: ['datadog', 'dd_app', 'dd-app', 'dd.app', 'ddapp', 'dd_api'],
    companion: { rule: 'datadog-api-key' },
    variable: 'DD_APP_KEY',
    remediation: APPLICATION,
    source: 'https://docs.datadoghq.com/account_management/api-app-keys/',
    examples: [
      `DD_APP_KEY=${sample.hex(40, 'a1')}`,
      `-H "DD-APPLICATION-KEY: ${sample.hex(40, 'a2')}"`,
      `provider "datadog" {\n  api_key = "${sample.hex(32, 'a3')}"\n  app_key = "${sample.hex(40, 'a3')}"\n}`,
    ],
    counterexamples: [`APP_KEY=${sample.hex(40)}`, `datadog_commit: ${sample.hex(40)}`],
  },
)
