import { spanKey } from '#domain/citation.ts'
import { type Claim, ClaimKind, type Status } from '#domain/claim.ts'
import { compareText } from '#domain/compareText.ts'
import { type Measure, measureYears } from '#domain/measure.ts'
import type { Corpus } from './corpus.ts'

export interface ClaimsOfKind {
  kind: ClaimKind
  claims: readonly Claim[]
}

/** The claims by kind, including empty kinds, in order. */
export function claimsByKind(claims: readonly Claim[]): readonly ClaimsOfKind[] {
  return ClaimKind.options.map((kind) => ({ kind, claims: claims.filter((claim) => claim.kind === kind) }))
}

/** A driver with its claims and number of distinct sentences. */
export interface NamedDriver {
  driver: string
  claims: readonly Claim[]
  sentences: number
}

/** The drivers named by texts, most sentences first, then by id. */
export function namedDrivers(claims: readonly Claim[]): readonly NamedDriver[] {
  const byDriver = new Map<string, Claim[]>()
  for (const claim of claims) {
    if (claim.kind !== 'driver') continue
    byDriver.set(claim.category, [...(byDriver.get(claim.category) ?? []), claim])
  }
  return [...byDriver]
    .map(([driver, own]) => ({ driver, claims: own, sentences: sentenceCount(own) }))
    .sort((a, b) => b.sentences - a.sentences || compareText(a.driver, b.driver))
}

/** Number of distinct sentences of the claims. */
export function sentenceCount(claims: readonly Claim[]): number {
  return new Set(claims.map(({ citation }) => spanKey(citation))).size
}

/** Measures of a year (null: undated), by status. */
interface YearOfMeasures extends Record<Status, number> {
  year: number | null
}

/** Measures by year and status, undated ones last. A measure that spans two years counts in both, as in the year filter. */
export function measuresByYear(measures: readonly Measure[]): readonly YearOfMeasures[] {
  const counts = new Map<number | null, YearOfMeasures>()
  for (const measure of measures) {
    const years = measureYears(measure)
    for (const year of years.length > 0 ? years : [null]) {
      const entry = counts.get(year) ?? emptyYear(year)
      counts.set(year, { ...entry, [measure.status]: entry[measure.status] + 1 })
    }
  }
  const dated = [...counts.keys()].filter((year) => year !== null)
  const first = Math.min(...dated)
  const last = Math.max(...dated)
  const rows: YearOfMeasures[] = []
  for (let year = first; year <= last; year += 1) rows.push(counts.get(year) ?? emptyYear(year))
  const undated = counts.get(null)
  return undated ? [...rows, undated] : rows
}

function emptyYear(year: number | null): YearOfMeasures {
  return { year, done: 0, planned: 0, gap: 0 }
}

/** Who published the texts and pages behind measures, by the number of measures, most first. A text without a publisher names none. */
export function publishersBehind(
  measures: readonly Measure[],
  { documentById, recordById }: Pick<Corpus, 'documentById' | 'recordById'>,
): readonly string[] {
  const counts = new Map<string, number>()
  for (const { evidence } of measures) {
    const names = evidence.flatMap((piece) => {
      if (piece.type === 'citation') return documentById.get(piece.citation.documentId)?.publisher ?? []
      const pages = piece.type === 'record' ? recordById.get(piece.recordId)?.sources : []
      return pages?.map(({ publisher }) => publisher) ?? []
    })
    for (const name of new Set(names)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1] || compareText(a[0], b[0])).map(([name]) => name)
}
