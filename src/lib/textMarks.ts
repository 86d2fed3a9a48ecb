/** Characters that turn the order in which letters and digits are shown: 21 is read where 12 is seen. */
export const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/** A text that is read as it is seen. */
export function withoutDirectionMarks(text: string): string {
  return text.replace(DIRECTION_MARKS, '')
}

/** Whether two texts read the same: a no-break space is read like any other. */
export function isSameText(one: string, other: string): boolean {
  const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')
  return plain(one) === plain(other)
}

/** A year with the word before it, or two years with a short word between them: at most 13 letters, so that each fits a line. */
const AT_YEAR = /(?:(?<!\d)(?:19|20)\d{2} \p{L}{1,3}|(?<!\p{L})\p{L}{1,8}) (?:19|20)\d{2}(?!\d)/gu

/** A heading with no-break spaces at its years, so that none begins a line without its preposition. */
export function withYearsHeld(text: string): string {
  return text.replaceAll(AT_YEAR, (words) => words.replaceAll(' ', '\u00a0'))
}

/** A heading without the no-break spaces of {@link withYearsHeld}; those before French punctuation stay. */
export function withYearsFree(text: string): string {
  return text.replaceAll(
    /(?<=[\p{L}\d])\u00a0(?=(?:19|20)\d{2}(?!\d))|(?<=(?<!\d)(?:19|20)\d{2})\u00a0(?=\p{L})/gu,
    ' ',
  )
}
