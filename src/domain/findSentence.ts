import * as z from 'zod/mini'
import { compareText } from './compareText.ts'
import type { DatedRecord, Locator } from './datedRecord.ts'
import { WebAddress } from './linkText.ts'
import { lastDayOf } from './measure.ts'
import type { OutcomeFile } from './outcome.ts'
import { IsoDate } from './period.ts'

/**
 * What a page says about a sealed sentence. `unchanged`: the sentence stands there, letter by letter. `same-words`: with other
 * quotation marks, dashes, ellipses or invisible characters. `changed`: its first and last words stand there, with other
 * words between them. `not-found`: not even these.
 */
export type SentenceState = 'unchanged' | 'same-words' | 'changed' | 'not-found'

/** A sealed sentence in a page, with the text around it, white space collapsed; without them it was not found. */
export type FoundSentence = Readonly<
  | { state: Exclude<SentenceState, 'not-found'>; before: string; sentence: string; after: string }
  | { state: 'not-found' }
>

/** Text as locators hash it: NFC, each run of white space a single space, trimmed. */
export function collapsedText(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

/** Longest sentence that is sought, in UTF-16 code units. */
const LONGEST_SENTENCE = 3000
/** Ends tried for each beginning, and beginnings tried in a page, so that a page of repetitions takes no longer. */
const MOST_ENDS = 4
const MOST_BEGINNINGS = 60
/** Text shown on either side of a sentence, in UTF-16 code units. */
const CONTEXT = 160

/** Seeks a sealed sentence in a page's text: as it is, then with signs written alike. `sha256` hashes UTF-8 to lower-case hex. */
export function findSentence(
  pageText: string,
  { first, last, sha256: expected }: Pick<Locator, 'first' | 'last' | 'sha256'>,
  sha256: (text: string) => string,
): FoundSentence {
  const page = collapsedText(pageText)
  for (const [start, end] of spansOf(page, collapsedText(first), collapsedText(last))) {
    if (sha256(page.slice(start, end)) === expected) return foundAt('unchanged', page, start, end)
  }
  const folded = foldCharacters(page)
  const spans = spansOf(folded.text, foldCharacters(first).text, foldCharacters(last).text).map(
    ([start, end]) => [folded.at(start), folded.at(end)] as const,
  )
  for (const [start, end] of spans) {
    const isSame = spellingsOf(page.slice(start, end)).some((text) => sha256(text) === expected)
    if (isSame) return foundAt('same-words', page, start, end)
  }
  const [only] = spans
  return only ? foundAt('changed', page, ...only) : { state: 'not-found' }
}

function foundAt(
  state: Exclude<SentenceState, 'not-found'>,
  page: string,
  start: number,
  end: number,
): FoundSentence {
  return {
    state,
    before: page.slice(Math.max(0, start - CONTEXT), start),
    sentence: page.slice(start, end),
    after: page.slice(end, end + CONTEXT),
  }
}

/** The spans of a text that begin and end with these words, shortest first for each beginning. */
function spansOf(text: string, first: string, last: string): (readonly [number, number])[] {
  const spans: (readonly [number, number])[] = []
  if (first === '' || last === '') return spans
  let start = text.indexOf(first)
  for (let tried = 0; start >= 0 && tried < MOST_BEGINNINGS; tried += 1) {
    // A sentence of few words begins and ends with the same ones.
    const window = text.slice(start, start + LONGEST_SENTENCE)
    let end = window.indexOf(last)
    for (let ends = 0; end >= 0 && ends < MOST_ENDS; ends += 1) {
      if (end + last.length >= first.length) spans.push([start, start + end + last.length])
      end = window.indexOf(last, end + 1)
    }
    start = text.indexOf(first, start + 1)
  }
  return spans
}

/** Characters that are written in several ways, and the one that stands for them here; '' leaves a character out. */
const ALIKE: readonly (readonly [string, string])[] = [
  ['“”„‟«»″', '"'],
  ['‘’‚‛‹›′`´', "'"],
  ['‐‑‒–—―−', '-'],
  ['\u00ad\u200b\u200c\u200d\u2060\ufeff', ''],
  ['…', '...'],
]
const ALIKE_OF = new Map(
  ALIKE.flatMap(([from, to]) => [...from].map((character) => [character, to] as const)),
)

/** A text with characters that are written in several ways written alike; `at` leads back to the place in the text given. */
function foldCharacters(text: string): { text: string; at: (offset: number) => number } {
  const parts: string[] = []
  const places: number[] = []
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index)
    const alike = ALIKE_OF.get(character) ?? character
    parts.push(alike)
    for (let unit = 0; unit < alike.length; unit += 1) places.push(index)
  }
  return { text: parts.join(''), at: (offset) => places[offset] ?? text.length }
}

