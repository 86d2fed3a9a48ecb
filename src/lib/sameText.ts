import { foldText } from './foldText.ts'

/** The letters and digits of a text, folded: what it has in common with its other formats. */
export function lettersOf(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Letters per piece that is looked for. */
const PIECE = 48
/** Share of the longer text that the shorter has at least, and of the pieces that must be found. */
const ENOUGH = 0.9

/** Whether two texts by their letters may be the same by length alone. */
export function isSameLength(a: number, b: number): boolean {
  return Math.min(a, b) >= Math.max(a, b) * ENOUGH
}

/**
 * Whether two texts, by their letters, are one text in two formats: nearly all of the shorter is in the longer, and the digits of
 * one are in the other, since a corrected figure makes another text.
 */
export function isSameText(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (!isSameLength(a.length, b.length)) return false
  const digits = (text: string) => text.replace(/\P{N}+/gu, '')
  if (!digits(long).includes(digits(short))) return false
  const pieces = short.match(new RegExp(`.{${PIECE}}`, 'gsu')) ?? []
  const found = pieces.filter((piece) => long.includes(piece)).length
  return pieces.length > 0 && found >= pieces.length * ENOUGH
}
