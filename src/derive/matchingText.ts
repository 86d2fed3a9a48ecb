import type { Span } from './patterns.ts'

/** A text in the form that patterns match; the offsets lead back to the original, and are null where nothing moved. */
export type MatchingText = Readonly<{
  text: string
  original: string
  /** For each code unit of `text`, where its original starts and ends (exclusive). */
  offsets: Readonly<{ starts: Int32Array; ends: Int32Array }> | null
}>

const REPLACED: Readonly<Record<string, string>> = {
  '\u2019': "'",
  '\u2018': "'",
  '\u02bc': "'",
  '\u2010': '-',
  '\u2011': '-',
}
const REPLACEABLE = /[\u2018\u2019\u02bc\u2010\u2011]|[^\S \n\r]/g

/** Characters without width that split words and mean nothing: soft hyphen, joiners, marks of direction. */
const INVISIBLE = '\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff'
/** Letters printed as one sign (ﬁ, ﬂ), which copies from PDF files hold. */
const LIGATURES = '\ufb00-\ufb06'
const MOVING = new RegExp(`[${INVISIBLE}${LIGATURES}]|\\p{M}|\\s\\s`, 'u')
const PIECES = new RegExp(
  `(?<invisible>[${INVISIBLE}]+)|(?<space>\\s+)|(?<cluster>[^\\s\\p{M}]\\p{M}+|[${LIGATURES}])|[\\s\\S]`,
  'gu',
)

function replaced(text: string): string {
  return text.replace(REPLACEABLE, (character) => REPLACED[character] ?? ' ')
}

/** The form of a text that patterns match: apostrophes, hyphens, spaces and accents unified, nothing invisible. */
export function matchingText(original: string): MatchingText {
  if (!MOVING.test(original)) return { text: replaced(original), original, offsets: null }
  const parts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (const match of original.matchAll(PIECES)) {
    const { invisible, space, cluster } = match.groups ?? {}
    if (invisible !== undefined) continue
    const [piece] = match
    const part = space ? ' ' : cluster ? cluster.normalize('NFKC') : replaced(piece)
    // Two runs of spaces with an invisible character between them are one.
    if (space && parts.at(-1) === ' ') {
      ends[ends.length - 1] = match.index + piece.length
      continue
    }
    parts.push(part)
    for (let unit = 0; unit < part.length; unit += 1) {
      starts.push(match.index)
      ends.push(match.index + piece.length)
    }
  }
  const offsets = { starts: Int32Array.from(starts), ends: Int32Array.from(ends) }
  return { text: parts.join(''), original, offsets }
}

/** The form of a text that patterns match, without offsets. */
export function normalise(text: string): string {
  return matchingText(text).text
}

/** The span of the original that a span of the matching form comes from. */
export function originalSpan({ offsets }: MatchingText, { start, end }: Span): Span {
  if (offsets === null) return { start, end }
  const { starts, ends } = offsets
  const first = starts[start] ?? ends.at(-1) ?? 0
  return { start: first, end: end > start ? (ends[end - 1] ?? first) : first }
}
