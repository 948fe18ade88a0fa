import { defineRules, type Remediation } from '../core/rule.js'
import { sample } from '../core/sample.js'
import { isChosenPassword, isPassword } from './connection-string.js'

// Files that tools keep passwords in. A token with a prefix of its own is left to the rule of its provider.
const precedence = -0.5

/** `user:password` in base64. */
function isBasicAuth(value: string): boolean {
  const text = Buffer.from(value, 'base64').toString('utf8')
  const [, user, password] = /^([ -9;-~]{0,200}):([\s -~]{1,3000})$/.exec(text) ?? []
  return user !== undefined && password !== undefined && password !== user && isChosenPassword(password.trim())
}

const basic = (seed: string) => Buffer.from(`robot:${sample.base62(20, seed)}7q`).toString('base64')

/** Opaque tokens: UUIDs, hex, base64; never a word or a variable. */
const isToken = (value: string) => isChosenPassword(value) && /[0-9]/.test(value)

const npm: Remediation = {
  risk: 'publish packages to this registry, or read private ones, as the owner of the .npmrc',
  revokeAt: 'https://www.npmjs.com/settings/~/tokens',
  steps: [
    'See which registry the line names: the key before “:_auth” is its address.',
    'On npmjs.com open “Access Tokens” and delete it; for Artifactory, GitHub Packages or Azure Artifacts revoke it there.',
    'Compare the versions published since the leak with your own releases, and deprecate what is not yours.',
    'Write ${NPM_TOKEN} into the .npmrc that is committed, and keep the token in ~/.npmrc or in CI.',
  ],
  command: 'npm token list; npm token revoke ID',
  prevention: [
    'Publish from CI with trusted publishing, which needs no token.',
    'Use granular tokens for single packages, with an expiry date and an IP range.',
  ],
}

const docker: Remediation = {
  risk: 'pull private images and push changed ones as the account that logged in to the registry',
  revokeAt: 'https://app.docker.com/settings/personal-access-tokens',
  steps: [
    'Decode the value (base64 -d) to see the account; the key above it is the registry.',
    'For Docker Hub delete the token under “Personal access tokens”, or change the password if it was one.',
    'For another registry (ghcr.io, GitLab, Harbor, a cloud) revoke the token or robot account there.',
    'Compare the digests of your tags with the ones you built, and recreate imagePullSecrets with the new token.',
  ],
  command: 'docker logout REGISTRY',
  prevention: [
    'Set “credsStore” or “credHelpers” in config.json, so that docker login writes nothing there.',
    'Give clusters a read-only token for each, or the identity of the node.',
  ],
}

