import { defineRules } from '../core/rule.js'
import { sample } from '../core/sample.js'

const UUID = '[0-9A-Za-z]{8}(?:-[0-9A-Za-z]{4}){3}-[0-9A-Za-z]{12}'
const HOST = '(?:[A-Za-z0-9-]{1,63}\\.webhook\\.office\\.com/webhookb2|outlook\\.office(?:365)?\\.com/webhook)'

const connectorOf = (path: string, seed = '') =>
  `https://${path}/${sample.uuid(seed)}@${sample.uuid(`${seed}t`)}/IncomingWebhook/${sample.hex(32, seed)}/${sample.uuid(`${seed}u`)}`
const workflowOf = (host: string, path: string, seed = '') =>
  `https://${host}/${path}workflows/${sample.hex(32, seed)}/triggers/manual/paths/invoke?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=${sample.base62(43, seed)}`

export default defineRules(
  {
    id: 'microsoft-teams-webhook',
    provider: 'Microsoft Teams',
    title: 'Microsoft Teams incoming webhook',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['webhook.office.com/webhookb2/', 'outlook.office.com/webhook/', 'outlook.office365.com/webhook/'],
    pattern: new RegExp(
      `(?<secret>https://${HOST}/(?<random>${UUID}@${UUID}/IncomingWebhook/[0-9a-z]{32}/${UUID})(?:/[A-Za-z0-9_-]{1,80})?)(?![A-Za-z0-9_-])`,
      'g',
    ),
    variable: 'TEAMS_WEBHOOK_URL',
    remediation: {
      risk: 'post messages with links and buttons to the channel, under the name of your connector',
      revokeAt: 'https://teams.microsoft.com/',
      steps: [
        'In the channel open “Manage channel”, then “Connectors”, and under “Configured” choose “Manage” at Incoming Webhook.',
        'Choose “Remove”; the address stops working.',
        'Create the replacement as a workflow, because Microsoft retires connectors, and deploy its address.',
        'Tell the people in the channel not to follow links posted since the leak.',
      ],
      prevention: [
        'Prefer a workflow that only people of your tenant may trigger.',
        'Keep the address in the secret store of the pipeline, one for each sender.',
      ],
    },
    source: 'https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/',
    examples: [
      `TEAMS_WEBHOOK_URL=${connectorOf('acme.webhook.office.com/webhookb2')}`,
      `curl -d '{"text":"done"}' "${connectorOf('outlook.office.com/webhook', 'old')}"`,
      `webhook: ${connectorOf('acme.webhook.office.com/webhookb2', 'v2')}/V2${sample.base62(42)}`,
    ],
    counterexamples: [
      'https://acme.webhook.office.com/webhookb2/<group>@<tenant>/IncomingWebhook/<id>/<owner>',
      `https://webhook.example.com/webhookb2/${sample.uuid()}@${sample.uuid('2')}/IncomingWebhook/${sample.hex(32)}/${sample.uuid('3')}`,
    ],
  },
  {
    id: 'microsoft-teams-webhook-workflow',
    provider: 'Microsoft Teams',
    title: 'Microsoft Teams workflow webhook',
    severity: 'medium',
    certainty: 'certain',
    keywords: ['environment.api.powerplatform.com', 'logic.azure.com'],
    reach: { after: 700 },
    // Signed addresses; the older host is shared with Azure Logic Apps, which sign in the same way.
    pattern:
      /(?<secret>https:\/\/[A-Za-z0-9.-]{3,120}(?:environment\.api\.powerplatform|logic\.azure)\.com(?::443)?\/[A-Za-z0-9/-]{0,60}workflows\/[0-9a-f]{32}\/triggers\/[^\s"'<>]{10,300}sig=(?<random>[A-Za-z0-9_-]{36,64}))(?![A-Za-z0-9_-])/g,
    precedence: 1,
    variable: 'TEAMS_WORKFLOW_URL',
    remediation: {
      risk: 'start the workflow: post to your channel, and do whatever else its actions do',
      revokeAt: 'https://make.powerautomate.com/',
      steps: [
        'In Teams open the channel menu, “Workflows”, and choose the workflow that this address triggers.',
        'Delete it and create it again from the template “Post to a channel when a webhook request is received”: an edit keeps the signature.',
        'Deploy the new address.',
        'Read the 28-day run history in Power Automate for runs you did not start.',
      ],
      prevention: [
        'At the trigger set “Who can trigger the flow” to users of your tenant, so that the address alone opens nothing.',
        'Let the workflow post text only, and check what it is given.',
      ],
    },
    source: 'https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/',
    examples: [
      `TEAMS_WEBHOOK=${workflowOf('default0a1b2c.d3.environment.api.powerplatform.com:443', 'powerautomate/automations/direct/')}`,
      `uri: '${workflowOf('prod-21.westeurope.logic.azure.com:443', '', 'logic')}'`,
    ],
    counterexamples: [
      workflowOf('flows.example.com', ''),
      `https://prod-21.westeurope.logic.azure.com:443/workflows/${sample.hex(32)}/triggers/manual/paths/invoke`,
    ],
  },
)
