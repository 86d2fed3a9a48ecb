import { FIGURE_TABLES, FigureSource, type FigureTableId } from '#domain/figureSource.ts'
import type { FigureFile } from '#domain/figures.ts'
import { type Figures, StatedFigure } from '#domain/figures.ts'
import type { IncidentColumns } from '#domain/incident.ts'
import { codeTable, type KeyReader } from './codeTable.ts'
import { NO_ROUTE, type PlaceOf, type Publisher, placeReader, readCrosswalk } from './crosswalk.ts'
import { type Fault, faultsOfSchema, sortFaults } from './fault.ts'
import { faultsOfMonthlySums, faultsOfTable } from './figureRules.ts'
import { incidentColumns } from './incidentColumns.ts'
import { parseJsonFile, type TextFile } from './jsonText.ts'
import { faultIn, numberIn, readTidyTable, type TidyRow, type TidyTable, textIn } from './tidyTable.ts'

/** The folder in which people keep the tables. */
export const FIGURE_FOLDER = 'data/sources/figures'
const CROSSWALK = `${FIGURE_FOLDER}/crosswalk.json`

/** What a run publishes of figures, and how many rows of the tables stand in each file. */
export type FigureDatasets = Readonly<{
  figures: Figures
  nationalities: FigureFile
  channel: FigureFile
  incidents: IncidentColumns
}>

/** What the derivation has to be told: the ids of our routes and the codes of countries, which stand elsewhere. */
export type FigureContext = Readonly<{
  routes: readonly string[]
  /** ISO 3166-1 alpha-2 of an alpha-3 code; null for a code that is none. */
  alpha2Of: (alpha3: string) => string | null
}>

/** Codes of the publisher that stand for no country of ISO 3166-1. `XK` is what interfaces know Kosovo by. */
const NATIONALITY: Readonly<Record<string, string>> = { XKX: 'XK', OOO: 'OOO', OOS: 'OOS', STL: 'STL' }

/** Derives the published figures from the tidy tables. `datasets` is null when anything is wrong. */
export function buildFigures(
  files: readonly TextFile[],
  context: FigureContext,
): { datasets: FigureDatasets | null; faults: readonly Fault[] } {
  const file = (path: string): TextFile =>
    files.find((candidate) => candidate.path === path) ?? { path, text: '' }
  const { crosswalk, faults: crosswalkFaults } = readCrosswalk(file(CROSSWALK), context.routes)
  const faults: Fault[] = [...crosswalkFaults]
  const tables = new Map<FigureTableId, TidyTable>()
  for (const id of FIGURE_TABLES) {
    const read = readTable(file(`${FIGURE_FOLDER}/${id}.csv`), file(`${FIGURE_FOLDER}/${id}.meta.json`), id)
    faults.push(...read.faults)
    if (read.table) tables.set(id, read.table)
  }
  const monthly = tables.get('uk-small-boats-monthly')
  const daily = tables.get('uk-small-boats-daily')
  if (monthly && daily) faults.push(...faultsOfMonthlySums(monthly, daily))
  const placeOf = crosswalk ? placeReader(crosswalk) : null
  if (placeOf) for (const table of tables.values()) faults.push(...faultsOfPlaces(table, placeOf))
  const nationalities = tables.get('frontex-nationalities')
  if (nationalities) faults.push(...faultsOfNationalities(nationalities, context))
  const stated = readStated(tables.get('frontex-stated'), placeOf)
  faults.push(...stated.faults)
  if (faults.length > 0 || !crosswalk || !placeOf) return { datasets: null, faults: sortFaults(faults) }

  const table = (id: FigureTableId): TidyTable => {
    const found = tables.get(id)
    if (!found) throw new Error(`${id} was not read`)
    return found
  }
  const column = (name: string): KeyReader => ({ name, keyOf: (row) => textIn(row, name) })
  const route: KeyReader = { name: 'route', keyOf: (row) => placeOf('frontex', textIn(row, 'route')) ?? '' }
  const border: KeyReader = { name: 'border', keyOf: (row) => textIn(row, 'border_type').toLowerCase() }
  const nationality: KeyReader = {
    name: 'nationality',
    keyOf: (row) => nationalityOf(textIn(row, 'nationality'), context) ?? '',
  }
  return {
    datasets: {
      figures: {
        sources: FIGURE_TABLES.map((id) => table(id).source),
        otherPlaces: crosswalk.otherPlaces,
        crosswalk: crosswalk.crosswalk,
        tables: [
          codeTable(table('frontex-detections'), [route, column('month')], ['detections']),
          codeTable(table('uk-small-boats-monthly'), [column('month')], ['arrivals', 'boats']),
          codeTable(table('missing-migrants-annual'), [column('year')], ['mediterranean', 'world']),
        ],
        stated: [...stated.stated],
      },
      nationalities: {
        tables: [
          codeTable(
            table('frontex-nationalities'),
            [route, border, nationality, column('month')],
            ['detections'],
          ),
        ],
      },
      channel: {
        tables: [
          codeTable(
            table('uk-small-boats-daily'),
            [column('date')],
            ['arrivals', 'boats', 'uncontrolled_landings'],
          ),
          codeTable(
            table('uk-small-boats-weekly'),
            [column('week_ending')],
            ['arrivals', 'boats', 'uncontrolled_landings', 'prevented', 'prevention_events'],
          ),
        ],
      },
      incidents: incidentColumns(
        table('missing-migrants-incidents').rows,
        (row) => placeOfIncident(row, placeOf) ?? '',
      ),
    },
    faults: [],
  }
}

