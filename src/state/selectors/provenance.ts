import type { TFunction } from 'i18next'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { FACETS } from '#domain/facets.ts'
import {
  type FigureRole,
  type FigureSource,
  type FigureTableId,
  tableWithRole,
} from '#domain/figureSource.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import { activeChoices, hasFilterOn, withoutQuestions } from '#domain/filters.ts'
import type { NationalityTable } from '#domain/majorityNationality.ts'
import { filteredSpans } from '#domain/months.ts'
import { isOwnDocument } from '#domain/ownData.ts'
import type { MonthSpan, Period } from '#domain/period.ts'
import type { Provenance } from '#domain/provenance.ts'
import { readReader } from '#domain/readerLink.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import { DEFAULT_LAYERS, type Facets, type Filters, type ReaderTarget, type View } from '#domain/view.ts'
import { keysOf } from '#lib/recordOf.ts'
import { unitName } from '#state/unitName.ts'
import type { Words } from '#words/words.ts'
import { majoritiesOf } from './carriedMajorities.ts'
import { timeWords } from './timeWords.ts'

/** The published data that an export may cite. */
export interface NamedSources {
  documents: readonly SourceDocument[]
  records: readonly DatedRecord[]
  figures: readonly FigureSource[]
}

interface ProvenanceInput extends NamedSources {
  view: View
  /** Reader targets as links write them. */
  evidence: readonly string[]
  link: string
  version: string
  date: string
  /** URL of a piece of evidence in the app. */
  linkOf: (target: ReaderTarget) => string
  t: TFunction<'export'>
  filtersT: TFunction<'filters'>
  nationalitiesT: TFunction<'nationalities'>
  /** Null where the evidence has no number of a route. */
  nationalities: NationalityTable | null
  /** Note that routes are schematic, and on boundaries. */
  schematic: string
  words: Pick<
    Words,
    | 'choice'
    | 'counted'
    | 'number'
    | 'figurePlace'
    | 'filterName'
    | 'localized'
    | 'months'
    | 'nationality'
    | 'percent'
    | 'period'
    | 'publisher'
    | 'publisherName'
    | 'recordTitle'
    | 'spans'
  >
}

/** Cells counted in the export; no spans: all months. */
type Counted = Pick<CellQuery, 'table' | 'spans'> & { count: string | null }

/** Builds an export's provenance. Throws when evidence is not published: nothing is exported without it. */
export function provenanceOf(input: ProvenanceInput): Provenance {
  const { view, link, version, date, t, filtersT, words } = input
  const majorities = majoritiesOf(input.evidence, input)
  const evidence = [...new Set([...input.evidence, ...majorities.map(({ cells }) => cells)])]
  const found = evidence.map((id) => ({ id, ...sourceOf(id, input) }))
  const counted = [
    ...found.flatMap(({ counted: cells }) => cells ?? []),
    ...countedOnMap(view, input.figures),
  ]
  const tables = [...new Set(counted.map(({ table }) => table))]
  const compared = view.page === 'compare' && view.compare
  const filters = [
    ...(compared
      ? [
          t('compared', {
            first: words.spans([compared.first]),
            second: words.spans([compared.second]),
          }),
        ]
      : []),
    filterWords(view.filters, { t, filtersT }, words),
  ]
  return {
    citations: [
      ...new Set([
        ...found.map(({ citation }) => citation),
        ...tables.flatMap((id) =>
          input.figures.flatMap((s) => (s.id === id ? [tableCitation(s, input)] : [])),
        ),
      ]),
    ],
    evidence: found.map(({ counted: _, ...piece }) => piece),
    majorities: majorities.map(({ place: _, ...majority }) => majority),
    filters: filters.filter((part) => part !== null).join('; ') || t('noFilters'),
    caveats: [
      ...majorities.map(({ place, text }) => input.nationalitiesT('majorityAt', { place, text })),
      ...caveats(counted, input),
    ],
    version,
    date,
    link,
  }
}

interface Found {
  name: string
  citation: string
  link: string
  page: string | null
  counted?: Counted
}

function sourceOf(id: string, { documents, records, figures, linkOf, t, words }: ProvenanceInput): Found {
  const target = readReader(id)
  const unknown = () => new Error(t('unknownEvidence', { id }))
  // Some titles end with their date.
  const cited = (publisher: string, title: string, period: Period | null) => {
    const date = period ? words.period(period) : t('dateNotStated')
    return [publisher, title, ...(title.includes(date) ? [] : [date])].join(', ')
  }
  if (!target) throw unknown()
  const link = linkOf(target)
  const tableOf = (wanted: FigureTableId) => {
    const source = figures.find((candidate) => candidate.id === wanted)
    if (!source) throw unknown()
    return source
  }
  switch (target.type) {
    case 'document': {
      const document = documents.find((candidate) => candidate.id === target.documentId)
      if (!document) throw unknown()
      const { title, text, publisher, date } = document
      const quote = target.span && text.slice(target.span.start, target.span.end)
      return {
        name: quote ? t('quote', { quote, title }) : title,
        citation: [
          cited(publisher === null ? t('publisherNotStated') : words.publisherName(publisher), title, date),
          ...(isOwnDocument(document.id) ? [t('ownDocument')] : []),
        ].join(' · '),
        link,
        page: document.url,
      }
    }
    case 'record': {
      const record = records.find((candidate) => candidate.id === target.recordId)
      const source = record?.sources[0]
      if (!record || !source) throw unknown()
      return {
        name: t('record', { title: words.recordTitle(record), publisher: words.publisher(source) }),
        citation: cited(words.publisher(source), source.title, record.statedOn),
        link,
        page: source.url,
      }
    }
    case 'cells': {
      const { query } = target
      const source = tableOf(query.table)
      const months = query.spans.length > 0 ? words.spans(query.spans) : t('allMonths')
      return {
        name: t('cells', {
          title: [words.localized(source.title), ...placesOf(query, words)].join(', '),
          months,
        }),
        citation: tableCitation(source, { t, words }),
        link,
        page: source.page,
        counted: query,
      }
    }
    case 'incident': {
      const source = tableWithRole(figures, 'incidents')
      if (!source) throw unknown()
      return {
        name: t('incident', { id: target.incidentId }),
        citation: tableCitation(source, { t, words }),
        link,
        page: source.page,
        counted: { table: source.id, count: null, spans: [] },
      }
    }
  }
}

