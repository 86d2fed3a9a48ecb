const DIGITS: Readonly<Record<string, string>> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  '-': '⁻',
  '−': '⁻',
  '+': '⁺',
}

/**
 * Whether a raised text is the mark of a footnote: digits or a sign after a word, a stop or a year. Not in "km²" and
 * "10⁶".
 */
export function isFootnoteMark(before: string, raised: string): boolean {
  const mark = raised.trim()
  if (!/^[[(]?(?:\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*|[*†‡§]{1,3})[\])]?$/u.test(mark)) return false
  const last = before.trimEnd()
  if (/(?:^|[^\p{L}])[kcdm]?m$/u.test(last)) return false
  return /[\p{L}\p{M}.,;:!?»”"’')\]%…]$/u.test(last) || /(?:^|\D)(?:19|20)\d\d$/.test(last)
}

/** Raised digits as the signs for them, so that "10⁶" does not become "106". Other texts are unchanged. */
export function raisedText(raised: string): string {
  return /^[\d+−-]+$/.test(raised) ? [...raised].map((sign) => DIGITS[sign] ?? sign).join('') : raised
}
