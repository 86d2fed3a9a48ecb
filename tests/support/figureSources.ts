import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { placeReader, readCrosswalk } from '#derive/crosswalk.ts'
import { FIGURE_FOLDER, readTable } from '#derive/figures.ts'
import { type ImportRequest, importFigures, tableOfImport } from '#derive/importFigures.ts'
import type { TextFile } from '#derive/jsonText.ts'
import { FigureMeta } from '#derive/metaRules.ts'
import type { TidyTable } from '#derive/tidyTable.ts'
import type { FigureTableId } from '#domain/figureTable.ts'
import { memoizeByArguments } from '#lib/memoize.ts'
import { countryCodes } from '#scripts/countryCodes.ts'
import { sha256 } from '#scripts/readInput.ts'
import { FIGURE_TABLES } from '#tests/support/declaredTables.ts'

/** The day of the run in tests: after every date of the published data and of the samples. */
export const TODAY = '2030-12-31'

/** A file of the repository, once: the derivation knows a table that it has read by its files. */
const read = memoizeByArguments((path: string): TextFile => ({ path, text: readFileSync(path, 'utf8') }))

/** A tidy table from `data/sources/figures/`. */
export const csvOf = (id: FigureTableId): TextFile => read(`${FIGURE_FOLDER}/${id}.csv`)

/** The meta file of a table. */
export const metaOf = (id: FigureTableId): TextFile => read(`${FIGURE_FOLDER}/${id}.meta.json`)

/** The committed crosswalk. */
export const crosswalkFile = (): TextFile => read(`${FIGURE_FOLDER}/crosswalk.json`)

/** All files of figures, as the derivation reads them. */
export const figureFiles = (): readonly TextFile[] => [
  crosswalkFile(),
  ...FIGURE_TABLES.flatMap((id) => [csvOf(id), metaOf(id)]),
]

/** The ids of our routes, from the lexicon. */
export function routeIds(): readonly string[] {
  const { routes } = JSON.parse(readFileSync('data/sources/lexicon/routes.json', 'utf8')) as {
    routes: readonly { id: string }[]
  }
  return routes.map(({ id }) => id)
}

/** A parsed tidy table of the repository; throws if it has faults. */
export function tidyTable(id: FigureTableId): TidyTable {
  const { table, faults } = readTable(csvOf(id), metaOf(id), id, TODAY)
  if (!table || faults.length > 0) throw new Error(`${id}: ${faults[0]?.problem}`)
  return table
}

/** The crosswalk as the derivation uses it. */
export function placeOfName() {
  const { crosswalk } = readCrosswalk(crosswalkFile(), routeIds())
  if (!crosswalk) throw new Error('the crosswalk was not read')
  return placeReader(crosswalk)
}

/**
 * An import of a text into an empty table, or into the given one, with the committed meta file; `coverage` and the
 * date of the data are what the import finds.
 */
export function importRequest(
  name: string,
  text: string,
  part: Partial<Omit<ImportRequest, 'table'>> & { table?: string } = {},
): ImportRequest {
  const id = tableOfImport(name, FIGURE_TABLES)
  if (!id) throw new Error(`${name} is no import`)
  const { table = '', ...rest } = part
  return {
    name,
    file: { path: 'file.csv', text },
    table: { path: `${FIGURE_FOLDER}/${id}.csv`, text: table },
    meta: metaOf(id),
    vintages: {
      csv: { path: `${id}.vintages.csv`, text: '' },
      meta: { path: `${id}.vintages.json`, text: '' },
    },
    daily: null,
    detections: null,
    placeOf: placeOfName(),
    codes: countryCodes(),
    corrections: { note: '', corrections: [] },
    asOf: '2030-01-31',
    months: null,
    withdraw: false,
    today: TODAY,
    sha256,
    ...rest,
  }
}

/** A file of three months of one route. */
export const DETECTIONS = `route,month,detections
Other,2024-01,5
Other,2024-02,6
Other,2024-03,0
`

/** The places and problems of an import that must fail. */
export function faultsOf(request: ImportRequest): readonly string[] {
  const result = importFigures(request)
  expect(result.csv).toBeNull()
  for (const fault of result.faults) expect(fault.remedy).not.toBe('')
  return result.faults.map(({ file, place, problem }) => `${file} · ${place}: ${problem}`)
}

/** The table, the meta file and the report of an import that must not fail. */
export function imported(request: ImportRequest) {
  const result = importFigures(request)
  expect(result.faults).toEqual([])
  if (result.csv === null) throw new Error('nothing was imported')
  return { ...result, meta: FigureMeta.parse(JSON.parse(result.meta)) }
}
