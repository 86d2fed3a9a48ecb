import type { Feature, FeatureCollection, MultiLineString } from 'geojson'
import type { FigureRow } from '#content/figureSheet.ts'
import { unitName } from '#content/unitName.ts'
import { cellsId, evidenceId, type ViewContent } from '#content/viewContent.ts'
import type { CellQuery } from '#domain/cellQuery.ts'
import { evidenceKey } from '#domain/evidence.ts'
import type { MonthSpan } from '#domain/period.ts'
import type { Provenance } from '#domain/provenance.ts'
import type { TFunction } from '#i18n/translation.ts'
import type { BarGroup, CountBar } from '#picture/charts/barDrawing.ts'
import type { Words } from '#words/words.ts'

/** The numbers of a view as rows to save. */
export function numberRows(
  { figures }: Pick<ViewContent, 'figures'>,
  words: Pick<Words, 'figurePlace'>,
): readonly FigureRow[] {
  return figures.map(({ place, total, spans, cells }) => ({
    period: spans.map(monthsText).join(' '),
    series: words.figurePlace(place),
    value: total.value,
    state: total.isPartial ? 'partial' : 'whole',
    cells,
  }))
}

function monthsText({ from, to }: MonthSpan): string {
  return from === to ? from : `${from}/${to}`
}

interface RouteFigure {
  value: number | null
  unit: string
  /** ISO 8601 months, each run as from/to. */
  period: readonly string[]
  isPartial: boolean
  publisher: string
  evidence: string
  /** The nationality (ISO 3166-1 alpha-2) with more than half of the value, its share and its cells; null without one. */
  majority: { nationality: string; share: number; evidence: string } | null
}

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
  words: Pick<Words, 'publisherName' | 'route'>
}

/** The routes of a view as GeoJSON: one feature per route, with its numbers and evidence. */
export function viewGeoJson({ content, provenance, note, words }: ViewGeoJsonInput): ViewGeoJson {
  return {
    type: 'FeatureCollection',
    ...boxOf(content.routes.flatMap(positionsOf)),
    features: content.routes.map((route): Feature<MultiLineString, RouteProperties> => {
      const figures = content.figures.filter(({ place }) => place === route.id)
      const pages = route.evidence.map((piece) => evidenceId(piece) ?? evidenceKey(piece))
      return {
        type: 'Feature',
        id: route.id,
        ...boxOf(positionsOf(route)),
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
            publisher: words.publisherName(publisher),
            evidence: cellsId(cells),
            majority: majorityOf(cells, provenance),
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

type Positions = ViewContent['routes'][number]['legs'][number]['geometry']['coordinates']

function positionsOf({ legs }: Pick<ViewContent['routes'][number], 'legs'>): Positions {
  return legs.flatMap(({ geometry }) => geometry.coordinates)
}

/** West, south, east, north (RFC 7946, section 5); nothing without positions. No route crosses the antimeridian. */
function boxOf(positions: Positions): { bbox?: [number, number, number, number] } {
  if (positions.length === 0) return {}
  const [longitudes, latitudes] = [0, 1].map((at) => positions.map((position) => position[at] ?? 0))
  return {
    bbox: [
      Math.min(...(longitudes ?? [])),
      Math.min(...(latitudes ?? [])),
      Math.max(...(longitudes ?? [])),
      Math.max(...(latitudes ?? [])),
    ],
  }
}

function majorityOf(cells: CellQuery, { majorities }: Provenance): RouteFigure['majority'] {
  const found = majorities.find(({ of }) => of === cellsId(cells))
  return found ? { nationality: found.nationality, share: found.share, evidence: found.cells } : null
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

/** The numbers of a view as bars, in their order. Each unit has its own scale. */
export function barGroups(
  { figures }: Pick<ViewContent, 'figures'>,
  words: Pick<Words, 'counted' | 'figurePlace' | 'number' | 'spans' | 'upperCase'>,
  t: TFunction<['exportView']>,
): readonly BarGroup[] {
  const units = [...new Set(figures.map(({ total }) => total.unit))]
  return units.map((unit, group) => {
    // The total would dwarf every other bar.
    const own = figures.filter(({ total, place }) => total.unit === unit && place !== 'total')
    const times = [...new Set(own.map(({ spans }) => words.spans(spans)))]
    const bars = own.map(({ place, total, spans }, index): CountBar => {
      const isSecond = own[index - 1]?.place === place
      const number = total.value === null ? t('common:notStated') : words.number(total.value)
      return {
        key: String(index),
        label: isSecond ? '' : words.figurePlace(place),
        count: total.value,
        text: [
          number,
          ...(times.length > 1 ? [words.spans(spans)] : []),
          ...(total.isPartial ? [t('exportView:word.partial')] : []),
        ].join(', '),
        colour: `var(--route-${place}, var(--bar))`,
        isHollow: times.length > 1 && !isSecond,
      }
    })
    const name = unitName(2, unit, words)
    const counted = `${words.upperCase(name.charAt(0))}${name.slice(1)}, ${times.join(' / ')}`
    return { heading: group === 0 ? counted : t('exportView:chart.ownScale', { counted }), bars }
  })
}
