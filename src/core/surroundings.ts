/** What a place says about a key in it, besides the language of the file. */

/** `users`: what stands there is given to everybody who uses the program. `tests`: no live key is needed there. */
export type Surroundings = 'users' | 'tests'

/** Bundlers write the values of variables with these names into what they deliver. */
const SHIPPED_VARIABLE =
  /(?<![A-Za-z0-9_])(?:NEXT_PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|REACT_APP|GATSBY|VITE|PUBLIC)_[A-Za-z0-9_]+/

const SHIPPED_PATHS: readonly RegExp[] = [
  // What browsers load.
  /\.(?:html?|css|map)$|[.-](?:bundle|min|chunk)\.[cm]?js$/i,
  /(?:^|\/)(?:public|static|www|wwwroot)\/.*\.[cm]?js$/,
  // iOS
  /\.(?:plist|xcconfig|storyboard|xcassets\/.*)$/,
  // Android
  /(?:^|\/)(?:AndroidManifest\.xml|google-services\.json)$|(?:^|\/)res\/(?:values|raw|xml)[^/]*\/|(?:^|\/)main\/assets\//,
  // Electron
  /(?:^|\/)electron(?:\/|[.-][^/]*$)/,
]

const TEST_PATHS: readonly RegExp[] = [
  /(?:^|\/)(?:tests?|__tests__|specs?|e2e|cypress|playwright|fixtures?|__fixtures__|mocks?|__mocks__|testdata)\//i,
  /(?:[._-](?:test|spec)|_fixture)\.[A-Za-z0-9]+$|(?:^|\/)test_[^/]+\.py$|Tests?\.(?:java|kt|cs|swift)$/,
  /(?:^|\/)\.env\.(?:development|dev|test|testing|ci)(?:\.|$)/,
  // What continuous integration runs.
  /(?:^|\/)\.(?:github\/workflows|circleci|buildkite)\/|(?:^|\/)(?:\.gitlab-ci|\.travis|azure-pipelines|bitbucket-pipelines|appveyor)\.ya?ml$|(?:^|\/)Jenkinsfile$/,
]

/** What the place of a finding means; for what users get also the name that says so. */
export function surroundingsOf(
  path: string,
  line: string,
): { readonly kind: Surroundings; readonly variable?: string } | undefined {
  const variable = SHIPPED_VARIABLE.exec(line)?.[0]
  if (variable !== undefined) return { kind: 'users', variable }
  if (TEST_PATHS.some((pattern) => pattern.test(path))) return { kind: 'tests' }
  return SHIPPED_PATHS.some((pattern) => pattern.test(path)) ? { kind: 'users' } : undefined
}

/** Files that are made to hold secrets, from end to end. */
const SECRET_FILES =
  /(?:^|\/)(?:\.env(?!.*\.(?:example|sample|template|dist)$)(?:\.[^/]*)?|id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?|\.netrc|_netrc|\.pgpass|\.htpasswd|[^/]*\.(?:pem|key|p12|pfx|jks|keystore|ppk|kdbx|tfstate))$/i

/** Whether there is nothing in the file that could stay when its secrets are taken out. */
export function isSecretFile(path: string): boolean {
  return SECRET_FILES.test(path)
}
