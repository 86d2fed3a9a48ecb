import { describe, expect, it } from 'vitest'
import { figureModel } from '#content/figureModel.ts'
import { loadFigures } from '#content/loadedFigures.ts'
import { evidenceOfContent, exploredContent, type ViewContent } from '#content/viewContent.ts'
import { yearSpan } from '#domain/period.ts'
import { viewCitation, viewGeoJson } from '#features/export/viewFiles.ts'
import { exportWords, PROVENANCE } from '#tests/support/exportWords.ts'
import { published } from '#tests/support/published.ts'

const { words } = exportWords()
const { routes } = published('routes')
const { measures } = published('measures')
const figures = loadFigures(published('figures'))
const ids = new Set(routes.map(({ id }) => id))

function contentOf(years: number[], lit: ReadonlySet<string> | null = null): ViewContent {
  const model = figureModel(figures, years.map(yearSpan), ids)
  return exploredContent({ routes, lit, figures: model.routes, sources: figures.sources, measures })
}

describe('a number that is mostly one nationality', () => {
  const content = contentOf([2024], new Set(['eastern-land-border', 'channel']))
  const of = 'cells:frontex-detections:detections:2024-01..2024-12:route:eastern-land-border'
  const cells =
    'cells:frontex-nationalities:detections:2024-01..2024-12:route:eastern-land-border:nationality:UA'
  const majorities = [{ of, cells, nationality: 'UA', share: 0.84, text: '84% of them' }]

  it('is a property of its route in GeoJSON', () => {
    const { features } = viewGeoJson({
      content,
      provenance: { ...PROVENANCE, majorities },
      note: 'schematic',
      words,
    })
    const found = features.flatMap(({ id, properties }) =>
      properties.figures.map(({ majority }) => [id, majority] as const),
    )
    expect(new Map(found)).toEqual(
      new Map([
        ['channel', null],
        ['eastern-land-border', { nationality: 'UA', share: 0.84, evidence: cells }],
      ]),
    )
  })
})

describe('viewGeoJson', () => {
  const content = contentOf([2025], new Set(['channel', 'western-balkans']))
  const made = JSON.parse(
    JSON.stringify(viewGeoJson({ content, provenance: PROVENANCE, note: 'schematic', words })),
  )

  it('is a feature collection of the highlighted routes, positions as longitude and latitude', () => {
    expect(made.type).toBe('FeatureCollection')
    expect(made.bbox).toHaveLength(4)
    expect(
      made.features.every(
        ({ bbox: [west = 0, south = 0, east = 0, north = 0] }: { bbox: number[] }) =>
          west < east && south < north,
      ),
    ).toBe(true)
    expect(made.features.map(({ id }: { id: string }) => id).sort()).toEqual(['channel', 'western-balkans'])
    for (const { type, geometry } of made.features) {
      expect([type, geometry.type]).toEqual(['Feature', 'MultiLineString'])
      for (const line of geometry.coordinates) {
        expect(line.length).toBeGreaterThan(1)
        for (const [lon, lat] of line) {
          expect(lon).toBeGreaterThanOrEqual(made.bbox[0])
          expect(lat).toBeLessThanOrEqual(made.bbox[3])
          expect(Math.abs(lon)).toBeLessThanOrEqual(180)
          expect(Math.abs(lat)).toBeLessThanOrEqual(90)
        }
      }
    }
  })

  it('has numbers with unit, period and cells, the note on schematic lines, and the provenance', () => {
    const channel = made.features.find(({ id }: { id: string }) => id === 'channel')
    expect(channel.properties.isSchematic).toBe(true)
    const shown = content.figures.find(({ place }) => place === 'channel')
    expect(channel.properties.figures).toEqual([
      {
        value: shown?.total.value,
        unit: 'arrivals',
        period: ['2025-01/2025-12'],
        isPartial: false,
        publisher: 'UK Home Office',
        evidence: 'cells:uk-small-boats-monthly:arrivals:2025-01..2025-12',
        majority: null,
      },
    ])
    expect(channel.properties.evidence).toContain('cells:uk-small-boats-monthly:arrivals:2025-01..2025-12')
    expect(made.provenance).toEqual(PROVENANCE)
  })
})

describe('the evidence of a view', () => {
  it('lists each piece once, cells first', () => {
    const evidence = evidenceOfContent(contentOf([2025]))
    expect(new Set(evidence).size).toBe(evidence.length)
    expect(evidence[0]).toMatch(/^cells:/)
    expect(evidence.some((id) => id.startsWith('record:'))).toBe(true)
    expect(evidence.some((id) => /:\d+-\d+$/.test(id) && !id.startsWith('cells:'))).toBe(true)
  })
})

describe('viewCitation', () => {
  it('has title, filters, version, day, link, sources and caveats', () => {
    const text = viewCitation({
      title: 'Map of routes, 2025',
      provenance: PROVENANCE,
      filters: 'Filters: Time: 2025',
      version: 'Throughline, Data version: 0123',
      day: 'Exported on: 25 November 2026',
      sources: 'Sources:',
    })
    expect(text.split('\n')).toEqual([
      'Map of routes, 2025. Filters: Time: 2025. Throughline, Data version: 0123. Exported on: 25 November 2026.',
      PROVENANCE.link,
      'Sources:',
      '- Frontex, Detections by route and month',
      'Detections are not people.',
    ])
  })
})
