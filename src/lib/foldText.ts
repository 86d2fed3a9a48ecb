/** Letters without a Unicode decomposition; lower case, since folding follows lowering. */
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

/** ASCII needs no folding. */
const PLAIN = /^[\n\r\t -~]*$/
const MARKS = /\p{M}+/gu
const UNDIVIDED_LETTERS = new RegExp(`[${Object.keys(UNDIVIDED).join('')}]`, 'gu')
const WORD = /[\p{L}\p{N}\p{M}]+/gu

/** Removes case and diacritics for comparison: "Bihać" and "bihac" are equal. Pure. */
export function foldText(text: string): string {
  const lower = text.toLowerCase()
  if (PLAIN.test(lower)) return lower
  return lower
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(UNDIVIDED_LETTERS, (letter) => UNDIVIDED[letter] ?? letter)
}

/** The folded words of a text: letters and digits; apostrophes and hyphens separate words. Pure. */
export function foldedTerms(text: string): readonly string[] {
  return foldText(text).match(WORD) ?? []
}

/** The folded words that mean the same as a folded word, without itself; a row of words each meaning. Pure. */
export function synonymsOf(term: string, rows: readonly string[]): readonly string[] {
  return rows
    .map((row) => foldedTerms(row))
    .filter((row) => row.includes(term))
    .flatMap((row) => row.filter((other) => other !== term))
}

/** Whether a text contains every word of a question or, whole, one of its synonyms, ignoring case and diacritics: "bihac" finds "Bihać". Pure. */
export function holdsWords(text: string, question: string, synonyms: readonly string[] = []): boolean {
  const folded = foldText(text)
  const terms = new Set(synonyms.length > 0 ? foldedTerms(text) : [])
  return foldedTerms(question).every(
    (word) => folded.includes(word) || synonymsOf(word, synonyms).some((other) => terms.has(other)),
  )
}

/** A file's name from a title: "Sea routes in 2025" is "sea-routes-in-2025"; the id of a title without letters. Pure. */
export function fileNameOf({ title, id }: { title: string; id: string }): string {
  return foldedTerms(title).join('-') || id
}

/** A folded word with its place (UTF-16 offsets, `end` exclusive). */
export interface FoldedWord {
  start: number
  end: number
  folded: string
}

/** The folded words of a text, in order, with their places in the original. Pure. */
export function foldedWords(text: string): readonly FoldedWord[] {
  return [...text.matchAll(WORD)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    folded: foldText(match[0]),
  }))
}

/** Where the first `length` letters of the folded text end in the original. Pure. */
export function endOfFolded(text: string, length: number): number {
  let folded = 0
  let end = 0
  for (const letter of text) {
    const width = foldText(letter).length
    // Include combining marks on the last letter.
    if (folded >= length && width > 0) break
    folded += width
    end += letter.length
  }
  return end
}
