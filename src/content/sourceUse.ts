import { compareText } from '#domain/compareText.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { type Evidence, quotedDocument } from '#domain/evidence.ts'
import type { Figures } from '#domain/figures.ts'
import type { FigureSource, FigureTableId } from '#domain/figureTable.ts'
import { type Month, type MonthSpan, monthIndex, monthsCounted, yearOf } from '#domain/period.ts'
import { PUBLISHER_KINDS, type PublisherKind } from '#domain/publisher.ts'
import { namedByEvidence } from '#domain/restsOn.ts'
import type { Corpus } from './corpus.ts'
import { coverageOf } from './loadedFigures.ts'

/** Marks per kind that cite a source. Each measure or event counts once, however often it is drawn. */
export interface MarksUsing {
  measures: number
  events: number
  routes: number
  regions: number
}

/** The marks that cite sentences of a document. */
export function marksOfDocument(corpus: Corpus, documentId: string): MarksUsing {
  return marksUsing(corpus, (item) => quotedDocument(item) === documentId)
}

/** The marks that cite records. */
export function marksOfRecords(corpus: Corpus): MarksUsing {
  return marksUsing(corpus, (item) => namedByEvidence(item)?.in === 'records')
}

/** All selectable marks, and those with evidence: the derivation rejects any without. */
export function marksInAll(corpus: Corpus): { marks: number; traced: number } {
  const marks = [...corpus.measures, ...corpus.events, ...corpus.routes, ...corpus.regions]
  return { marks: marks.length, traced: marks.filter(({ evidence }) => evidence.length > 0).length }
}

function marksUsing(corpus: Corpus, uses: (item: Evidence) => boolean): MarksUsing {
  const count = (marks: readonly { evidence: readonly Evidence[] }[]) =>
    marks.filter(({ evidence }) => evidence.some(uses)).length
  return {
    measures: count(corpus.measures),
    events: count(corpus.events),
    routes: count(corpus.routes),
    regions: count(corpus.regions),
  }
}

/** A publisher of pages that records cite, with the number of records. */
interface PublisherUse {
  publisher: string
  kind: PublisherKind
  records: readonly string[]
}

/** Summary of the records. A record counts in the months it applies; an open one in its first. */
interface RecordCoverage {
  records: number
  measures: number
  events: number
  pages: number
  first: Month | null
  last: Month | null
  undated: number
  /** Records by first year, without gaps. */
  byYear: readonly { year: number; records: number }[]
  /** Publishers, most used first. */
  publishers: readonly PublisherUse[]
  /** Records by the kind of their main page. */
  byKind: readonly { kind: PublisherKind; records: number }[]
}

export function recordCoverage(records: readonly DatedRecord[]): RecordCoverage {
  const months = records.map((record) => monthsCounted(record.period, record.statedOn))
  const dated = months.filter((span) => span !== null)
  const starts = dated.map(({ from }) => from).sort(compareText)
  const ends = dated.map(({ to }) => to).sort(compareText)
  return {
    records: records.length,
    measures: records.filter(({ kind }) => kind !== 'event').length,
    events: records.filter(({ kind }) => kind !== 'measure').length,
    pages: new Set(records.flatMap(({ sources }) => sources.map(({ url }) => url))).size,
    first: starts[0] ?? null,
    last: ends.at(-1) ?? null,
    undated: months.length - dated.length,
    byYear: countByYear(starts.map(yearOf)),
    publishers: publishersOf(records),
    byKind: PUBLISHER_KINDS.map((kind) => ({
      kind,
      records: records.filter(({ sources }) => sources[0]?.publisherKind === kind).length,
    })),
  }
}

function countByYear(years: readonly number[]): RecordCoverage['byYear'] {
  const first = years[0]
  const last = years.at(-1)
  if (first === undefined || last === undefined) return []
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = first + index
    return { year, records: years.filter((other) => other === year).length }
  })
}

function publishersOf(records: readonly DatedRecord[]): readonly PublisherUse[] {
  const uses = new Map<string, PublisherUse & { records: string[] }>()
  for (const record of records) {
    for (const { publisher, publisherKind } of record.sources) {
      const key = `${publisherKind} ${publisher}`
      const use = uses.get(key) ?? { publisher, kind: publisherKind, records: [] }
      if (!use.records.includes(record.id)) use.records.push(record.id)
      uses.set(key, use)
    }
  }
  return [...uses.values()].sort(
    (a, b) => b.records.length - a.records.length || compareText(a.publisher, b.publisher),
  )
}

/** Number of routes and other places in a table. */
interface FigureUse {
  routes: number
  otherPlaces: number
}

/** The mapped places with numbers from a table. */
export function figureUse(
  { route, placeNames }: Pick<FigureSource, 'route' | 'placeNames'>,
  { crosswalk }: Pick<Figures, 'crosswalk'>,
  routeIds: ReadonlySet<string>,
): FigureUse {
  const places = new Set(
    crosswalk
      .filter(({ publisher, place }) => placeNames.includes(publisher) && place !== 'total')
      .map(({ place }) => place),
  )
  if (route !== null && routeIds.has(route)) places.add(route)
  const routes = [...places].filter((place) => routeIds.has(place)).length
  return { routes, otherPlaces: places.size - routes }
}

/** A part of the year axis, as shares of its length, 0 to 1. */
export interface Stretch {
  start: number
  length: number
}

/** A table's coverage on the shared axis; `partial` are its incomplete months. */
interface CoverageBar {
  id: FigureTableId
  span: MonthSpan
  whole: Stretch
  partial: readonly Stretch[]
}

/** The coverage of all tables on one axis of whole years, end exclusive. */
interface CoverageBars {
  firstYear: number
  endYear: number
  bars: readonly CoverageBar[]
}

/** Lays out the coverage of all tables. */
export function coverageBars(sources: readonly FigureSource[]): CoverageBars {
  const spans = sources.map((source) => ({
    source,
    span: coverageOf(new Map([[source.id, source]]), source.id),
  }))
  const firstYear = Math.min(...spans.map(({ span }) => yearOf(span.from)))
  const endYear = Math.max(...spans.map(({ span }) => yearOf(span.to))) + 1
  const months = (endYear - firstYear) * 12
  const stretch = ({ from, to }: MonthSpan): Stretch => ({
    start: (monthIndex(from) - firstYear * 12) / months,
    length: (monthIndex(to) - monthIndex(from) + 1) / months,
  })
  return {
    firstYear,
    endYear,
    bars: spans.map(({ source, span }) => ({
      id: source.id,
      span,
      whole: stretch(span),
      partial: source.partialMonths.map((month) => stretch({ from: month, to: month })),
    })),
  }
}
