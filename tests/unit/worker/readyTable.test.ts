import { describe, expect, it } from 'vitest'
import { buildFigures, FIGURE_FOLDER } from '#derive/figures.ts'
import { countryCodes } from '#scripts/countryCodes.ts'
import { sha256 } from '#scripts/readInput.ts'
import { figureFiles, routeIds, TODAY } from '#tests/support/figureSources.ts'
import { readOwnTable } from '#tests/support/readOwnTable.ts'
import type { ExportedTable } from '#worker/deskTables.ts'
import { pipelineFiles } from '#worker/pipelineTable.ts'

const rowsOf = (...rows: (readonly string[])[]) =>
  readOwnTable(
    rows.map((row) => [...row]),
    { publisher: 'Frontex' },
  ).figures

const BY_ROUTE = rowsOf(
  ['month', 'route', 'detections'],
  ['2024-01', 'Western Balkans', '10'],
  ['2024-02', 'Western Balkans', '20'],
  ['2024-01', 'Eastern land border', '5'],
  ['2024-02', 'Eastern land border', 'n/a'],
)

/** A table whose reader stated all that derivation needs. */
const STATED: ExportedTable = {
  title: 'Invented',
  fileName: 'invented.csv',
  sheet: null,
  coverageTo: null,
  sha256: 'ab'.repeat(32),
  settings: {
    role: 'series',
    licence: 'CC BY 4.0',
    definition: 'Detections by month',
    publisher: 'Frontex',
    order: 40,
    asOf: '2024-03-31',
    page: 'https://example.org/figures',
  },
  figures: BY_ROUTE,
}
const withSettings = (part: Partial<ExportedTable['settings']>): ExportedTable => ({
  ...STATED,
  settings: { ...STATED.settings, ...part },
})

/** What derivation makes of the handed files as they are, beside the published tables. */
function derive(table: ExportedTable, language = 'en') {
  const { id, csv, meta } = pipelineFiles(table, language)
  const handed = [
    { path: `${FIGURE_FOLDER}/${id}.csv`, text: csv },
    { path: `${FIGURE_FOLDER}/${id}.meta.json`, text: meta },
  ]
  const { alpha2Of } = countryCodes()
  const context = { routes: routeIds(), alpha2Of, today: TODAY, sha256 }
  const { datasets, faults } = buildFigures([...figureFiles(), ...handed], context)
  const ofHanded = <Thing extends { id: string }>(things: readonly Thing[] = []) =>
    things.find((thing) => thing.id === id)
  return {
    faults,
    source: ofHanded(datasets?.figures.sources),
    table: ofHanded([...(datasets?.figures.tables ?? []), ...(datasets?.comparisons.tables ?? [])]),
  }
}

describe('a handed table whose reader stated all', () => {
  it('is derived as it is, with its order, date, page and figures', () => {
    const { faults, source, table } = derive(STATED)
    expect(faults).toEqual([])
    expect(source).toMatchObject({
      role: 'series',
      publisher: 'Frontex',
      asOf: '2024-03-31',
      page: 'https://example.org/figures',
      coverage: { from: '2024-01', to: '2024-02' },
    })
    expect(table?.dimensions.map(({ name, keys }) => [name, keys])).toEqual([
      ['route', ['eastern-land-border', 'western-balkans']],
      ['month', ['2024-01', '2024-02']],
    ])
    expect(table?.counts).toEqual([{ name: 'detections', unit: 'detections', values: [5, null, 10, 20] }])
    expect(pipelineFiles(STATED, 'en').readme).toContain('Its meta file is complete.')
  })

  it('keeps the words of a reader in another language as theirs', () => {
    const { faults, source } = derive(withSettings({ definition: 'Détections par mois' }), 'fr')
    expect(faults).toEqual([])
    expect(source?.definition).toEqual({ given: 'Détections par mois', language: 'fr' })
  })

  it('takes two units of a month as one row, and spans of one route without a column for it', () => {
    const figures = rowsOf(
      ['from', 'to', 'route', 'value', 'unit'],
      ['2016-01', '2016-03', 'Channel', '300', 'arrivals'],
      ['2016-01', '2016-03', 'Channel', '9', 'boats'],
      ['2016-04', '2016-06', 'Channel', '400', 'arrivals'],
      ['2016-04', '2016-06', 'Channel', '11', 'boats'],
    )
    const { faults, source, table } = derive({ ...STATED, figures })
    expect(faults).toEqual([])
    expect(source?.route).toBe('channel')
    expect(table?.dimensions).toMatchObject([
      { name: 'period', keys: ['2016-01/2016-03', '2016-04/2016-06'] },
    ])
  })
})

describe('a handed table that lacks something', () => {
  it.each([
    [{ order: null }, 'its place in the list of tables (order) is not stated'],
    [{ role: 'incidents' }, 'its role is not stated, or is none of series and comparison'],
    [{ role: 'comparison' }, 'a table of role comparison does not count detections'],
    [{ licence: null }, 'its licence is not stated'],
  ] as const)('%o: says so and is refused', (part, reason) => {
    expect(pipelineFiles(withSettings(part), 'en').readme).toContain(`- ${reason}`)
    expect(derive(withSettings(part)).faults).not.toEqual([])
  })
})