/** A query's keys in words, to distinguish cells of one table. */
function placesOf(
  { where }: CellQuery,
  { figurePlace, nationality }: Pick<Words, 'figurePlace' | 'nationality'>,
): readonly string[] {
  return Object.entries(where).map(([name, keys]) =>
    keys
      .map((key) => (name === 'route' ? figurePlace(key) : name === 'nationality' ? nationality(key) : key))
      .join(', '),
  )
}

/** "UK Home Office, Small boats across the Channel, by month, data of 20 August 2026" */
function tableCitation(
  { publisher, title, asOf }: FigureSource,
  { t, words }: Pick<ProvenanceInput, 't'> & { words: Pick<Words, 'localized' | 'period' | 'publisherName'> },
): string {
  const day = asOf && words.period({ start: asOf, end: asOf, precision: 'day' })
  return [
    words.publisherName(publisher),
    words.localized(title),
    day ? t('asOf', { date: day }) : t('asOfNotStated'),
  ].join(', ')
}

/** What a view's map counts: line widths are figures, circles are deaths. */
function countedOnMap(
  { page, layers, filters, compare }: View,
  figures: readonly FigureSource[],
): readonly Counted[] {
  const shown = layers ?? DEFAULT_LAYERS
  const isCompared = page === 'compare'
  const requested = isCompared ? (compare ? [compare.first, compare.second] : []) : filteredSpans(filters)
  // Without a time filter whole years are counted, which are complete.
  const spans = requested.length > 0 ? [...requested] : [NO_MONTHS]
  const of = (role: FigureRole, count: string | null): Counted[] =>
    figures.flatMap((source) => {
      const first = source.schema.fields.find(({ unit }) => unit)?.name ?? null
      return source.role === role ? [{ table: source.id, count: count ?? first, spans }] : []
    })
  return [
    ...(isCompared || shown.includes('routes') ? of('series', null) : []),
    ...(shown.includes('deaths') ? of('incidents', 'dead_and_missing') : []),
  ]
}

const NO_MONTHS: MonthSpan = { from: '1900-01', to: '1900-01' }

function caveats(
  counted: readonly Counted[],
  { figures, schematic, t, words }: ProvenanceInput,
): readonly string[] {
  const units = counted.flatMap(({ table, count }) => {
    const fields = figures.find(({ id }) => id === table)?.schema.fields ?? []
    return fields.flatMap(({ name, unit }) => (unit && (count === null || name === count) ? [unit] : []))
  })
  const partial = figures.flatMap(({ id, title, partialMonths }) => {
    const spans = counted.flatMap((cells) => (cells.table === id ? [cells.spans] : []))
    const months = partialMonths.filter((month) =>
      spans.some((all) => all.length === 0 || all.some(({ from, to }) => from <= month && month <= to)),
    )
    if (months.length === 0) return []
    const named = months.map((month) => words.months({ from: month, to: month })).join(', ')
    return [t('caveat.partial', { months: named, title: words.localized(title) })]
  })
  return [...new Set(units.map((unit) => unitCaveat(unit, t, words))), ...partial, schematic]
}

/** What a unit counts and its limits, in a sentence or two. */
export function unitCaveat(
  unit: FigureUnit,
  t: TFunction<'export'>,
  words: Parameters<typeof unitName>[2],
): string {
  return t(`caveat.${unit}` as never, {
    defaultValue: t('caveat.other', { unit: unitName(2, unit, words) }),
  })
}

/** The active filters in words: "Time: 2024; Status: Done; Routes: Channel"; null without any. */
export function filterWords(
  filters: Filters,
  { t, filtersT }: Readonly<{ t: TFunction<'export'>; filtersT: TFunction<'filters'> }>,
  words: Pick<Words, 'choice' | 'filterName' | 'months'>,
  facets: Facets = FACETS,
): string | null {
  const time = hasFilterOn(filters, 'when')
    ? [t('time', { choices: timeWords(filters, filtersT, words) })]
    : []
  const active = activeChoices(withoutQuestions(filters, 'when'), facets)
  const others = keysOf(facets).flatMap((group) => {
    const choices = active.filter((choice) => choice.group === group).map((choice) => words.choice(choice))
    if (choices.length === 0) return []
    return [t('asked', { name: words.filterName(group, 'all'), choices: choices.join(', ') })]
  })
  const parts = [...time, ...others]
  return parts.length > 0 ? parts.join('; ') : null
}
