import { FIGURE_TABLES, FigureSource, type FigureTableId } from '#domain/figureSource.ts'
import type { FigureFile } from '#domain/figures.ts'
import { type Figures, StatedFigure } from '#domain/figures.ts'
import type { IncidentColumns } from '#domain/incident.ts'
import { codeTable, type KeyReader } from './codeTable.ts'
import { CROSSWALK_FILE, type PlaceOf, placeReader, readCrosswalk } from './crosswalk.ts'
import { type Fault, faultsOfSchema, sortFaults } from './fault.ts'
import {
  type Alpha2Of,
  faultsOfNationalities,
  faultsOfPlaces,
  nationalityOf,
  placeOfRow,
} from './figurePlaces.ts'
import { faultsOfCoverage, faultsOfMonthlySums, faultsOfRows } from './figureRules.ts'
import { incidentColumns } from './incidentColumns.ts'
import { parseJsonFile, type TextFile } from './jsonText.ts'
import { numberIn, readTidyTable, type TidyTable, textIn } from './tidyTable.ts'

/** The folder in which people keep the tables. */
export const FIGURE_FOLDER = 'data/sources/figures'

/** What a run publishes of figures. */
export type FigureDatasets = Readonly<{
  figures: Figures
  nationalities: FigureFile
  channel: FigureFile
  incidents: IncidentColumns
}>

/** What the derivation has to be told: the ids of our routes and the codes of countries, which stand elsewhere. */
export type FigureContext = Readonly<{
  routes: readonly string[]
  alpha2Of: Alpha2Of
}>

/** Derives the published figures from the tidy tables. `datasets` is null when anything is wrong. */
export function buildFigures(
  files: readonly TextFile[],
  context: FigureContext,
): { datasets: FigureDatasets | null; faults: readonly Fault[] } {
  const file = (path: string): TextFile =>
    files.find((candidate) => candidate.path === path) ?? { path, text: '' }
  const { crosswalk, faults: crosswalkFaults } = readCrosswalk(file(CROSSWALK_FILE), context.routes)
  const faults: Fault[] = [...crosswalkFaults]
  const tables = new Map<FigureTableId, TidyTable>()
  const torn = new Set<FigureTableId>()
  for (const id of FIGURE_TABLES) {
    const read = readTable(file(`${FIGURE_FOLDER}/${id}.csv`), file(`${FIGURE_FOLDER}/${id}.meta.json`), id)
    faults.push(...read.faults)
    if (read.table) tables.set(id, read.table)
    if (read.faults.length > 0) torn.add(id)
  }
  const monthly = tables.get('uk-small-boats-monthly')
  const daily = tables.get('uk-small-boats-daily')
  // Days that could not be read would be missing from the sums.
  if (monthly && daily && !torn.has(daily.source.id)) faults.push(...faultsOfMonthlySums(monthly, daily))
  const placeOf = crosswalk ? placeReader(crosswalk) : null
  for (const table of tables.values()) {
    if (placeOf) faults.push(...faultsOfPlaces(table, placeOf))
    faults.push(...faultsOfNationalities(table, context.alpha2Of))
  }
  const stated = readStated(tables.get('frontex-stated'), placeOf)
  faults.push(...stated.faults)
  if (faults.length > 0 || !crosswalk || !placeOf) return { datasets: null, faults: sortFaults(faults) }

  const table = (id: FigureTableId): TidyTable => {
    const found = tables.get(id)
    if (!found) throw new Error(`${id} was not read`)
    return found
  }
  const column = (name: string): KeyReader => ({ name, keyOf: (row) => textIn(row, name) })
  const route: KeyReader = {
    name: 'route',
    keyOf: (row) => placeOfRow('frontex-detections', row, placeOf) ?? '',
  }
  const border: KeyReader = { name: 'border', keyOf: (row) => textIn(row, 'border_type').toLowerCase() }
  const nationality: KeyReader = {
    name: 'nationality',
    keyOf: (row) => nationalityOf(textIn(row, 'nationality'), context.alpha2Of) ?? '',
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
        (row) => placeOfRow('missing-migrants-incidents', row, placeOf) ?? '',
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
  const read = readTidyTable(csv, source.value)
  const faults = [...read.faults, ...faultsOfRows(read)]
  if (faults.length === 0) faults.push(...faultsOfCoverage(read.table))
  return { table: { ...read.table, rows: read.sound }, faults }
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