/** Reads one table with its meta file and everything that has to hold of it alone. */
export function readTable(
  csv: TextFile,
  meta: TextFile,
  id: FigureTableId,
): { table: TidyTable | null; faults: readonly Fault[] } {
  const source = parseJsonFile(
    meta,
    FigureSource,
    'correct the value so that it fits src/domain/figureSource.ts',
  )
  if (!source.value) return { table: null, faults: source.faults }
  if (source.value.id !== id) {
    const problem = `it says ${source.value.id}`
    return { table: null, faults: [{ file: meta.path, place: 'id', problem, remedy: `write ${id}` }] }
  }
  const { table, faults } = readTidyTable(csv, source.value)
  return { table, faults: faults.length > 0 ? faults : faultsOfTable(table) }
}

/** Whose names of routes a row of a table uses; null for a table without routes. */
function publisherOf(id: FigureTableId, row: TidyRow): Publisher | null {
  switch (id) {
    case 'frontex-detections':
    case 'frontex-nationalities':
      return 'frontex'
    case 'frontex-stated':
      return 'frontex-stated'
    case 'missing-migrants-incidents':
      return textIn(row, 'id').startsWith(CODED_ID) ? 'iom-coded' : 'iom'
    default:
      return null
  }
}

/** How the ids begin that we gave to incidents of the coded file, which has none. */
export const CODED_ID = 'coded-'

function placeOfIncident(row: TidyRow, placeOf: PlaceOf): string | null {
  const name = textIn(row, 'route')
  const publisher = publisherOf('missing-migrants-incidents', row)
  return name === '' || !publisher ? NO_ROUTE : placeOf(publisher, name)
}

function faultsOfPlaces({ source, path, rows }: TidyTable, placeOf: PlaceOf): readonly Fault[] {
  return firstOfEach(rows, (row) => {
    const publisher = publisherOf(source.id, row)
    const name = textIn(row, 'route')
    return publisher && name !== '' && placeOf(publisher, name) === null ? `“${name}” of ${publisher}` : null
  }).map(({ row, name, more }) =>
    faultIn(
      path,
      row,
      'route',
      `the crosswalk does not know ${name}${more}`,
      `add the name to ${CROSSWALK}, as a route or as another place`,
    ),
  )
}

/** The first row in which each name stands that is wrong, and in how many more it does. */
function firstOfEach(
  rows: readonly TidyRow[],
  wrongNameOf: (row: TidyRow) => string | null,
): readonly { row: number; name: string; more: string }[] {
  const found = new Map<string, number[]>()
  for (const row of rows) {
    const name = wrongNameOf(row)
    if (name !== null) found.set(name, [...(found.get(name) ?? []), row.row])
  }
  return [...found].map(([name, [row = 0, ...others]]) => ({
    row,
    name,
    more: others.length > 0 ? ` (nor in ${others.length} more rows)` : '',
  }))
}

function nationalityOf(code: string, { alpha2Of }: FigureContext): string | null {
  return NATIONALITY[code] ?? alpha2Of(code)
}

function faultsOfNationalities({ path, rows }: TidyTable, context: FigureContext): readonly Fault[] {
  return firstOfEach(rows, (row) => {
    const code = textIn(row, 'nationality')
    return nationalityOf(code, context) === null ? code : null
  }).map(({ row, name, more }) =>
    faultIn(
      path,
      row,
      'nationality',
      `“${name}” is no ISO 3166-1 alpha-3 code${more}`,
      'correct the code, or add it to NATIONALITY in src/derive/figures.ts',
    ),
  )
}

/** The figures that a publisher stated, in the order of months and places. */
function readStated(
  table: TidyTable | undefined,
  placeOf: PlaceOf | null,
): { stated: readonly StatedFigure[]; faults: readonly Fault[] } {
  const faults: Fault[] = []
  const stated = (table?.rows ?? []).flatMap((row) => {
    const text = (column: string) => textIn(row, column)
    const result = StatedFigure.safeParse({
      id: text('id'),
      span: { from: text('from'), to: text('to') },
      place: placeOf?.('frontex-stated', text('route')) ?? '',
      value: numberIn(row, 'detections'),
      isRounded: text('rounded') === 'yes',
      isPreliminary: text('preliminary') === 'yes',
      note: text('note_en') === '' ? null : { en: text('note_en'), fr: text('note_fr'), nl: text('note_nl') },
      source: { title: text('page_title'), publisher: text('page_publisher'), url: text('page_url') },
    })
    if (result.success) return [result.data]
    const found = faultsOfSchema(
      table?.path ?? '',
      result.error,
      'correct the row; a note needs all three languages',
    )
    faults.push(...found.map((fault) => ({ ...fault, place: `row ${row.row}, ${fault.place}` })))
    return []
  })
  return { stated, faults }
}
