/** A foreseen failure: what happened, and what to do next. keyhold could not look, so the exit code is 2. */
export class KeyholdError extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** What to do next. There is no default: whoever adds a failure knows the way out. */
    readonly hint: string,
  ) {
    super(message)
    this.name = 'KeyholdError'
  }
}

const fail = (code: string, message: string, hint: string) => new KeyholdError(code, message, hint)

/** Every failure that is foreseen. Texts that others chose must be made printable before they come here. */
export const failure = {
  // git
  noGit: () => fail('no-git', 'git could not be started.', 'Install git, or put it on PATH, and try again.'),
  notARepository: () =>
    fail(
      'not-a-repository',
      'This folder is not in a git work tree.',
      'Run keyhold inside a repository; git init makes one.',
    ),
  gitFailed: (command: string, status: number | string, said: string) =>
    fail(
      'git-failed',
      `git ${command} failed with ${typeof status === 'number' ? `status ${status}` : status}${said === '' ? '' : `: ${said}`}.`,
      `Run git ${command} yourself to see why, or git fsck if the repository may be damaged.`,
    ),
  gitSilent: (command: string, seconds: number) =>
    fail(
      'git-silent',
      `git ${command} gave no answer for ${seconds} seconds and was stopped.`,
      'Try again; a slow disk or a lock held by another program are the usual causes. KEYHOLD_GIT_SECONDS=<n> waits longer.',
    ),
  gitGarbled: (command: string, what: string) =>
    fail(
      'git-garbled',
      `git ${command} answered something keyhold cannot read: ${what}.`,
      'Check which git stands first on PATH (git --version, type git); keyhold needs 2.30 or newer.',
    ),
  gitShort: (command: string) =>
    fail(
      'git-short',
      `git ${command} stopped before its answer was complete.`,
      'Try again; run git fsck if it happens again.',
    ),
  unreadableObject: (oid: string) =>
    fail(
      'unreadable-object',
      `The object ${oid} cannot be read from this repository.`,
      'Run git fsck. In a partial clone, fetch it first: git fetch --refetch.',
    ),
  notReadable: (path: string, why: string) =>
    fail('not-readable', `${path} cannot be read: ${why}.`, 'Check that it exists and who owns it, then try again.'),
  uncounted: (listed: number, scanned: number, skipped: number) =>
    fail(
      'uncounted',
      `${listed} texts were listed, but ${scanned} were scanned and ${skipped} skipped.`,
      'This must not happen. Please report it with the output of git version and npx keyhold --version.',
    ),

  badRange: (range: string) =>
    fail(
      'bad-range',
      `${range} does not name commits of this repository.`,
      'Write two commits with two dots between: main..HEAD. In a shallow clone, fetch them first.',
    ),
  shallow: (range: string) =>
    fail(
      'shallow',
      `This clone is shallow, and where ${range} begins is not in it, so commits could be missing without a trace.`,
      'Fetch the history: git fetch --unshallow, or fetch-depth: 0 in the checkout step of GitHub Actions, GIT_DEPTH: 0 in GitLab.',
    ),
  badUpdates: () =>
    fail(
      'bad-updates',
      'Standard input does not list ref updates as git does.',
      'Call this from the hook itself, which git feeds.',
    ),
  damagedPackage: (file: string) =>
    fail(
      'damaged-package',
      `The installed keyhold is damaged: ${file} is not what it was built with.`,
      'Install it again: npm install --force keyhold, or delete node_modules and run npm ci.',
    ),

  // the command line
  unknownCommand: (name: string, meant: string | undefined) =>
    fail(
      'unknown-command',
      `There is no command ${name}.${didYouMean(meant)}`,
      'npx keyhold --help lists the commands.',
    ),
  unknownFlag: (name: string, command: string, meant: string | undefined) =>
    fail(
      'unknown-flag',
      `keyhold ${command} has no flag ${name}.${didYouMean(meant)}`,
      `npx keyhold ${command} --help lists them.`,
    ),
  badUsage: (message: string, command: string) =>
    fail('bad-usage', message, `npx keyhold ${command} --help shows how it is used.`),
  notReports: () =>
    fail(
      'not-reports',
      'These files are not reports of keyhold in one format.',
      'Join what keyhold scan --history --shard i/n --format json wrote, or --format sarif.',
    ),
  outputNotWritable: (path: string, why: string) =>
    fail('output-not-writable', `${path} cannot be written: ${why}.`, 'Check that its folder exists and who owns it.'),
  unknownRule: (id: string, meant: string | undefined) =>
    fail('unknown-rule', `There is no rule ${id}.${didYouMean(meant)}`, 'npx keyhold rules lists all of them.'),
  // what a repository set up
  badConfiguration: (file: string, line: number, what: string, meant?: string) =>
    fail(
      'bad-configuration',
      `${file}:${line}: ${what}${didYouMean(meant)}`,
      'Mend it and try again; nothing was scanned. docs/configuration.md of keyhold lists every key.',
    ),
  badException: (file: string, line: number, what: string) =>
    fail(
      'bad-exception',
      `${file}:${line}: ${what}`,
      'Mend the line, or take it out and let npx keyhold allow write it again.',
    ),
  nothingToAccept: (fingerprint: string) =>
    fail(
      'nothing-to-accept',
      `Nothing that is staged or tracked has the fingerprint ${fingerprint}.`,
      'Copy it from the report. For what stands in older commits or elsewhere, add --rule <rule>.',
    ),
  slowPattern: (id: string, seconds: number) =>
    fail(
      'slow-pattern',
      `The pattern of the rule ${id} worked for more than ${seconds} seconds and was stopped.`,
      'Give the rule longer keywords or a smaller pattern; limits.patternSeconds in the configuration lets it work longer.',
    ),
  outsideOfRepository: (path: string) =>
    fail(
      'outside-of-repository',
      `${path} is not in this repository.`,
      'Name paths of the repository keyhold runs in.',
    ),

  badFingerprint: () =>
    fail(
      'bad-fingerprint',
      'A fingerprint is 16 digits and letters from a to f.',
      'npx keyhold scan --format json shows the fingerprint of each finding.',
    ),
  unknownFingerprint: (fingerprint: string) =>
    fail(
      'unknown-fingerprint',
      `No key with the fingerprint ${fingerprint} stands in the index, the work tree, a branch, a tag or a stash of this clone.`,
      'npx keyhold scan --format json shows the fingerprint of each finding. In a shallow clone, git fetch --unshallow brings the older commits.',
    ),

  // fixing
  changedMeanwhile: (path: string) =>
    fail(
      'changed-meanwhile',
      `${path} was changed by another program while keyhold was at work. Nothing was changed by keyhold.`,
      'Save and close it in your editor, and run npx keyhold fix again.',
    ),
  indexLocked: (lock: string) =>
    fail(
      'index-locked',
      `Another git is at work here: ${lock} exists. Nothing was changed.`,
      'Wait until it has ended, and run npx keyhold fix again. If none is running, one was killed: delete that file first.',
    ),
  halfway: (path: string, why: string) =>
    fail(
      'halfway',
      `${path} cannot be replaced: ${why}. Others are replaced already.`,
      'Close the programs that have it open, and run npx keyhold fix again: it goes on from there.',
    ),
  nobodyToAsk: () =>
    fail(
      'nobody-to-ask',
      'This is not a terminal, and nobody said yes. Nothing was changed.',
      'npx keyhold fix --yes makes the change; npx keyhold fix --dry-run only shows it.',
    ),
  unknownManager: (id: string, meant: string | undefined, ids: readonly string[]) =>
    fail(
      'unknown-manager',
      `There is no secret manager ${id}.${didYouMean(meant)}`,
      `--to takes one of ${ids.join(', ')}.`,
    ),
  placeNeeded: (manager: string, place: string) =>
    fail('place-needed', `${manager} needs to know the ${place}.`, `Name it: --in <${place}>.`),
  notTakenWhole: (manager: string, fingerprint: string) =>
    fail(
      'not-taken-whole',
      `The key ${fingerprint} has a quote, a backslash or a line break, which the command of ${manager} would store as something else. Nothing was changed.`,
      `Enter it on the page of ${manager}; npx keyhold fix --copy ${fingerprint} takes it to the clipboard.`,
    ),
  notHandedOver: (command: string, status: number | string) =>
    fail(
      'not-handed-over',
      `${command} ended with ${typeof status === 'number' ? `status ${status}` : status}, so the key was not handed over. Nothing was changed.`,
      'Check that the command is installed and that you are logged in, and run npx keyhold fix again.',
    ),
  noClipboard: (commands: readonly string[]) =>
    fail(
      'no-clipboard',
      `There is no clipboard that keyhold can reach. Nothing was changed.`,
      `Install one of ${commands.join(', ')}, or hand the key over with --to and --send.`,
    ),
  oneAtATime: (fingerprints: readonly string[]) =>
    fail(
      'one-at-a-time',
      `A clipboard holds one key, and ${fingerprints.length} are staged. Nothing was changed.`,
      `Take them one after the other: npx keyhold fix --copy ${fingerprints[0]}.`,
    ),

  // installing; `lines` are what to write by hand instead
  nothingToInstallInto: () =>
    fail(
      'no-git-folder',
      'There is no git work tree here, so there are no hooks to put in place or to take back.',
      'Run git init first. In a prepare script, npx keyhold init --if-git goes on without.',
    ),
  huskyOff: () =>
    fail(
      'husky-off',
      'HUSKY=0 is set, so husky would put nothing in place. Nothing was changed.',
      'Unset HUSKY and run npx keyhold init again. In a prepare script, npx keyhold init --if-git goes on without.',
    ),
  hooksPathTaken: (path: string, scope: string, lines: string) =>
    fail(
      'hooks-path-taken',
      `core.hooksPath is ${path === '' ? 'empty' : path} (${scope}), so another tool owns the hooks. Nothing was changed.`,
      `Put these lines at the top of its hooks yourself:\n${lines}`,
    ),
  hooksInUse: (folder: string, names: readonly string[], lines: string) =>
    fail(
      'hooks-in-use',
      `${folder} holds hooks that husky would switch off: ${names.join(', ')}. Nothing was changed.`,
      `Move them to .husky first, or put these lines at the top of the hooks in ${folder} yourself:\n${lines}`,
    ),
  notEditable: (tool: string, file: string, why: string, lines: string) =>
    fail(
      'not-editable',
      `${tool} owns the hooks here, and ${file} is left as it is: ${why}. Nothing was changed.`,
      `Put these lines into ${file} yourself:\n${lines}`,
    ),
  plugNPlay: (folder: string) =>
    fail(
      'plug-n-play',
      `Yarn Plug’n’Play links no commands, and hooks run at the top, where yarn does not find the keyhold of ${folder}. Nothing was changed.`,
      'Add keyhold to the package.json at the top, and run yarn keyhold init there.',
    ),
  noLintStaged: (lines: string) =>
    fail(
      'no-lint-staged',
      'There is no configuration of lint-staged beside the package.json here. Nothing was changed.',
      `npx keyhold init puts keyhold into the hook itself; or add this task to lint-staged:\n${lines}`,
    ),
  notAFolder: (path: string, lines: string) =>
    fail(
      'not-a-folder',
      `${path} is where the hooks belong, but it is not a folder. Nothing was changed.`,
      `Move it away and run npx keyhold init again, or put these lines at the top of your hooks yourself:\n${lines}`,
    ),
  hookNotText: (path: string, lines: string) =>
    fail(
      'hook-not-text',
      `${path} is not a text file that keyhold can edit. Nothing was changed.`,
      `Put the lines for it at its top yourself:\n${lines}`,
    ),
  packageNotReadable: (path: string, why: string, command: string, lines: string) =>
    fail(
      'package-not-readable',
      `${path} cannot be edited: ${why}. Nothing was changed.`,
      `Mend it and run npx keyhold init again; or run husky, add “${command}” to its prepare script (postinstall with Yarn 2 and later), and put these lines at the top of the hooks in .husky yourself:\n${lines}`,
    ),
  noPackage: (path: string, lines: string) =>
    fail(
      'no-package',
      `There is no package.json in ${path}. Nothing was changed.`,
      `Run npm init and npm install --save-dev keyhold first, or put these lines at the top of your hooks yourself:\n${lines}`,
    ),
  notInstalled: (why: string, lines: string) =>
    fail(
      'not-installed',
      `The hooks could not be switched on: ${why} Nothing was changed.`,
      `See to that and run npx keyhold init again, or put these lines at the top of your hooks yourself:\n${lines}`,
    ),
  notWritable: (path: string, why: string, lines = '') =>
    fail(
      'not-writable',
      `${path} cannot be written: ${why}. Nothing was changed.`,
      `Check who owns it, and free space on the disk, then run the command again${lines === '' ? '.' : `; or put these lines at the top of your hooks yourself:\n${lines}`}`,
    ),
  notTakenBack: (paths: readonly string[]) =>
    fail(
      'not-taken-back',
      `Something failed halfway, and not everything could be taken back: ${paths.join(', ')}.`,
      'Look at git status, put these back with git restore, and run the command again.',
    ),
} as const

function didYouMean(meant: string | undefined): string {
  return meant === undefined ? '' : ` Did you mean ${meant}?`
}

/** The candidate nearest to `word`, if it is near enough to be a slip: at most two edits, or a third of its length. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const limit = Math.max(2, Math.floor(word.length / 3))
  return candidates
    .map((candidate) => ({ candidate, distance: editDistance(word, candidate) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)[0]?.candidate
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next.push(
        Math.min(
          (next[j - 1] as number) + 1,
          (row[j] as number) + 1,
          (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      )
    }
    row = next
  }
  return row[b.length] as number
}
