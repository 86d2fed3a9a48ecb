/** Letters that no decomposition takes apart; all lower case, for folding comes after lowering. */
const UNDIVIDED: Readonly<Record<string, string>> = {
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ŋ: 'n',
  ŧ: 't',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
}

/** ASCII: nothing to take off. */
const PLAIN = /^[\n\r\t -~]*$/
const MARKS = /\p{M}+/gu
const UNDIVIDED_LETTERS = new RegExp(`[${Object.keys(UNDIVIDED).join('')}]`, 'gu')
const WORD = /[\p{L}\p{N}\p{M}]+/gu

/** The text without case and diacritics, as it is compared: "Bihać" and "bihac" are the same. Pure. */
export function foldText(text: string): string {
  const lower = text.toLowerCase()
  if (PLAIN.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(UNDIVIDED_LETTERS, (letter) => UNDIVIDED[letter] ?? letter)
}

/** The words of a text as they are compared, in order: letters and digits; apostrophe and hyphen part words. Pure. */
export function foldedTerms(text: string): readonly string[] {
  return foldText(text).match(WORD) ?? []
}

/** A word of a text: its place (UTF-16 offsets, `end` exclusive) and how it is compared. */
export interface FoldedWord {
  start: number
  end: number
  folded: string
}

/** The words of a text in order, each with its place in the text as it is written. Pure. */
export function foldedWords(text: string): readonly FoldedWord[] {
  return [...text.matchAll(WORD)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    folded: foldText(match[0]),
  }))
}

/** Where the first `length` letters of a folded text end in the text as it is written. Pure. */
export function endOfFolded(text: string, length: number): number {
  let folded = 0
  let end = 0
  for (const letter of text) {
    const width = foldText(letter).length
    // A mark that stands on the last letter belongs to it.
    if (folded >= length && width > 0) break
    folded += width
    end += letter.length
  }
  return end
}
