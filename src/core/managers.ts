import { quoted } from './typed.js'

/** A manager of secrets, and the command that takes one on standard input. */
export interface Manager {
  readonly id: string
  readonly name: string
  /** What must be said besides the name of the variable: `vault`, `app`. */
  readonly place?: string
  /** The command line for a POSIX shell. It shows nothing of the secret, and takes it from standard input only. */
  readonly command: (variable: string, place: string) => string
}

/** Where a live key goes before it is gone from the files. */
export type Handover =
  | { readonly kind: 'none' }
  | { readonly kind: 'copy' }
  | { readonly kind: 'show' | 'send'; readonly manager: Manager; readonly place: string }

/** `NAME=<value>` on standard input, of a value on standard input. */
const named = (variable: string) => `sed '1s/^/${variable}=/'`
/** JSON on standard input, of a value on standard input. */
const asJson = (filter: string) => `jq --raw-input --slurp ${quoted(filter)}`

export const MANAGERS: readonly Manager[] = [
  {
    // https://docs.aws.amazon.com/cli/latest/reference/secretsmanager/create-secret.html
    id: 'aws-secrets-manager',
    name: 'AWS Secrets Manager',
    command: (name) => `aws secretsmanager create-secret --name ${name} --secret-string file:///dev/stdin`,
  },
  {
    // https://docs.aws.amazon.com/cli/latest/reference/ssm/put-parameter.html
    id: 'aws-ssm',
    name: 'AWS Systems Manager Parameter Store',
    command: (name) => `aws ssm put-parameter --type SecureString --name ${name} --value file:///dev/stdin`,
  },
  {
    // https://cloud.google.com/sdk/gcloud/reference/secrets/create
    id: 'google',
    name: 'Google Secret Manager',
    command: (name) => `gcloud secrets create ${name} --data-file=-`,
  },
  {
    // https://learn.microsoft.com/cli/azure/keyvault/secret; names have no underscore, and the answer has the value.
    id: 'azure',
    name: 'Azure Key Vault',
    place: 'vault',
    command: (name, vault) =>
      `az keyvault secret set --vault-name ${quoted(vault)} --name ${name.replaceAll('_', '-')} --file /dev/stdin --encoding utf-8 --output none`,
  },
  {
    // https://developer.hashicorp.com/vault/docs/commands/kv/put
    id: 'vault',
    name: 'HashiCorp Vault',
    place: 'path in the store',
    command: (name, path) => `vault kv put ${quoted(`${path}/${name}`)} value=-`,
  },
  {
    // https://docs.doppler.com/docs/setting-secrets
    id: 'doppler',
    name: 'Doppler',
    command: (name) => `doppler secrets set ${name} --silent`,
  },
  {
    // https://developer.1password.com/docs/cli/item-create
    id: '1password',
    name: '1Password',
    place: 'vault',
    command: (name, vault) =>
      `${asJson(`{title: "${name}", category: "API_CREDENTIAL", fields: [{id: "credential", type: "CONCEALED", label: "credential", value: .}]}`)} | op item create --vault ${quoted(vault)} - > /dev/null`,
  },
  {
    // https://infisical.com/docs/cli/commands/secrets
    id: 'infisical',
    name: 'Infisical',
    command: (name) => `${named(name)} | infisical secrets set --file=/dev/stdin > /dev/null`,
  },
  {
    // https://cli.github.com/manual/gh_secret_set
    id: 'github',
    name: 'GitHub Actions secrets',
    command: (name) => `gh secret set ${name}`,
  },
  {
    // https://docs.gitlab.com/cli/variable/set/
    id: 'gitlab',
    name: 'GitLab CI/CD variables',
    command: (name) => `glab variable set ${name} --masked --raw`,
  },
  {
    // https://vercel.com/docs/cli/env
    id: 'vercel',
    name: 'Vercel',
    command: (name) => `vercel env add ${name} production --sensitive`,
  },
  {
    // https://cli.netlify.com/commands/env/#envimport; it prints what it took.
    id: 'netlify',
    name: 'Netlify',
    command: (name) => `${named(name)} | netlify env:import /dev/stdin > /dev/null`,
  },
  {
    // https://devcenter.heroku.com/articles/platform-api-reference#config-vars; config:set takes it as an argument only.
    id: 'heroku',
    name: 'Heroku',
    place: 'app',
    command: (name, app) =>
      `${asJson(`{${name}: .}`)} | curl --fail --silent --netrc --request PATCH --header 'Content-Type: application/json' --header 'Accept: application/vnd.heroku+json; version=3' --data @- --output /dev/null ${quoted(`https://api.heroku.com/apps/${app}/config-vars`)}`,
  },
  {
    // https://fly.io/docs/flyctl/secrets-import/
    id: 'fly',
    name: 'Fly.io',
    command: (name) => `${named(name)} | fly secrets import`,
  },
]

/** What takes standard input to the clipboard, in the order in which they are tried: the command, and its arguments. */
export const CLIPBOARDS: readonly (readonly [string, ...string[]])[] = [
  ['pbcopy'],
  ['wl-copy'],
  ['xclip', '-selection', 'clipboard'],
  ['xsel', '--clipboard', '--input'],
  ['clip.exe'],
]
