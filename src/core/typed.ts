/** Whether a printed text can be typed as it stands: nothing in it was escaped or masked. */
export function isTypable(word: string): boolean {
  return (
    /^[\x20-\x7e\u00a1-\uffff]+$/.test(word) && !word.includes('\\x') && !word.includes('\\u') && !word.includes('…')
  )
}

/** The word as a POSIX shell reads it back unchanged. */
export function quoted(word: string): string {
  const isPlain = /^[A-Za-z0-9_@%+=:,./][A-Za-z0-9_@%+=:,./-]*$/.test(word)
  if (isPlain && !word.startsWith(':')) return word
  return word.startsWith('-') ? quoted(`./${word}`) : `'${word.replaceAll("'", `'\\''`)}'`
}
