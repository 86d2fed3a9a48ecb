import { describe, expect, it } from 'vitest'
import { compareModel } from '#content/compareModel.ts'
import { figureModel } from '#content/figureModel.ts'
import { loadFigures } from '#content/loadedFigures.ts'
import { yearSpan } from '#content/monthlySeries.ts'
import { unitCaveat } from '#content/provenance.ts'
import { provenanceLines } from '#content/provenanceLines.ts'
import {
  comparedContent,
  evidenceOfContent,
  exploredContent,
  type ViewContent,
} from '#content/viewContent.ts'
import {
  aboutText,
  NUMBER_COLUMNS,
  numbersCsv,
  viewCitation,
  viewFileName,
  viewGeoJson,
} from '#features/export/viewFiles.ts'
import { exportWords, PROVENANCE } from '#tests/support/exportWords.ts'
import { parseCsv } from '#tests/support/parseCsv.ts'
import { published } from '#tests/support/published.ts'

const { t, words } = exportWords()
const { routes } = published('routes')
const { measures } = published('measures')
const figures = loadFigures(published('figures'))
const ids = new Set(routes.map(({ id }) => id))

function contentOf(years: number[], lit: ReadonlySet<string> | null = null): ViewContent {
  const model = figureModel(figures, years.map(yearSpan), ids)
  return exploredContent({ routes, lit, figures: model.routes, sources: figures.sources, measures })
}

const lines = provenanceLines(PROVENANCE, t, words)

function numbersOf(
  content: Pick<ViewContent, 'figures'>,
  carried = PROVENANCE,
): Readonly<Record<string, string>>[] {
  const text = numbersCsv({
    content,
    provenance: carried,
    words,
    columnName: (column) => column,
    coverage: (word) => word,
    unitName: (unit) => unit,
    caveat: (unit) => unitCaveat(unit, t, words),
  })
  const [header = [], ...rows] = parseCsv(text)
  expect(header).toEqual([...NUMBER_COLUMNS])
  return rows.map((row) => Object.fromEntries(row.map((cell, index) => [header[index] ?? '', cell])))
}

describe('numbersCsv', () => {
  it('has a row for every number shown and no other, with unit, caveat, cells, link and data version', () => {
    const content = contentOf([2025])
    const rows = numbersOf(content)
    expect(rows).toHaveLength(content.figures.length)
    for (const [index, { place, total }] of content.figures.entries()) {
      const row = rows[index]
      expect(row?.id).toBe(place)
      expect(row?.value).toBe(total.value === null ? '' : String(total.value))
      expect(row?.unit).toBe(total.unit)
      expect(row?.period).toBe('2025-01/2025-12')
      expect(row?.counts).toContain(total.unit === 'detections' ? 'not people' : 'people who arrived')
      expect(row?.evidenceIds).toMatch(/^cells:/)
      expect([row?.link, row?.dataVersion]).toEqual([PROVENANCE.link, PROVENANCE.version])
    }
  })

  it('leaves the cell of a missing number empty and marks it as not stated', () => {
    const [first] = contentOf([2025]).figures
    if (!first) throw new Error('no figure')
    const silent = { ...first, total: { ...first.total, value: null } }
    const [row] = numbersOf({ figures: [silent] })
    expect([row?.value, row?.coverage]).toEqual(['', 'notStated'])
  })

  it('marks numbers of incomplete months', () => {
    expect(numbersOf(contentOf([2026])).map(({ coverage }) => coverage)).toContain('partial')
  })

  it('lists each place of a comparison once per period', () => {
    const model = compareModel(figures, null, [...ids])
    if (!model) throw new Error('nothing to compare')
    const channel = numbersOf(comparedContent(model, routes)).filter(({ id }) => id === 'channel')
    expect(channel.map(({ period }) => period)).toEqual(['2024-01/2024-12', '2025-01/2025-12'])
    expect(channel.map(({ unit }) => unit)).toEqual(['arrivals', 'arrivals'])
  })

  it('has a file name of page, date and data version', () => {
    expect(viewFileName('explore', PROVENANCE)).toBe('throughline-explore-2026-11-25-0123456789ab')
  })
})

describe('a number that is mostly one nationality', () => {
  const content = contentOf([2024], new Set(['eastern-land-border', 'channel']))
  const of = 'cells:frontex-detections:detections:2024-01..2024-12:route:eastern-land-border'
  const cells =
    'cells:frontex-nationalities:detections:2024-01..2024-12:route:eastern-land-border:nationality:UA'
  const majorities = [{ of, cells, nationality: 'UA', share: 0.84, text: '84% of them' }]

  it('is named beside the number, with its cells, and no other number is', () => {
    const rows = numbersOf(content, { ...PROVENANCE, majorities })
    expect(rows.filter(({ majority }) => majority !== '').map(({ id }) => id)).toEqual([
      'eastern-land-border',
    ])
    const row = rows.find(({ id }) => id === 'eastern-land-border')
    expect([row?.majority, row?.evidenceIds]).toEqual(['84% of them', `${of}; ${cells}`])
  })

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

describe('aboutText', () => {
  it('has every part of the provenance under its label, evidence with id and link', () => {
    const text = aboutText('Map of routes, 2025', lines, PROVENANCE)
    for (const { label } of lines) expect(text).toContain(`\n${label}:\n- `)
    for (const { values } of lines.filter(({ key }) => key !== 'evidence')) {
      for (const value of values) expect(text).toContain(`- ${value}`)
    }
    const [piece] = PROVENANCE.evidence
    expect(text).toContain(`- ${piece?.name} [record:a] http://x/#/a`)
  })
})

describe('viewGeoJson', () => {
  const content = contentOf([2025], new Set(['channel', 'western-balkans']))
  const made = JSON.parse(
    JSON.stringify(viewGeoJson({ content, provenance: PROVENANCE, note: 'schematic', words })),
  )

  it('is a feature collection of the highlighted routes, positions as longitude and latitude', () => {
    expect(made.type).toBe('FeatureCollection')
    expect(made.features.map(({ id }: { id: string }) => id).sort()).toEqual(['channel', 'western-balkans'])
    for (const { type, geometry } of made.features) {
      expect([type, geometry.type]).toEqual(['Feature', 'MultiLineString'])
      for (const line of geometry.coordinates) {
        expect(line.length).toBeGreaterThan(1)
        for (const [lon, lat] of line) {
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
