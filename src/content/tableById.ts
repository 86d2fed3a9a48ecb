import type { Dataset, DatasetName } from '#domain/datasets.ts'
import {
  DEAD_AND_MISSING,
  type Dimension,
  type FigureFileName,
  type FigureSource,
  type FigureTable,
  type FigureTableId,
  NOT_STATED,
} from '#domain/figureTable.ts'
import { dateOfDay, type IncidentColumns } from '#domain/incident.ts'
import type { OwnData } from '#domain/own/data.ts'
import { ownFigureTables } from '#domain/own/figureTable.ts'
import { memoizeByArguments } from '#lib/memoize.ts'
import { tableOf } from './loadedFigures.ts'

/** Reads a published file; null until it has loaded, which its first read may request. */
export type ReadData = <Name extends DatasetName>(name: Name) => Dataset<Name> | null

/** A file of figure tables, or of the incidents that form one. */
export type TableFile = Dataset<FigureFileName>

/** The table in its file; null when missing. */
export function tableIn(
  file: TableFile,
  source: Pick<FigureSource, 'id' | 'role' | 'addsUp'>,
): FigureTable | null {
  if (!('tables' in file)) return source.role === 'incidents' ? incidentTable(file, source) : null
  const coded = file.tables.find((table) => table.id === source.id)
  return coded ? tableOf(coded) : null
}

/** What steps are made from: the files of a layer, and what is the reader's own whatever layer shows. */
export interface DataReach {
  read: ReadData
  own: OwnData | null
}

/** A table by its id, one of the reader's own included; null when missing or not loaded. */
export function tableById(id: FigureTableId, { read, own }: DataReach): FigureTable | null {
  const mine = own && ownFigureTables(own.figures).get(id)
  if (mine) return mine
  const source = read('figures')?.sources.find((candidate) => candidate.id === id)
  const file = source && read(source.file)
  return source && file ? tableIn(file, source) : null
}

/** The incidents as a table of observations, one row each, by date. The time of a cumulative entry is a month. Memoised. */
export function incidentTable(
  columns: IncidentColumns,
  { id, addsUp }: Pick<FigureSource, 'id' | 'addsUp'>,
): FigureTable {
  return buildTable(columns, id, addsUp)
}

const buildTable = memoizeByArguments(
  (columns: IncidentColumns, id: string, addsUp: boolean): FigureTable => {
    const times = columns.day.map((day, row) => {
      const date = dateOfDay(columns.firstDay, day)
      return columns.isCumulative[row] === 1 ? date.slice(0, 7) : date
    })
    return {
      id,
      role: 'incidents',
      rows: columns.id.length,
      dimensions: [
        coded('route', columns.places, columns.place),
        coded('cause', columns.causes, columns.cause),
        coded('country', columns.countries, columns.country),
        dimension('date', times),
      ],
      counts: [
        {
          name: DEAD_AND_MISSING,
          unit: 'dead-and-missing',
          addsUp,
          values: values(columns.deadAndMissing),
        },
        { name: 'dead', unit: 'persons', addsUp, values: values(columns.dead) },
        { name: 'missing', unit: 'persons', addsUp, values: values(columns.missing) },
        { name: 'survivors', unit: 'persons', addsUp, values: values(columns.survivors) },
      ],
    }
  },
)

function coded(name: string, keys: readonly string[], codes: readonly number[]): Dimension {
  return {
    name,
    keys,
    codes: Uint16Array.from(codes),
    codeOf: new Map(keys.map((key, code) => [key, code])),
  }
}

function dimension(name: string, texts: readonly string[]): Dimension {
  const codeOf = new Map<string, number>()
  const codes = texts.map((text) => {
    const code = codeOf.get(text) ?? codeOf.size
    codeOf.set(text, code)
    return code
  })
  return { name, keys: [...codeOf.keys()], codes: Uint16Array.from(codes), codeOf }
}

function values(column: readonly (number | null)[]): Int32Array {
  return Int32Array.from(column, (value) => value ?? NOT_STATED)
}
