import type { Door, Step } from './advice.js'
import type { Exposure, Place } from './finding.js'
import { isTypable, quoted } from './typed.js'

/** What was not looked at when the exposure was found out, and the commands that look; undefined when all was. */
export function gapOf({ state, gap }: Exposure, door: Door, places: readonly Place[]): Step | undefined {
  if (gap === undefined) return undefined
  const meaning =
    state === 'pushed' ? 'it may be out for longer than that' : 'whether it was pushed before is not certain'
  const again = lookAgain(door, places)
  switch (gap) {
    case 'shallow':
      return {
        text: `This clone is shallow. The commits that are not in it were not checked, so ${meaning}. To check them:`,
        commands: ['git fetch --unshallow', ...again],
      }
    case 'partial':
      return {
        text: `This clone is partial. The objects that are not in it were not checked, so ${meaning}. To check them:`,
        commands: ['git fetch --refetch --no-filter', ...again],
      }
    case 'time':
      return {
        text: `Not all commits, branches, tags and stashes could be checked in the time there is, so ${meaning}. To check all:`,
        commands: again.map((command) => `KEYHOLD_EXPOSURE_SECONDS=600 ${command}`),
      }
    case 'failed':
      return {
        text: `git could not read all commits, so ${meaning}. To see why:`,
        commands: ['git fsck --connectivity-only'],
      }
  }
}

/** The same scan once more, as it can be typed. */
function lookAgain(door: Door, places: readonly Place[]): string[] {
  switch (door) {
    case 'staged':
      return ['npx keyhold scan --staged']
    case 'message':
      return ['npx keyhold scan --message "$(git rev-parse --git-path COMMIT_EDITMSG)"']
    case 'push':
    case 'range':
      return [`npx keyhold scan --range ${places[0]?.commit?.slice(0, 10) ?? 'HEAD'}`]
    case 'files':
    case 'input':
      return []
  }
}

/** How to take a key out of commits that are only here. For what stands in no known commit: nothing. */
export function outOfHistory(exposure: Exposure, door: Door): Step[] {
  const { commit, position, refs = [] } = exposure
  const stash = refs.find((ref) => ref.startsWith('stash@'))
  if (stash !== undefined) return [outOfStash(stash)]
  const under = (prefix: string) => refs.filter((ref) => ref.startsWith(prefix)).map((ref) => ref.slice(prefix.length))
  const tags = under('refs/tags/').filter(isTypable)
  const branch = under('refs/heads/').find(isTypable)
  return [
    ...(commit === undefined ? [] : outOfCommit(exposure, commit, door, branch)),
    ...(tags.length === 0 ? [] : [outOfTags(tags, position === undefined || position === 'elsewhere')]),
  ]
}

function outOfCommit(
  { position, path, isRoot }: Exposure,
  commit: string,
  door: Door,
  branch: string | undefined,
): Step[] {
  // Whoever has just made a new commit, as the step before says, has another last one.
  if (position === 'last' && door !== 'message') {
    if (door === 'staged') return []
    const text = `The last commit has it, and a new one on top would leave it there. ${path === undefined ? 'Take it out of the message' : `Take it out of ${path}, stage that`}, and make the commit anew:`
    return [{ text, commands: ['git commit --amend'] }]
  }
  const onto = isRoot === true ? '--root' : `${commit.slice(0, 10)}~1`
  const rebase = `git rebase --interactive --autostash --rebase-merges ${onto}`
  const how =
    path === undefined
      ? 'mark it with “reword” in the list, and take the key out of the message:'
      : `mark it with “edit” in the list, take the key out of ${path}, stage that, and run git commit --amend and git rebase --continue:`
  if (position !== 'elsewhere')
    return [{ text: `Take it out of commit ${commit.slice(0, 10)} as well: ${how}`, commands: [rebase] }]
  if (branch === undefined) return []
  return [
    {
      text: `Take it out of commit ${commit.slice(0, 10)} on ${branch} as well, and come back with git switch -: ${how}`,
      commands: [`${rebase} ${quoted(branch)}`],
    },
  ]
}

function outOfStash(stash: string): Step {
  return {
    text: `${stash} has it. If you need nothing else of it, drop it; otherwise git stash pop it first, take the key out, and stash again.`,
    commands: [`git stash drop ${quoted(stash)}`],
  }
}

/** A tag keeps the commit that a rebase made anew. */
function outOfTags(tags: readonly string[], isOnly: boolean): Step {
  const keeps = tags.length === 1 ? 'This tag keeps' : 'These tags keep'
  return {
    text: `${keeps} the ${isOnly ? '' : 'old '}commit; delete ${tags.length === 1 ? 'it' : 'them'}, and tag again what is clean:`,
    commands: [`git tag --delete ${tags.map(quoted).join(' ')}`],
  }
}
