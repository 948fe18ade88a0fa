import { assigned } from '../core/assigned.js'
import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

export default defineRules({
  id: 'elastic-api-key',
  provider: 'Elastic',
  title: 'Elasticsearch or Elastic Cloud API key',
  severity: 'high',
  certainty: 'certain',
  keywords: ['elastic', 'es_api', 'ec_api', 'elasticsearch', 'kibana', 'essu_'],
  // base64 of id and secret, 60 characters; keys of Elastic Cloud carry `essu_` before it.
  ...assigned(
    '(?:elastic|kibana|(?<![A-Za-z])(?:es|ec))[A-Za-z0-9_.-]{0,16}api[_-]?key',
    '(?:essu_[A-Za-z0-9+/=]{40,120}|(?=[A-Za-z+/]{0,50}[0-9])[A-Za-z0-9+/]{58,62}={0,2})',
    'A-Za-z0-9_+/-',
  ),
  variable: 'ELASTIC_API_KEY',
  remediation: {
    risk: 'search, write and delete indices with the role of the key, or manage deployments of the organization (essu_)',
    revokeAt: 'https://cloud.elastic.co/account/keys',
    steps: [
      'In Kibana open “Stack Management”, “API keys”, find the key by its id (the text before the colon once decoded), and delete it.',
      'For essu_ keys use “API keys” of the Elastic Cloud organization.',
      'Create one with role descriptors for the indices it needs, and an expiration, and deploy it.',
    ],
    command: 'DELETE /_security/api_key with the id in the body',
    prevention: ['Beats and agents need create_doc on their data streams only.'],
  },
  source: 'https://www.elastic.co/docs/deploy-manage/api-keys',
  examples: [
    `ELASTIC_API_KEY=${sample.base62(60)}`,
    `elasticsearch_api_key: "${sample.base62(58, 'e')}=="`,
    `EC_API_KEY="essu_${sample.base62(80, 'c')}"`,
  ],
  counterexamples: [`API_KEY=${sample.base62(60)}`, 'ELASTIC_API_KEY=your-api-key'],
})
