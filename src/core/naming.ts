import type { Candidate } from './detect.js'

/** What stands between the name of a variable and the value that it is given, or that stands in for it. */
const ASSIGNED_IN_CAPITALS =
  /(?<![A-Za-z0-9_])([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?:["']\s{0,8},|["'\])}]{0,4}\s{0,8}(?::\s?[A-Za-z&' ]{1,16}\s?=|\|\||\?\?|:=|\?=|=>|[=:]))\s{0,8}(?:[A-Za-z]{0,2}["'`])?[^"'`\s=]{0,200}$/

/**
 * The environment variable that a key is assigned to where it stands; undefined where it is assigned to none. A name in
 * capitals with a `_` in it: what other names stand for differs from language to language.
 */
export function assignedVariable({ around: { text, at } }: Pick<Candidate, 'around'>): string | undefined {
  return ASSIGNED_IN_CAPITALS.exec(text.slice(Math.max(0, at - 300), at))?.[1]
}

/** The environment variable that is to hold a key from now on: the one of its context, or the usual one of its kind. */
export function variableFor(candidate: Candidate): string {
  const name = assignedVariable(candidate) ?? candidate.rule.variable
  // Of an address only the password is secret.
  const isWhole = /^[a-z][a-z0-9+]{1,20}:\/\//.test(candidate.secret)
  return isWhole ? name : name.replace(/_(?:URL|URI|DSN)$/, '_PASSWORD')
}
