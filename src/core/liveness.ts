/**
 * How a person asks a provider whether a key still works: a call that changes nothing, with the key on standard input,
 * so that it reaches neither the history of the shell nor the list of processes. keyhold itself never asks.
 */

const CURL = "curl --silent --output /dev/null --write-out '%{http_code}\\n' --config -"
const bearer = (url: string) => `sed 's/.*/header = "Authorization: Bearer &"/' | ${CURL} ${url}`

/** By provider: the command line. It prints 200 for a key that works, and 401 for one that is dead. */
const CHECKS: Readonly<Record<string, string>> = {
  // https://docs.stripe.com/api/balance
  Stripe: `sed 's/.*/user = "&:"/' | ${CURL} https://api.stripe.com/v1/balance`,
  // https://docs.github.com/rest/users/users
  GitHub: bearer('https://api.github.com/user'),
  // https://docs.gitlab.com/api/personal_access_tokens
  GitLab: `sed 's/.*/header = "PRIVATE-TOKEN: &"/' | ${CURL} https://gitlab.com/api/v4/personal_access_tokens/self`,
  // https://platform.openai.com/docs/api-reference/models/list
  OpenAI: bearer('https://api.openai.com/v1/models'),
  // https://docs.anthropic.com/en/api/models-list
  Anthropic: `sed 's/.*/header = "x-api-key: &"/' | ${CURL} --header 'anthropic-version: 2023-06-01' https://api.anthropic.com/v1/models`,
  // https://www.twilio.com/docs/sendgrid/api-reference/api-key-permissions
  'Twilio SendGrid': bearer('https://api.sendgrid.com/v3/scopes'),
}

/** The command that tells whether a key of this provider is dead; undefined where none is known. */
export function livenessCheck(provider: string): string | undefined {
  return CHECKS[provider]
}
