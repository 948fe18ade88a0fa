/** How a file of each kind reads an environment variable. The first row whose pattern fits the path decides. */
interface Language {
  readonly path: RegExp
  /** What to write instead of the key; undefined where the format cannot read the environment. */
  readonly read: ((variable: string) => string) | undefined
  /** What to do instead, or what to know, where reading alone does not say it. */
  readonly note?: string
}

const LANGUAGES: readonly Language[] = [
  { path: /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/, read: (name) => `process.env.${name}` },
  { path: /\.(?:py|pyi|ipynb)$/, read: (name) => `os.environ["${name}"]` },
  { path: /(?:\.(?:rb|rake|erb|gemspec)|Gemfile|Rakefile)$/, read: (name) => `ENV.fetch("${name}")` },
  { path: /\.php$/, read: (name) => `getenv('${name}')` },
  { path: /\.go$/, read: (name) => `os.Getenv("${name}")` },
  { path: /\.(?:java|groovy|scala)$/, read: (name) => `System.getenv("${name}")` },
  { path: /\.kts?$/, read: (name) => `System.getenv("${name}")` },
  { path: /\.(?:cs|fs|vb)$/, read: (name) => `Environment.GetEnvironmentVariable("${name}")` },
  { path: /\.rs$/, read: (name) => `std::env::var("${name}")?` },
  { path: /\.swift$/, read: (name) => `ProcessInfo.processInfo.environment["${name}"]` },
  { path: /\.exs?$/, read: (name) => `System.fetch_env!("${name}")` },
  { path: /\.dart$/, read: (name) => `Platform.environment['${name}']` },
  { path: /\.p[lm]$/, read: (name) => `$ENV{${name}}` },
  { path: /\.ps1$/, read: (name) => `$env:${name}` },
  { path: /\.(?:sh|bash|zsh|fish|ksh)$|(?:^|\/)(?:Makefile|Dockerfile[^/]*|Procfile)$/, read: (name) => `"$${name}"` },
  {
    path: /(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/,
    read: (name) => `\${{ secrets.${name} }}`,
    note: 'Add it under Settings, Secrets and variables, Actions.',
  },
  {
    path: /(?:^|\/)\.gitlab-ci\.ya?ml$/,
    read: (name) => `$${name}`,
    note: 'Add it under Settings, CI/CD, Variables, masked and protected.',
  },
  { path: /(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/, read: (name) => `\${${name}}` },
  {
    path: /\.tfvars$/,
    read: undefined,
    note: 'Set TF_VAR_<name> in the environment instead of writing the value here.',
  },
  {
    path: /\.tf$/,
    read: () => 'var.<name>',
    note: 'Declare the variable with sensitive = true and set TF_VAR_<name>.',
  },
  {
    path: /\.(?:ya?ml|properties|conf|ini|toml)$/,
    read: (name) => `\${${name}}`,
    note: 'Not every program fills this in; in Kubernetes use secretKeyRef.',
  },
  {
    path: /(?:^|\/)\.env(?:\.|$)/,
    read: undefined,
    note: 'Keep the file out of git (.gitignore) and commit .env.example with an empty value.',
  },
  {
    path: /\.json[5c]?$/,
    read: undefined,
    note: 'JSON cannot read the environment: read it in the program that loads the file.',
  },
]

/** How the file at `path` reads `variable`, and what else to know. */
export function readingOf(path: string, variable: string): { code: string | undefined; note: string | undefined } {
  const language = LANGUAGES.find((row) => row.path.test(path))
  return { code: language?.read?.(variable), note: language?.note }
}
