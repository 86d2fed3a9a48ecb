import type { Feature, FeatureCollection, MultiLineString } from 'geojson'
import type { MonthSpan, Period } from '#domain/period.ts'
import type { Provenance } from '#domain/provenance.ts'
import { csvText } from '#lib/csv.ts'
import type { ProvenanceLine } from '#state/selectors/provenanceLines.ts'
import { cellsId, evidenceId, type ViewContent } from '#state/selectors/viewContent.ts'
import type { Words } from '#words/words.ts'

/** CSV columns, in order. */
export const VIEW_COLUMNS = [
  'kind',
  'id',
  'name',
  'value',
  'unit',
  'period',
  'coverage',
  'status',
  'places',
  'publisher',
  'evidenceIds',
] as const
export type ViewColumn = (typeof VIEW_COLUMNS)[number]

type Row = Readonly<Partial<Record<ViewColumn, string>>>

interface ViewCsvInput {
  content: ViewContent
  lines: readonly ProvenanceLine[]
  columnName: (column: ViewColumn) => string
  word: (word: 'figure' | 'measure' | 'about' | 'whole' | 'partial' | 'notStated') => string
  unitName: (unit: ViewContent['figures'][number]['total']['unit']) => string
  words: Words
}

/** Separator of several values in one cell. */
const SEPARATOR = '; '

/**
 * The content of a view as CSV: rows of numbers, then of measures, each with its evidence ids, then rows about the file
 * itself.
 */
export function viewCsv({ content, lines, columnName, word, unitName, words }: ViewCsvInput): string {
  const figures = content.figures.map(
    ({ place, total, spans, publisher, cells }): Row => ({
      kind: word('figure'),
      id: place,
      name: words.figurePlace(place),
      // A missing value is an empty cell, as in the app's other files, never 0.
      value: total.value === null ? '' : String(total.value),
      unit: unitName(total.unit),
      period: spans.map(monthsText).join(SEPARATOR),
      coverage: total.value === null ? word('notStated') : word(total.isPartial ? 'partial' : 'whole'),
      publisher,
      evidenceIds: cellsId(cells),
    }),
  )
  const measures = content.measures.map(
    (measure): Row => ({
      kind: word('measure'),
      id: measure.id,
      name: words.measureTitle(measure),
      period: periodText(measure.period),
      status: words.measureStatus(measure),
      places: [
        ...measure.routes.map(words.route),
        ...measure.countries.map(words.country),
        ...measure.regions.map(words.region),
      ].join(SEPARATOR),
      evidenceIds: measure.evidence
        .map((piece) => evidenceId(piece) ?? (piece.type === 'reference' ? piece.url : ''))
        .join(SEPARATOR),
    }),
  )
  const about = lines.flatMap(({ key, label, values }) =>
    values.map((value): Row => ({ kind: word('about'), id: key, name: label, value })),
  )
  return csvText([
    VIEW_COLUMNS.map(columnName),
    ...[...figures, ...measures, ...about].map((row) => VIEW_COLUMNS.map((column) => row[column] ?? '')),
  ])
}

function monthsText({ from, to }: MonthSpan): string {
  return from === to ? from : `${from}/${to}`
}

/** ISO 8601 interval at the stated precision; an open end is "..". */
function periodText(period: Period | null): string {
  if (!period) return ''
  const length = { day: 10, month: 7, year: 4 }[period.precision]
  const [start, end] = [period.start.slice(0, length), period.end?.slice(0, length) ?? '..']
  return start === end ? start : `${start}/${end}`
}

/** File name without extension: page, date and data version. */
export function viewFileName(
  page: 'explore' | 'compare',
  { date, version }: Pick<Provenance, 'date' | 'version'>,
): string {
  return `throughline-${page}-${date}-${version.slice(0, 12)}`
}

interface RouteFigure {
  value: number | null
  unit: string
  /** ISO 8601 months, each run as from/to. */
  period: readonly string[]
  isPartial: boolean
  publisher: string
  evidence: string
}

/** GeoJSON properties of a route. */
interface RouteProperties {
  id: string
  name: string
  /** The lines connect places; they are not paths travelled. */
  isSchematic: true
  note: string
  /** One number, or one per compared period; empty if no source counts the route. */
  figures: readonly RouteFigure[]
  /** Evidence of the route (pages, quotes, records) and the cells of its numbers. */
  evidence: readonly string[]
}

/** A feature collection with the provenance as a foreign member (RFC 7946, section 6.1). */
type ViewGeoJson = FeatureCollection<MultiLineString, RouteProperties> & { provenance: Provenance }

interface ViewGeoJsonInput {
  content: ViewContent
  provenance: Provenance
  /** Translated note that routes are schematic. */
  note: string
  words: Pick<Words, 'route'>
}

/** The routes of a view as GeoJSON: one feature per route, with its numbers and evidence. */
export function viewGeoJson({ content, provenance, note, words }: ViewGeoJsonInput): ViewGeoJson {
  return {
    type: 'FeatureCollection',
    features: content.routes.map((route): Feature<MultiLineString, RouteProperties> => {
      const figures = content.figures.filter(({ place }) => place === route.id)
      const pages = route.evidence.map((piece) =>
        piece.type === 'reference' ? piece.url : (evidenceId(piece) ?? ''),
      )
      return {
        type: 'Feature',
        id: route.id,
        properties: {
          id: route.id,
          name: words.route(route.id),
          isSchematic: true,
          note,
          figures: figures.map(({ total, spans, publisher, cells }) => ({
            value: total.value,
            unit: total.unit,
            period: spans.map(({ from, to }) => `${from}/${to}`),
            isPartial: total.isPartial,
            publisher,
            evidence: cellsId(cells),
          })),
          evidence: [...new Set([...pages, ...figures.map(({ cells }) => cellsId(cells))])],
        },
        geometry: {
          type: 'MultiLineString',
          coordinates: route.legs.map(({ geometry }) => geometry.coordinates),
        },
      }
    }),
    provenance,
  }
}

interface CitationInput {
  title: string
  provenance: Provenance
  /** "Throughline" with the data version, and the date, each as part of a sentence. */
  version: string
  day: string
  filters: string
  sources: string
}

/** Citation text of a view: title, filters, app and data version, date, link, sources and caveats. */
export function viewCitation({ title, provenance, version, day, filters, sources }: CitationInput): string {
  return [
    `${title}. ${filters}. ${version}. ${day}.`,
    provenance.link,
    ...(provenance.citations.length > 0 ? [sources, ...provenance.citations.map((line) => `- ${line}`)] : []),
    ...provenance.caveats,
  ].join('\n')
}
