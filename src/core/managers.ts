import { quoted } from './typed.js'

/** A manager of secrets, and the command that takes one on standard input. */
export interface Manager {
  readonly id: string
  readonly name: string
  /** What must be said besides the name of the variable: `vault`, `app`. */
  readonly place?: string
  /** The command line for a POSIX shell. It shows nothing of the secret, and takes it from standard input only. */
  readonly command: (variable: string, place: string) => string
  /** Values that the command would store as something else. */
  readonly cannotTake?: RegExp
  /** Where its maker says so. */
  readonly source: string
}

/** Where a live key goes before it is gone from the files. */
export type Handover =
  | { readonly kind: 'none' }
  | { readonly kind: 'copy' }
  | { readonly kind: 'show' | 'send'; readonly manager: Manager; readonly place: string }

/**
 * `NAME="<value>"` on standard input, of a value on standard input. Quoted, because those who read such a line take `#`
 * for a comment, and white space at the ends away.
 */
const named = (variable: string) => `sed 's/.*/${variable}="&"/'`

/** What would need escapes between double quotes, and whoever reads them differs in which there are. */
const UNQUOTABLE = /["\\\p{Cc}]/u

export const MANAGERS: readonly Manager[] = [
  {
    id: 'aws-secrets-manager',
    name: 'AWS Secrets Manager',
    command: (name) => `aws secretsmanager create-secret --name ${name} --secret-string file:///dev/stdin`,
    // A parameter that begins with `file://` is read from that file: awscli/paramfile.py.
    source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html',
  },
  {
    id: 'aws-ssm',
    name: 'AWS Systems Manager Parameter Store',
    command: (name) => `aws ssm put-parameter --type SecureString --name ${name} --value file:///dev/stdin`,
    source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html',
  },
  {
    id: 'google',
    name: 'Google Secret Manager',
    command: (name) => `gcloud secrets create ${name} --data-file=-`,
    source: 'https://cloud.google.com/sdk/gcloud/reference/secrets/create',
  },
  {
    id: 'azure',
    name: 'Azure Key Vault',
    place: 'vault',
    // Names have no underscore, and the answer has the value.
    command: (name, vault) =>
      `az keyvault secret set --vault-name ${quoted(vault)} --name ${name.replaceAll('_', '-')} --file /dev/stdin --encoding utf-8 --output none`,
    source: 'https://learn.microsoft.com/cli/azure/keyvault/secret#az-keyvault-secret-set',
  },
  {
    id: 'vault',
    name: 'HashiCorp Vault',
    place: 'path in the store',
    command: (name, path) => `vault kv put ${quoted(`${path}/${name}`)} value=-`,
    source: 'https://developer.hashicorp.com/vault/docs/commands/kv/put',
  },
  {
    id: 'doppler',
    name: 'Doppler',
    // Without --silent it prints the value.
    command: (name) => `doppler secrets set ${name} --silent`,
    source: 'https://docs.doppler.com/docs/setting-secrets',
  },
  {
    id: '1password',
    name: '1Password',
    place: 'vault',
    command: (name, vault) =>
      `sed 's/.*/{"title": "${name}", "category": "API_CREDENTIAL", "fields": [{"id": "credential", "type": "CONCEALED", "label": "credential", "value": "&"}]}/' | op item create --vault ${quoted(vault)} - > /dev/null`,
    cannotTake: UNQUOTABLE,
    source: 'https://developer.1password.com/docs/cli/item-create',
  },
  {
    id: 'infisical',
    name: 'Infisical',
    // It prints what it took. NAME=@<file> is shorter, but with a token it stores these very words.
    command: (name) => `${named(name)} | infisical secrets set --file=/dev/stdin > /dev/null`,
    cannotTake: UNQUOTABLE,
    source: 'https://infisical.com/docs/cli/commands/secrets',
  },
  {
    id: 'github',
    name: 'GitHub Actions secrets',
    command: (name) => `gh secret set ${name}`,
    source: 'https://cli.github.com/manual/gh_secret_set',
  },
  {
    id: 'gitlab',
    name: 'GitLab CI/CD variables',
    command: (name) => `glab variable set ${name} --masked --raw`,
    source: 'https://docs.gitlab.com/cli/variable/set/',
  },
  {
    id: 'vercel',
    name: 'Vercel',
    command: (name) => `vercel env add ${name} production --sensitive`,
    source: 'https://vercel.com/docs/cli/env',
  },
  {
    id: 'netlify',
    name: 'Netlify',
    // env:set takes the value as an argument only. It prints what it took, and in a folder that is not linked to a
    // project it says so, takes nothing and ends with 0: commands/env/env-import.js of netlify-cli 26.
    command: (name) => `${named(name)} | netlify env:import /dev/stdin | grep -q ${name}`,
    cannotTake: UNQUOTABLE,
    source: 'https://cli.netlify.com/commands/env/#envimport',
  },
  {
    id: 'heroku',
    name: 'Heroku',
    place: 'app',
    // config:set takes it as an argument only. heroku login writes the .netrc that curl reads; the answer has all values.
    command: (name, app) =>
      `sed 's/.*/{"${name}": "&"}/' | curl --fail --silent --netrc --request PATCH --header 'Content-Type: application/json' --header 'Accept: application/vnd.heroku+json; version=3' --data @- --output /dev/null ${quoted(`https://api.heroku.com/apps/${app}/config-vars`)}`,
    cannotTake: UNQUOTABLE,
    source: 'https://devcenter.heroku.com/articles/platform-api-reference#config-vars-update',
  },
  {
    id: 'fly',
    name: 'Fly.io',
    command: (name) => `${named(name)} | fly secrets import`,
    cannotTake: UNQUOTABLE,
    source: 'https://fly.io/docs/flyctl/secrets-import/',
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
