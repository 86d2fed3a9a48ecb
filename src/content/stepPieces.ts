import { type BriefingStep, evidenceOfLines } from '#domain/briefing.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { Claim, Status } from '#domain/claim.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { UI_LANGUAGES } from '#domain/language.ts'
import type { Period } from '#domain/period.ts'
import { readReader } from '#domain/readerLink.ts'
import type { StepPlace } from '#domain/stepMap.ts'
import { isCountryCode } from '#domain/vocabulary.ts'
import { monthNames } from '#i18n/monthNames.ts'
import { foldedTerms, foldText } from '#lib/foldText.ts'
import { unique } from '#lib/groupBy.ts'
import type { LoadedFigures } from './loadedFigures.ts'

/** A piece of evidence with the places that it names, and what its words can be recognised by. */
export interface StepPiece {
  /** As links write it. */
  link: string
  /** Sentences and records can stand behind a line of text; cells stand behind numbers. */
  kind: 'quote' | 'record' | 'cells'
  status: Status | null
  routes: readonly string[]
  countries: readonly string[]
  regions: readonly string[]
  dates: readonly Period[]
  numbers: readonly number[]
  /** Its title in every language. */
  texts: readonly string[]
}

/** The published data that evidence is looked up in. */
export interface PieceData {
  claims: readonly Claim[]
  records: readonly DatedRecord[]
  figures: Pick<LoadedFigures, 'series'>
}

/** The pieces of a step's evidence, in order; unknown ones are left out. */
export function stepPieces(evidence: readonly string[], data: PieceData): readonly StepPiece[] {
  return evidence.flatMap((link) => piecesAt(link, data))
}

function piecesAt(link: string, data: PieceData): readonly StepPiece[] {
  const target = readReader(link)
  switch (target?.type) {
    case 'record': {
      const record = data.records.find(({ id }) => id === target.recordId)
      return record ? [pieceOfRecord(link, record)] : []
    }
    case 'document': {
      const { documentId, span } = target
      const claims = data.claims.filter(
        ({ citation }) =>
          citation.documentId === documentId &&
          (span === null || (citation.start < span.end && citation.end > span.start)),
      )
      return [pieceOfClaims(link, claims)]
    }
    case 'cells':
      return [pieceOfCells(link, target.query, data)]
    case 'incident':
    case 'row':
    case undefined:
      return []
  }
}

function pieceOfRecord(link: string, record: DatedRecord): StepPiece {
  const { status, statedOn, period, values, title, routes, regions } = record
  return {
    link,
    kind: 'record',
    status,
    routes,
    regions,
    countries: countriesOf(record),
    dates: [statedOn, period].filter((date) => date !== null),
    numbers: values.map(({ value }) => value),
    texts: Object.values(title).filter((text) => text !== undefined),
  }
}

function pieceOfClaims(link: string, claims: readonly Claim[]): StepPiece {
  return {
    link,
    kind: 'quote',
    status: claims.find(({ status }) => status !== null)?.status ?? null,
    routes: unique(claims.flatMap(({ routes }) => routes)),
    regions: unique(claims.flatMap(({ regions }) => regions)),
    countries: unique(claims.flatMap(countriesOf)),
    dates: claims.flatMap(({ date }) => date ?? []),
    numbers: claims.flatMap(({ values }) => values.flatMap(({ value }) => value ?? [])),
    // A sentence exists in one language: its words would match in one translation of a briefing and not in another.
    texts: [],
  }
}

/** The routes that a query counts: those that it names, else all of its series. */
function pieceOfCells(link: string, { table, where }: CellQuery, { figures }: PieceData): StepPiece {
  const series = figures.series.find((one) => one.table === table)
  const routes = where.route ?? series?.places ?? []
  return {
    link,
    kind: 'cells',
    status: null,
    routes,
    regions: [],
    countries: [],
    dates: [],
    numbers: [],
    texts: [],
  }
}

/** The countries named as places, else those that act. */
function countriesOf({
  countries,
  actors,
}: {
  countries: readonly string[]
  actors: readonly string[]
}): readonly string[] {
  return countries.length > 0 ? countries : actors.filter(isCountryCode)
}

/** The line of text that each piece stands behind, from 1; null for none. */
export function linesOfPieces(
  lines: readonly string[],
  pieces: readonly StepPiece[],
): readonly (number | null)[] {
  const words = lines.map(wordsOf)
  return pieces.map((piece, index) => {
    const scores = words.map((line) => scoreOf(line, piece))
    const best = Math.max(0, ...scores)
    // In order unless the words point elsewhere: translations may match by other words, and must show the same signs.
    const own = pieces.length === lines.length ? index : -1
    if (best >= SURE && (scores[own] ?? 0) < best) return scores.indexOf(best) + 1
    if (own >= 0) return own + 1
    return best > 0 ? scores.indexOf(best) + 1 : null
  })
}

/** The line whose evidence alone names a place; null where several do, or none. */
export function lineOfPlace(
  step: Pick<BriefingStep, 'text' | 'evidence'>,
  pieces: readonly StepPiece[],
): (place: StepPlace) => number | null {
  const marks = pieces.filter(({ kind }) => kind !== 'cells')
  const lines = evidenceOfLines(step).length > 0 ? linesOfPieces(step.text, marks) : []
  return ({ kind, id }) => {
    const naming = marks.flatMap(({ routes, countries, regions }, index) => {
      const ids =
        kind === 'route' ? routes : kind === 'country' ? countries : kind === 'region' ? regions : []
      return ids.includes(id) ? (lines[index] ?? []) : []
    })
    const [only, ...others] = new Set(naming)
    return others.length === 0 ? (only ?? null) : null
  }
}

/** Score of a day that a line names, of a month, of a number, and of a word of the title; and what decides alone. */
const SCORE = { day: 4, month: 2, number: 2, word: 1 } as const
const SURE = 3
/** Letters of a word that are compared, so that endings do not matter. */
const STEM = 5

interface LineWords {
  words: readonly string[]
  stems: ReadonlySet<string>
}

function wordsOf(line: string): LineWords {
  const words = foldedTerms(line)
  return {
    words,
    stems: new Set(words.filter((word) => word.length >= STEM).map((word) => word.slice(0, STEM))),
  }
}

function scoreOf(line: LineWords, { dates, numbers, texts }: StepPiece): number {
  const onDates = dates.map((date) => scoreOfDate(line, date))
  const counted = numbers.filter((value) => line.words.includes(String(value))).length * SCORE.number
  const shared = texts.map((text) => [...wordsOf(text).stems].filter((stem) => line.stems.has(stem)).length)
  return Math.max(0, ...onDates) + counted + Math.max(0, ...shared) * SCORE.word
}

function scoreOfDate(line: LineWords, { start, precision }: Period): number {
  const [year = 0, month = 0, day = 0] = start.split('-').map(Number)
  const years = line.words.filter((word) => /^(?:19|20)\d\d$/.test(word))
  if (precision === 'year' || (years.length > 0 && !years.includes(String(year)))) return 0
  const names = MONTHS[month - 1] ?? []
  if (!names.some((name) => line.words.includes(name))) return 0
  return precision === 'day' && line.words.includes(String(day)) ? SCORE.day : SCORE.month
}

/** Names of the months in the languages of briefings, folded. */
const MONTHS = Array.from({ length: 12 }, (_, month) =>
  UI_LANGUAGES.map((language) => foldText(monthNames(language).long[month] ?? '')),
)