export default defineRules(
  {
    id: 'netrc',
    provider: 'curl / git / ftp',
    title: 'Password in a .netrc entry',
    severity: 'high',
    certainty: 'certain',
    keywords: ['machine ', 'machine\t', 'default login'],
    pattern:
      /(?<![A-Za-z0-9])(?:machine\s{1,8}(?:(?:[A-Za-z0-9.-]{1,80}\.)?(?<mode>localhost|127\.0\.0\.1|example\.com|example\.org|example\.net|test)(?=\s)|\S{1,200})|default)(?:\s|\\n){1,16}(?:login|user)\s{1,8}\S{1,128}(?:(?:\s|\\n){1,16}account\s{1,8}\S{1,128})?(?:\s|\\n){1,16}password\s{1,8}["']?(?<secret>[^\s"'`<>{}\\]{6,400})/g,
    context: ['machine', 'default login'],
    mode: {
      marks: {
        localhost: 'test',
        '127.0.0.1': 'test',
        'example.com': 'test',
        'example.org': 'test',
        'example.net': 'test',
        test: 'test',
      },
    },
    isGenuine: isPassword,
    isSure: isChosenPassword,
    precedence,
    guessable: true,
    variable: 'NETRC_PASSWORD',
    remediation: {
      risk: 'sign in to the host after “machine” under the name after “login”',
      revokeAt: 'https://everything.curl.dev/usingcurl/netrc.html',
      steps: [
        'Change the password, or revoke the token, at the host that “machine” names.',
        'Check the other entries: whoever has one line of a .netrc mostly has all of them.',
        'Move the file to your home folder with mode 600, and take it out of the repository.',
      ],
      command: 'chmod 600 ~/.netrc',
      prevention: [
        'Let CI write .netrc from a secret at run time, in the home folder of the runner.',
        'Encrypt it (~/.netrc.gpg) or use a credential helper, both of which Git reads.',
      ],
    },
    source: 'https://everything.curl.dev/usingcurl/netrc.html',
    examples: [
      `machine git.acme-tools.io login deploy password ${sample.base62(20)}7q`,
      `machine ftp.acme-tools.io\n  login web\n  password ${sample.base62(20, 'lines')}7q\n`,
      `echo "machine api.acme-tools.io login ci password ${sample.base62(20, 'echo')}7q" > ~/.netrc`,
      `default login anonymous password ${sample.base62(20, 'default')}7q`,
    ],
    counterexamples: [
      'machine git.acme-tools.io login deploy password $TOKEN',
      'machine git.acme-tools.io login deploy password <token>',
      'machine example.com login daniel password qwerty',
      'The virtual machine has a password policy9 of its own.',
      `The machine vm-7 has password ${sample.base62(12, 'prose')}7 on it.`,
    ],
  },
  {
    id: 'npmrc-auth',
    provider: 'npm',
    title: 'Registry token in .npmrc',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['_authToken', 'npmAuthToken'],
    pattern:
      /(?<![A-Za-z0-9])(?:_authToken\\?["']?\s{0,4}[=: ]\s{0,4}|npmAuthToken\\?["']?\s{0,4}[:=]\s{0,4})\\?["']?(?<secret>[A-Za-z0-9_.~+/=-]{16,4000})(?![A-Za-z0-9_-])/g,
    reach: { after: 4200 },
    isAssignment: true,
    isGenuine: isToken,
    precedence,
    variable: 'NPM_TOKEN',
    remediation: npm,
    source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc',
    examples: [
      `//registry.npmjs.org/:_authToken=${sample.base62(44, 'registry')}`,
      `//npm.acme-tools.io/:_authToken = "${sample.base62(64)}"`,
      `npmRegistries:\n  "https://npm.acme-tools.io":\n    npmAuthToken: "${sample.base62(40)}"`,
    ],
    counterexamples: [
      '//registry.npmjs.org/:_authToken=${NPM_TOKEN}',
      '//registry.npmjs.org/:_authToken=$NPM_TOKEN',
      '//registry.npmjs.org/:_authToken=YOUR_AUTH_TOKEN_HERE',
      'npmAuthToken: "${NPM_TOKEN}"',
    ],
  },
  {
    id: 'npmrc-auth-basic',
    provider: 'npm',
    title: 'Registry password in .npmrc',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['_auth', 'npmAuthIdent'],
    pattern:
      /(?<![A-Za-z0-9_])(?:_auth|npmAuthIdent)\\?["']?\s{0,4}[=:]\s{0,4}\\?["']?(?<secret>[A-Za-z0-9+/]{12,4000}={0,2})(?![A-Za-z0-9+/=_-])/g,
    reach: { after: 4200 },
    isAssignment: true,
    isGenuine: isBasicAuth,
    precedence,
    guessable: true,
    variable: 'NPM_AUTH',
    remediation: {
      ...npm,
      steps: [
        'Decode the value (base64 -d): it is the user name and the password, with a colon between them.',
        'Change that password at the registry, and everywhere else it is used: it is often the one of your company account.',
        'Log in again with a token instead, and commit only ${NPM_TOKEN} in .npmrc.',
      ],
      command: 'npm logout --registry URL; npm login --registry URL',
    },
    source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc#auth-related-configuration',
    examples: [
      `//npm.acme-tools.io/:_auth=${basic('npm')}`,
      `_auth = "${basic('global')}"\nemail = robot@acme-tools.io`,
      `npmAuthIdent: "${basic('yarn')}"`,
    ],
    counterexamples: [
      '//npm.acme-tools.io/:_auth=${NPM_AUTH}',
      `_auth=${Buffer.from('username:password').toString('base64')}`,
      `basic_auth=${sample.base62(20)}`,
      `_auth=${sample.base64(40)}`,
    ],
  },
  {
    id: 'npmrc-auth-password',
    provider: 'npm',
    title: 'Registry password in .npmrc',
    severity: 'critical',
    certainty: 'certain',
    keywords: [':_password'],
    pattern: /:_password\s{0,4}=\s{0,4}\\?["']?(?<secret>[A-Za-z0-9+/]{8,4000}={0,2})(?![A-Za-z0-9+/=_-])/g,
    reach: { after: 4200 },
    isAssignment: true,
    isGenuine: (value) => isChosenPassword(Buffer.from(value, 'base64').toString('utf8').trim()),
    precedence,
    guessable: true,
    variable: 'NPM_PASSWORD',
    remediation: {
      ...npm,
      steps: [
        'Decode the value (base64 -d) to see whether it is a password or a personal access token.',
        'Change it at the registry the line names; in Azure DevOps revoke it under “Personal access tokens”.',
        'Put _password into the .npmrc of your home folder, and leave only the registry address in the repository.',
      ],
      command: 'npx vsts-npm-auth -config .npmrc',
    },
    source: 'https://learn.microsoft.com/azure/devops/artifacts/npm/npmrc',
    examples: [
      `//pkgs.acme-tools.io/_packaging/feed/npm/registry/:_password=${Buffer.from(`${sample.base36(50)}7q`).toString('base64')}`,
      `//npm.acme-tools.io/:_password="${Buffer.from(`${sample.base62(18)}7q`).toString('base64')}"`,
    ],
    counterexamples: [
      '//npm.acme-tools.io/:_password=${NPM_PASSWORD}',
      `//npm.acme-tools.io/:_password=${Buffer.from('password').toString('base64')}`,
      '//pkgs.acme-tools.io/:_password=[BASE64_ENCODED_PERSONAL_ACCESS_TOKEN]',
    ],
  },
  {
    id: 'pypirc',
    provider: 'PyPI',
    title: 'Password in .pypirc',
    severity: 'critical',
    certainty: 'certain',
    keywords: [
      ...(['[pypi]', '[testpypi]', '[distutils]', 'index-servers', 'upload.pypi.org', 'test.pypi.org'] as const),
      ...(['__token__', 'TWINE_PASSWORD', 'TWINE_USERNAME'] as const),
    ],
    pattern:
      /(?:\[(?<mode>testpypi|pypi)\][^[]{0,400}?)?(?<![A-Za-z0-9])(?:TWINE_)?password\s{0,4}[=:]\s{0,4}["']?(?<secret>[^\s"'`<>{}\\]{6,400})/gi,
    reach: { before: 256 },
    context: ['[pypi]', '[testpypi]', 'index-servers', 'pypi.org', '__token__', 'pypirc', 'twine_'],
    mode: {
      marks: { pypi: 'live', testpypi: 'test' },
      near: { live: ['upload.pypi.org'], test: ['test.pypi.org', 'testpypi'] },
      otherwise: 'live',
    },
    isGenuine: isPassword,
    isSure: isChosenPassword,
    precedence,
    guessable: true,
    variable: 'TWINE_PASSWORD',
    remediation: {
      risk: 'upload releases to the index as this user, which everybody who installs the package then runs',
      revokeAt: 'https://pypi.org/manage/account/token/',
      steps: [
        'If the user is __token__, remove the token under “Account settings”, “API tokens”.',
        'Otherwise change the password of the account: PyPI takes no passwords for uploads, but it opens the website.',
        'For a private index, revoke the credential there.',
        'Look at the release history of your projects and yank files that you did not upload.',
      ],
      command: 'keyring set https://upload.pypi.org/legacy/ __token__',
      prevention: [
        'Upload from CI by trusted publishing (OIDC), without a .pypirc.',
        'Keep tokens in keyring, which twine asks by itself, each limited to one project.',
      ],
    },
    source: 'https://packaging.python.org/en/latest/specifications/pypirc/',
    examples: [
      `[pypi]\nusername = acme\npassword = ${sample.base62(20)}7q\n`,
      `[distutils]\nindex-servers = acme\n\n[acme]\nrepository = https://pypi.acme-tools.io\nusername: robot\npassword: ${sample.base62(20, 'acme')}7q`,
      `[testpypi]\nusername = acme\npassword = ${sample.base62(20, 'test')}7q\n`,
      `export TWINE_USERNAME=robot TWINE_PASSWORD='${sample.base62(20, 'twine')}7q'`,
    ],
    counterexamples: [
      '[pypi]\nusername = __token__\npassword = <PyPI token>\n',
      '[pypi]\nusername = __token__\npassword = ${PYPI_TOKEN}\n',
      '[pypi]\nusername = me\npassword = my_password\n',
      `password = ${sample.base62(20)}7q`,
    ],
  },
  {
    id: 'docker-config-auth',
    provider: 'Docker',
    title: 'Registry login in a Docker config.json',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['"auths"', '"auths\\"', "'auths'"],
    pattern:
      /(?<![A-Za-z0-9_])\\{0,3}["']auth\\{0,3}["']\s{0,8}:\s{0,8}\\{0,3}["'](?<secret>[A-Za-z0-9+/]{12,8000}={0,2})\\{0,3}["']/g,
    reach: { after: 12_000 },
    isAssignment: true,
    isGenuine: isBasicAuth,
    precedence,
    guessable: true,
    variable: 'DOCKER_AUTH_CONFIG',
    remediation: docker,
    source: 'https://docs.docker.com/reference/cli/docker/login/',
    examples: [
      `{"auths": {"https://index.docker.io/v1/": {"auth": "${basic('hub')}"}}}`,
      `DOCKER_AUTH_CONFIG='{\\"auths\\":{\\"registry.acme-tools.io\\":{\\"auth\\":\\"${basic('ci')}\\"}}}'`,
      `{\n  "auths": {\n    "ghcr.io": {\n      "auth": "${basic('ghcr')}"\n    }\n  }\n}`,
    ],
    counterexamples: [
      '{"auths": {"https://index.docker.io/v1/": {}}, "credsStore": "desktop"}',
      `{"auths": {"ghcr.io": {"auth": "${Buffer.from('user:password').toString('base64')}"}}}`,
      '{"auths": {"ghcr.io": {"auth": "${DOCKER_AUTH}"}}}',
      `{"auth": "${basic('alone')}"}`,
    ],
  },
  {
    id: 'docker-config-auth-token',
    provider: 'Docker',
    title: 'Identity token or password in a Docker config.json',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['"auths"', '"auths\\"', 'identitytoken', 'registrytoken'],
    pattern:
      /(?<![A-Za-z0-9_])\\{0,3}["'](?:identitytoken|registrytoken|password)\\{0,3}["']\s{0,8}:\s{0,8}\\{0,3}["'](?<secret>[^\s"'`<>{}\\]{8,4000})\\{0,3}["']/gi,
    reach: { after: 12_000 },
    isAssignment: true,
    context: ['auths', 'identitytoken', 'registrytoken'],
    isGenuine: isToken,
    precedence,
    guessable: true,
    variable: 'DOCKER_AUTH_CONFIG',
    remediation: {
      ...docker,
      steps: [
        'Revoke the refresh token at the registry: in Azure with “az acr token credential delete”, elsewhere by ending the session of the account.',
        'If it is a password, change it at the registry that the key above it names.',
        'Compare the digests of your tags with the ones you built.',
      ],
    },
    source: 'https://distribution.github.io/distribution/spec/auth/oauth/',
    examples: [
      `{"auths": {"acme.azurecr.io": {"identitytoken": "${sample.base62(120)}"}}}`,
      `{"auths":{"registry.acme-tools.io":{"username":"robot","password":"${sample.base62(20)}7q"}}}`,
    ],
    counterexamples: [
      '{"auths": {"acme.azurecr.io": {"identitytoken": "<token>"}}}',
      '{"auths":{"registry.acme-tools.io":{"username":"robot","password":"${PASSWORD}"}}}',
      `{"password": "${sample.base62(20)}7q"}`,
    ],
  },
  {
    id: 'docker-config-auth-kubernetes',
    provider: 'Docker',
    title: 'Registry login in a .dockerconfigjson',
    severity: 'critical',
    certainty: 'certain',
    keywords: ['dockerconfigjson', 'eyJhdXRocyI6', 'ewogICJhdXRocyI6', 'ewoJImF1dGhzIj', 'eyAiYXV0aHMiO'],
    // Base64 of {"auths": …, compact or pretty-printed.
    pattern:
      /(?<![A-Za-z0-9+/_-])(?<secret>(?:eyJhdXRocyI6|ewogICJhdXRocyI6|ewogICAgImF1dGhzIj|ewoJImF1dGhzIj|eyAiYXV0aHMiO)[A-Za-z0-9+/]{30,12000}={0,2})(?![A-Za-z0-9+/=_-])/g,
    reach: { after: 13_000 },
    isGenuine: hasLogin,
    // The login inside is found too, when the engine decodes it.
    precedence: 0.5,
    variable: 'DOCKER_AUTH_CONFIG',
    remediation: {
      ...docker,
      risk: 'decode the pull secret and log in to its registries, also to push if the account may',
      steps: [
        'Decode the value (base64 -d, then again for “auth”) to see the registries and accounts.',
        'Revoke each token or robot account at its registry.',
        'Recreate the pull secret with “kubectl create secret docker-registry” in every namespace that has it.',
      ],
      command:
        'kubectl create secret docker-registry NAME --docker-server=REGISTRY --dry-run=client -o yaml | kubectl apply -f -',
    },
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/pull-image-private-registry/',
    examples: [
      `kind: Secret\ntype: kubernetes.io/dockerconfigjson\ndata:\n  .dockerconfigjson: ${pullSecret('acme', 0)}\n`,
      `DOCKER_AUTH_CONFIG_BASE64=${pullSecret('pretty', 2)}`,
    ],
    counterexamples: [
      `.dockerconfigjson: ${Buffer.from('{"auths":{}, "credsStore": "desktop", "more": "nothing"}').toString('base64')}`,
      '.dockerconfigjson: {{ template "imagePullSecret" . }}',
      `.dockerconfigjson: ${Buffer.from(`{"auths":{"ghcr.io":{"auth":"${Buffer.from('user:password').toString('base64')}"}}}`).toString('base64')}`,
    ],
  },
)

/** Whether one of the entries holds a login that is not a placeholder. */
function hasLogin(value: string): boolean {
  const text = Buffer.from(value, 'base64').toString('latin1')
  return [...text.matchAll(/"(auth|password|identitytoken)"\s{0,8}:\s{0,8}"([^"]{8,8000})"/g)].some(
    ([, name, found]) => (name === 'auth' ? isBasicAuth(found as string) : isToken(found as string)),
  )
}

function pullSecret(seed: string, indent: number): string {
  const config = { auths: { 'registry.acme-tools.io': { username: 'robot', auth: basic(seed) } } }
  return Buffer.from(JSON.stringify(config, null, indent)).toString('base64')
}
