import { describe, expect, it } from 'vitest'
import { figureModel } from '#content/figureModel.ts'
import { countingAt, loadFigures } from '#content/loadedFigures.ts'
import { figureUse } from '#content/sourceUse.ts'
import { buildFigures, FIGURE_FOLDER, type FigureDatasets } from '#derive/figures.ts'
import { FigureMeta } from '#derive/metaRules.ts'
import { rowsOfQuery, sumOfRows } from '#domain/cellQuery.ts'
import { cubeSpan, cubeSum } from '#domain/figureCube.ts'
import { loadTable } from '#domain/figureTable.ts'
import { yearSpan } from '#domain/period.ts'
import { countryCodes } from '#scripts/countryCodes.ts'
import { sha256 } from '#scripts/readInput.ts'
import { FIGURE_TABLES } from '#tests/support/declaredTables.ts'
import { figureFiles, metaOf, routeIds, TODAY } from '#tests/support/figureSources.ts'

const { alpha2Of } = countryCodes()
const DETECTIONS = 'frontex-detections'
const MONTHLY = 'uk-small-boats-monthly'

const metaFile = (id: string) => FigureMeta.parse(JSON.parse(metaOf(id).text))

/** The derivation of the committed tables with one meta file edited. */
function withMeta(id: string, change: object) {
  const path = `${FIGURE_FOLDER}/${id}.meta.json`
  const files = figureFiles().map((file) =>
    file.path === path ? { path, text: JSON.stringify({ ...JSON.parse(file.text), ...change }) } : file,
  )
  return buildFigures(files, { routes: routeIds(), alpha2Of, today: TODAY, sha256 })
}

function datasetsWith(id: string, change: object): FigureDatasets {
  const { datasets, faults } = withMeta(id, change)
  if (!datasets) throw new Error(faults[0]?.problem)
  return datasets
}

const problems = (id: string, change: object) => withMeta(id, change).faults.map(({ problem }) => problem)

describe('what a meta file declares', () => {
  const published = datasetsWith(DETECTIONS, {})
  const files = [published.figures, published.nationalities, published.channel, published.comparisons]

  it.each([...FIGURE_TABLES])(
    'of %s: file, role, unit, dimensions and order match the published table',
    (id) => {
      const meta = metaFile(id)
      const { fields } = meta.schema
      const dimensions = fields.flatMap(({ dimension }) => dimension ?? [])
      const holders = (['figures', 'nationalities', 'channel', 'comparisons'] as const).filter((name) =>
        published[name].tables.some((table) => table.id === id),
      )
      expect(holders).toEqual(dimensions.length > 0 ? [meta.file] : [])
      const table = files.flatMap(({ tables }) => tables).find((candidate) => candidate.id === id)
      if (!table) return
      expect(table).toMatchObject({ role: meta.role, addsUp: meta.addsUp })
      expect(table.dimensions.map(({ name }) => name)).toEqual(dimensions)
      expect(table.counts.map(({ name, unit }) => [name, unit])).toEqual(
        fields.flatMap(({ name, unit }) => (unit ? [[name, unit]] : [])),
      )
      expect(published.figures.sources[meta.order - 1]?.id).toBe(id)
    },
  )

  it('puts a table in the declared file', () => {
    const { figures, channel } = datasetsWith(MONTHLY, { file: 'channel' })
    expect(figures.tables.map(({ id }) => id)).not.toContain(MONTHLY)
    expect(channel.tables.map(({ id }) => id)).toContain(MONTHLY)
  })

  it('gives the declared route its series, counted in Sources', () => {
    const { figures } = datasetsWith(MONTHLY, { route: 'western-balkans' })
    const loaded = { series: loadFigures(published.figures).series }
    expect(countingAt(loaded, 'channel')?.table).toBe(MONTHLY)
    const source = figures.sources.find(({ id }) => id === MONTHLY)
    expect(source?.route).toBe('western-balkans')
    expect(source && figureUse(source, figures, new Set(routeIds()))).toEqual({ routes: 1, otherPlaces: 0 })
    expect(() => loadFigures(figures)).toThrow('no series counts arrivals')
  })

  it('sorts tables in the declared order', () => {
    const { figures } = datasetsWith(MONTHLY, { order: 99 })
    expect(figures.sources.at(-1)?.id).toBe(MONTHLY)
  })

  it('keeps tables that do not add up to single cells, without sums over months or places', () => {
    const { figures } = datasetsWith(DETECTIONS, { addsUp: false })
    const loaded = loadFigures(figures)
    const { to } = cubeSpan(loaded.detections)
    const month = { from: to, to }
    const one = { route: ['western-balkans'] }
    expect(cubeSum(loaded.detections, [month], one)).toBe(
      cubeSum(loadFigures(published.figures).detections, [month], one),
    )
    expect(cubeSum(loaded.detections, [month])).toBeNull()
    expect(cubeSum(loaded.detections, [{ from: '2024-01', to: '2024-12' }], one)).toBeNull()
    const coded = figures.tables.find(({ id }) => id === DETECTIONS)
    const table = coded && loadTable(coded)
    const column = table?.counts[0]
    if (!table || !column) throw new Error('no table')
    const rows = rowsOfQuery(table, { table: DETECTIONS, count: 'detections', spans: [month], where: {} })
    expect(sumOfRows(column, rows).value).toBeNull()
    expect(sumOfRows(column, rows.slice(0, 1)).value).not.toBeNull()
    const { total, routes } = figureModel(loaded, [yearSpan(2024)], new Set(routeIds()))
    expect(total.total.value).toBeNull()
    expect(routes.get('channel')?.total.value).toBeGreaterThan(0)
  })

  it.each<[string, string, object, string]>([
    ['an unknown route', MONTHLY, { route: 'moon' }, 'there is no route moon'],
    [
      'a second table with the same role',
      DETECTIONS,
      { role: 'nationalities' },
      '2 tables have the role nationalities',
    ],
    ['place names that the crosswalk lacks', DETECTIONS, { placeNames: ['nobody'] }, 'of nobody'],
    [
      'a wrong end of the coverage',
      MONTHLY,
      { coverage: { from: '2018-01', to: '2026-05' } },
      'it says 2018-01 to 2026-05',
    ],
    [
      'a partial month outside the coverage',
      MONTHLY,
      { partialMonths: ['2027-01'] },
      '2027-01 lies outside the coverage',
    ],
    [
      'a time step that differs from the rows',
      MONTHLY,
      { time: { columns: ['month'], step: 'day', of: [] } },
      'is not one day from its neighbours',
    ],
  ])('%s is rejected', (_, id, change, problem) => {
    expect(problems(id, change).some((found) => found.includes(problem))).toBe(true)
  })

  it.each([...FIGURE_TABLES])('of %s names each column of the publisher’s file at most once', (id) => {
    const { importColumns, schema } = metaFile(id)
    if (importColumns) expect(Object.keys(importColumns)).toEqual(schema.fields.map(({ name }) => name))
  })
})
