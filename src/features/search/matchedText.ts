import { UI_LANGUAGES, type UiLanguage } from '#domain/language.ts'
import { endOfFolded, foldedWords } from '#lib/foldText.ts'
import { SEPARATOR, type SearchEntry, type SearchText } from './searchEntry.ts'
import type { SearchHit } from './searchIndex.ts'

/** A piece of a shown text. The pieces join up to the whole text. */
export interface TextPiece {
  start: number
  text: string
  isMatch: boolean
}

type Matched = Pick<SearchHit, 'terms' | 'queryTerms'>

/** Splits a text at its matches: a prefix match covers the prefix, a match with a typo the whole word. Pure. */
export function matchedPieces(text: string, { terms, queryTerms }: Matched): readonly TextPiece[] {
  const pieces: TextPiece[] = []
  const add = (start: number, end: number, isMatch: boolean) => {
    if (end > start) pieces.push({ start, text: text.slice(start, end), isMatch })
  }
  let at = 0
  for (const { start, end, folded } of foldedWords(text)) {
    if (!terms.has(folded)) continue
    const written = text.slice(start, end)
    const length = Math.max(
      0,
      ...queryTerms.filter((word) => folded.startsWith(word)).map((word) => word.length),
    )
    const matchEnd = length > 0 ? start + endOfFolded(written, length) : end
    add(at, start, false)
    add(start, matchEnd, true)
    at = matchEnd
  }
  add(at, text.length, false)
  return pieces
}

/** The text that matched when the shown text does not, with its field and language. */
export interface FoundIn {
  field: 'names' | 'titles' | 'texts' | 'ties' | 'sources'
  /** Null for text without a language. */
  language: UiLanguage | null
  text: string
}

/**
 * The text that explains a hit: null when the shown text contains every word, else the one with most of the missing
 * words, in the reader's language if possible. Pure.
 */
export function foundIn(hit: SearchHit, shown: string, reader: UiLanguage): FoundIn | null {
  const missing = hit.queryTerms.filter((word) => !covers(shown, word, hit))
  if (missing.length === 0) return null
  let best: FoundIn | null = null
  let most = 0
  for (const candidate of candidates(hit.entry, reader)) {
    const count = missing.filter((word) => covers(candidate.text, word, hit)).length
    if (count > most) {
      most = count
      best = candidate
    }
  }
  return best && { ...best, text: excerpt(best, hit) }
}

function candidates(entry: SearchEntry, reader: UiLanguage): FoundIn[] {
  const languages = [reader, ...UI_LANGUAGES.filter((language) => language !== reader)]
  const all = (field: 'titles' | 'texts' | 'ties', language: UiLanguage, texts: SearchText): FoundIn[] => {
    const text = texts[language]
    return text ? [{ field, language, text }] : []
  }
  return [
    { field: 'names', language: null, text: entry.names.join(SEPARATOR) },
    ...languages.flatMap((language) => [
      ...all('titles', language, entry.titles),
      ...all('texts', language, entry.texts),
      ...all('ties', language, entry.ties),
    ]),
    { field: 'sources', language: null, text: entry.sources.join(SEPARATOR) },
  ]
}

/** Length of an excerpt, and of its part before the first match, in characters. */
const LONGEST = 150
const BEFORE = 50

/** The matching names of a list of names, or an excerpt around the first match of a longer text. */
function excerpt({ field, text }: FoundIn, hit: Matched): string {
  const fits = (part: string) => foldedWords(part).some(({ folded }) => hit.terms.has(folded))
  if (field !== 'texts') return text.split(SEPARATOR).filter(fits).join(', ')
  return excerptOf(text, hit)
}

/** The text around the first match, cut between words, with an ellipsis at each cut. */
export function excerptOf(text: string, { terms }: Matched, longest = LONGEST): string {
  if (text.length <= longest) return text
  const words = foldedWords(text)
  const first = words.find(({ folded }) => terms.has(folded))?.start ?? 0
  const from = first <= BEFORE ? 0 : (words.find(({ start }) => start >= first - BEFORE)?.start ?? 0)
  const to = words.findLast(({ end }) => end <= from + longest)?.end ?? text.length
  const isToEnd = text.length - to < 3
  return `${from > 0 ? '… ' : ''}${text.slice(from, isToEnd ? text.length : to)}${isToEnd ? '' : ' …'}`
}

/** Whether a text contains the word, a word starting with it or, for a hit with a typo, any matching word. */
function covers(text: string, word: string, { terms }: Matched): boolean {
  const isTypo = ![...terms].some((term) => term.startsWith(word))
  return foldedWords(text).some(({ folded }) => terms.has(folded) && (isTypo || folded.startsWith(word)))
}
