/** Makes text that others chose (paths, lines, names) safe to print on a terminal or in a log. */

/**
 * C0 and C1 controls, the escape character, and the bidirectional and invisible characters that make a line show
 * something else than it says.
 */
// oxlint-disable-next-line no-control-regex -- controls are what it looks for
const UNSAFE = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]/g

/** Writes every character that could steer a terminal as `\x1b` or `\u202e`. Tabs stay. */
export function printable(text: string): string {
  return text.replace(UNSAFE, (char) => {
    const code = char.charCodeAt(0)
    return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16)}`
  })
}

/** Masks every run of 20 or more letters and digits that mixes both: what could be a key that no rule knows. */
export function maskIn(text: string): string {
  return text.replace(/[A-Za-z0-9_+/-]{20,}/g, (run) =>
    /\d/.test(run) &&
    /[A-Za-z]/.test(run) &&
    (/[A-Za-z0-9]{20}/.test(run) || !/[/_-].{0,12}[/_-].{0,12}[/_-]/.test(run))
      ? `${run.slice(0, 4)}…`
      : run,
  )
}

/** A few words that others wrote, as a message may repeat them. */
export function mention(text: string): string {
  return maskIn(printable(text.length > 60 ? `${text.slice(0, 60)}…` : text))
}