const QUOTATION_MARKS = ['""', '“”', '„“', '«»'] as const
const APOSTROPHES = ["'", '’'] as const
const DASHES = ['-', '–', '—'] as const

/** The usual spellings of a sentence: quotation marks, apostrophes, dashes between words, ellipses, no invisible characters. */
function spellingsOf(sentence: string): readonly string[] {
  const visible = sentence.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
  const hyphenated = visible.replace(/(\S)[‐‑](?=\S)/g, '$1-')
  const marks = QUOTATION_MARKS.flatMap((pair) =>
    APOSTROPHES.map((apostrophe) => withMarks(hyphenated, pair, apostrophe)),
  )
  const dashed = [hyphenated, ...marks].flatMap((text) => [
    text,
    ...DASHES.map((dash) => text.replace(/ [-‒–—―−] /g, ` ${dash} `)),
  ])
  const dotted = dashed.flatMap((text) => [text, text.replaceAll('…', '...'), text.replaceAll('...', '…')])
  return [...new Set([visible, ...dotted].map(collapsedText))]
}

/** A text with other quotation marks and apostrophes. An opening mark stands at the start, after a space or after a bracket. */
function withMarks(text: string, [open, close]: string, apostrophe: string): string {
  return text
    .replace(/[‘’‛′`´']/g, apostrophe)
    .replace(/«\s?/g, '“')
    .replace(/\s?»/g, '”')
    .replace(/(^|[\s([])["“”„‟″]/g, `$1${open ?? ''}`)
    .replace(/(\S)["“”„‟″](?!\p{L})/gu, `$1${close ?? ''}`)
}

/**
 * What a check of a source page found. `unchanged`, `same-words`, `changed` and `missing`: what became of the sealed sentence
 * (`FoundSentence`; `missing` is `not-found`). `there`: the page answers, and no sentence of it is sealed. `gone`: it answers
 * that there is no such page. `refused`: its site asks programs to stay away, so nobody looked. `no-answer`: it did not
 * answer in time, or with a fault, which says nothing about the page.
 */
export const SourceCheckResult = z.enum([
  'unchanged',
  'same-words',
  'changed',
  'missing',
  'there',
  'gone',
  'refused',
  'no-answer',
])
export type SourceCheckResult = z.infer<typeof SourceCheckResult>

/**
 * The check of one page, or of one sealed sentence in it (`sha256`, null without one), on a day. `movedTo`: the address to
 * which the page leads now. `detail`: the HTTP status or the fault, in English, for a maintainer.
 */
export const SourceCheck = z.strictObject({
  url: WebAddress,
  sha256: z.nullable(z.string()),
  on: IsoDate,
  result: SourceCheckResult,
  movedTo: z.nullable(WebAddress),
  detail: z.nullable(z.string()),
})
export type SourceCheck = z.infer<typeof SourceCheck>

/** The newest check of each page and sentence; empty until `npm run sources:check` has run. */
export const SourceCheckFile = z.strictObject({ checks: z.array(SourceCheck) })
export type SourceCheckFile = z.infer<typeof SourceCheckFile>

/** A record of which a day has passed since anybody last looked, and that day. */
interface OverdueRecord {
  record: DatedRecord
  day: IsoDate
}

/**
 * The records that name a coming day (a signature, a start, a vote, an end) which has passed by `today`, while nobody has looked
 * since: neither was a sentence of theirs read, nor an outcome looked for, nor a record that follows them stated after it. The
 * longest overdue first.
 */
export function overdueRecords(
  records: readonly DatedRecord[],
  plans: OutcomeFile['plans'],
  today: IsoDate,
): readonly OverdueRecord[] {
  const statedOn = new Map(records.map(({ id, statedOn: stated }) => [id, stated?.start]))
  return records
    .flatMap((record): OverdueRecord[] => {
      const day = comingDaysOf(record).findLast((coming) => coming < today)
      if (day === undefined) return []
      const looked = [
        ...record.sources.map(({ locator }) => locator?.readOn),
        ...(plans[record.id] ?? []).map(({ lookedOn }) => lookedOn),
        ...record.followedBy.map((id) => statedOn.get(id)),
      ]
      return looked.some((on) => on !== undefined && on > day) ? [] : [{ record, day }]
    })
    .sort((a, b) => compareText(a.day, b.day))
}

/** The days of a record's period that were still to come when it was stated, in order, each the last of its precision. */
function comingDaysOf({ statedOn, period }: DatedRecord): readonly IsoDate[] {
  const stated = statedOn?.end
  if (period === null || stated == null) return []
  const start = lastDayOf({ ...period, end: null })
  const days = period.end === null || period.end === start ? [start] : [start, period.end]
  return days.filter((day) => day > stated).sort()
}
