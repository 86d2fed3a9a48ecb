import type { Feature, FeatureCollection, MultiLineString } from 'geojson'
import type { Provenance } from '#domain/provenance.ts'
import { cellsId, evidenceId, type ViewContent } from '#state/selectors/viewContent.ts'
import type { Words } from '#words/words.ts'

interface RouteFigure {
  value: number | null
  unit: string
  /** ISO 8601 months, each run as from/to. */
  period: readonly string[]
  isPartial: boolean
  publisher: string
  evidence: string
}

/** What the file says of a route. */
interface RouteProperties {
  id: string
  name: string
  /** The lines connect places; nobody walked or sailed along them. */
  isSchematic: true
  note: string
  /** One number, or one a period where two are compared; empty where nobody counts. */
  figures: readonly RouteFigure[]
  /** Pages, sentences and records that name the route, and the cells of its numbers. */
  evidence: readonly string[]
}

/** A collection with what every export carries along as a member of its own, as RFC 7946 allows. */
export type ViewGeoJson = FeatureCollection<MultiLineString, RouteProperties> & { provenance: Provenance }

interface ViewGeoJsonInput {
  content: ViewContent
  provenance: Provenance
  /** That routes are schematic, in the reader's words. */
  note: string
  words: Pick<Words, 'route'>
}

/** The routes of a view as GeoJSON, a feature a route, with its numbers and what they stand on. */
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
