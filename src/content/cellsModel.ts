import { type CellQuery, rowsOfQuery, sumOfRows, valueAt } from '#domain/cellQuery.ts'
import {
  type CountColumn,
  type FigureSource,
  type FigureTable,
  type FigureTableId,
  timeOf,
} from '#domain/figureTable.ts'
import { type Change, type Count, changeWithin, type FigureUnit } from '#domain/figureUnit.ts'
import { type IncidentColumns, incidentAt } from '#domain/incident.ts'
import { cutSpan, type Month, type MonthSpan, monthCount } from '#domain/period.ts'
import type { DataSheet, SheetRow } from './dataSheet.ts'
import { type FigureSheetWords, SOURCE_COLUMNS, sourceColumns, unitColumns } from './figureSheet.ts'
import { coverageOf } from './loadedFigures.ts'

/** Why a query finds no cells, with what was requested and, if helpful, what exists. */
export type CellsFault =
  | { code: 'column'; asked: string; known: readonly string[] }
  | { code: 'dimension'; asked: string; known: readonly string[] }
  | { code: 'key'; dimension: string; asked: readonly string[] }
  | { code: 'not-covered'; coverage: MonthSpan }
  | { code: 'part-of-year' }
  | { code: 'empty' }

/** One cell of the publisher's table; `keys` follow `CellsModel.columns`. */
export interface Cell {
  readonly row: number
  readonly time: string
  readonly keys: readonly string[]
  /** Null is not stated. */
  readonly value: number | null
}

/** Sum of the stated values (null when there are none), and the number of cells not stated. */
export interface CellSum {
  readonly value: number | null
  readonly notStated: number
  readonly cells: number
}

/** The cells of one key (a route, nationality or year) and their sum. */
export interface CellGroup {
  readonly key: string
  readonly sum: CellSum
  readonly cells: readonly Cell[]
}

/** The cells of one run of months. */
export interface CellSpan {
  /** Null when the query has no time limit. */
  readonly span: MonthSpan | null
  readonly sum: CellSum
  readonly partial: readonly Month[]
  readonly notCovered: number
  readonly groups: readonly CellGroup[]
}

/** The cells behind a number, for display. */
export interface CellsModel {
  readonly table: FigureTableId
  readonly column: string
  readonly unit: FigureUnit
  /** Name of the time dimension. */
  readonly time: string
  /** Grouping: a dimension, `calendar-year`, or none. */
  readonly groupedBy: string | null
  /** The dimensions that vary, besides time and the grouping. */
  readonly columns: readonly string[]
  readonly spans: readonly CellSpan[]
  /** Without a value for two runs that are compared: before and after are not added up. */
  readonly total: CellSum
  /** Change between two runs of months of equal length, which are then compared. */
  readonly change: Change<FigureUnit> | null
}

export type CellsReading = { ok: true; model: CellsModel } | { ok: false; fault: CellsFault }

/** Preferred grouping dimensions, in order. */
const GROUPS = ['route', 'nationality', 'cause', 'country']

/** Minimum number of cells of one kind to group by year. */
const MIN_CELLS_BY_YEAR = 48

/** Tables that list only what was counted: a missing row means zero, not a gap. */
const LISTS_ONLY_COUNTED: readonly FigureTable['role'][] = ['nationalities', 'incidents']

/** Builds the model of a query's cells. Pure; the caller caches it. `source` gives coverage and incomplete months. */
export function cellsModel(table: FigureTable, source: FigureSource, query: CellQuery): CellsReading {
  const coverage = coverageOf(new Map([[source.id, source]]), source.id)
  const column = table.counts.find(({ name }) => name === query.count)
  const fault = column ? faultOf(table, coverage, query) : unknownColumn(table, query)
  if (fault || !column) return { ok: false, fault: fault ?? { code: 'empty' } }

  const rows = rowsOfQuery(table, query)
  if (rows.length === 0 && !LISTS_ONLY_COUNTED.includes(table.role)) {
    return { ok: false, fault: { code: timeOf(table).name === 'year' ? 'part-of-year' : 'empty' } }
  }
  const layout = layoutOf(table, rows)
  const asked = query.spans.length > 0 ? query.spans : [null]
  const order = groupOrder(groupsOf(column, rows, layout))
  const spans = asked.map((span): CellSpan => {
    const own = span === null ? rows : rowsOfQuery(table, { ...query, spans: [span] })
    const months = span ?? coverage
    const covered = cutSpan(months, coverage)
    return {
      span,
      sum: sumOf(column, own),
      partial: source.partialMonths.filter((month) => months.from <= month && month <= months.to),
      notCovered: monthCount(months) - (covered ? monthCount(covered) : 0),
      groups: [...groupsOf(column, own, layout)].sort(
        (a, b) => (order.get(a.key) ?? 0) - (order.get(b.key) ?? 0),
      ),
    }
  })
  const change = changeOfSpans(column, spans)
  const total = sumOf(column, rows)
  return {
    ok: true,
    model: {
      table: table.id,
      column: column.name,
      unit: column.unit,
      time: timeOf(table).name,
      groupedBy: layout.groupedBy,
      columns: layout.columns,
      spans,
      total: change ? { ...total, value: null } : total,
      change,
    },
  }
}

function unknownColumn({ counts }: FigureTable, { count }: CellQuery): CellsFault {
  return { code: 'column', asked: count, known: counts.map(({ name }) => name) }
}

function faultOf(table: FigureTable, coverage: MonthSpan, query: CellQuery): CellsFault | null {
  for (const [name, keys] of Object.entries(query.where)) {
    const dimension = table.dimensions.find((candidate) => candidate.name === name)
    if (!dimension) {
      return { code: 'dimension', asked: name, known: table.dimensions.map((candidate) => candidate.name) }
    }
    const unknown = keys.filter((key) => !dimension.codeOf.has(key))
    if (unknown.length > 0) return { code: 'key', dimension: name, asked: unknown }
  }
  const { spans } = query
  const isCovered = spans.length === 0 || spans.some((span) => cutSpan(span, coverage) !== null)
  return isCovered ? null : { code: 'not-covered', coverage }
}

interface Layout {
  groupedBy: string | null
  columns: readonly string[]
  groupOf: (row: number) => string
  cellOf: (row: number) => Omit<Cell, 'value'>
}

/** The grouping of the rows, and the dimensions that vary within a group. */
function layoutOf(table: FigureTable, rows: readonly number[]): Layout {
  const time = timeOf(table)
  const varying = table.dimensions.filter(
    ({ name, codes }) => name !== time.name && rows.some((row) => codes[row] !== codes[rows[0] ?? 0]),
  )
  const first = GROUPS.map((name) => varying.find((dimension) => dimension.name === name)).find(Boolean)
  const columns = varying.filter((dimension) => dimension !== first)
  const timeKey = (row: number) => time.keys[time.codes[row] ?? 0] ?? ''
  const isByYear = first === undefined && rows.length > MIN_CELLS_BY_YEAR
  return {
    groupedBy: first?.name ?? (isByYear ? 'calendar-year' : null),
    columns: columns.map(({ name }) => name),
    groupOf: (row) => {
      if (first) return first.keys[first.codes[row] ?? 0] ?? ''
      return isByYear ? timeKey(row).slice(0, 4) : ''
    },
    cellOf: (row) => ({
      row,
      time: timeKey(row),
      keys: columns.map(({ keys, codes }) => keys[codes[row] ?? 0] ?? ''),
    }),
  }
}

function groupsOf(column: CountColumn, rows: readonly number[], layout: Layout): readonly CellGroup[] {
  const groups = new Map<string, number[]>()
  for (const row of rows) {
    const key = layout.groupOf(row)
    const known = groups.get(key)
    if (known) known.push(row)
    else groups.set(key, [row])
  }
  const all = [...groups].map(([key, own]) => ({
    key,
    sum: sumOf(column, own),
    cells: own.map((row) => ({ ...layout.cellOf(row), value: valueAt(column, row) })),
  }))
  return layout.groupedBy === 'calendar-year'
    ? all
    : all.sort((a, b) => (b.sum.value ?? -1) - (a.sum.value ?? -1))
}

/** One group order for all runs of months, so that they can be compared side by side. */
function groupOrder(groups: readonly CellGroup[]): ReadonlyMap<string, number> {
  return new Map(groups.map(({ key }, index) => [key, index]))
}

/** The sum of no cells is zero: this is called only for tables that list just what was counted. */
function sumOf(column: CountColumn, rows: readonly number[]): CellSum {
  const { value, notStated } = sumOfRows(column, rows)
  return { value: rows.length === 0 ? 0 : value, notStated, cells: rows.length }
}

function changeOfSpans({ unit }: CountColumn, spans: readonly CellSpan[]): Change<FigureUnit> | null {
  const [first, second] = spans
  if (spans.length !== 2 || !first?.span || !second?.span) return null
  if (monthCount(first.span) !== monthCount(second.span)) return null
  const counted = ({ sum, partial, notCovered }: CellSpan): Count<FigureUnit> => ({
    unit,
    value: sum.value,
    isPartial: partial.length > 0 || notCovered > 0,
  })
  return changeWithin(counted, first, second)
}

/** All cells of a model, in display order. */
export function cellsInOrder({
  spans,
}: CellsModel): readonly { span: CellSpan; group: CellGroup; cell: Cell }[] {
  return spans.flatMap((span) =>
    span.groups.flatMap((group) => group.cells.map((cell) => ({ span, group, cell }))),
  )
}

interface CellsSheetInput {
  model: CellsModel
  table: FigureTable
  source: FigureSource
  /** The incidents of the table, which its keys do not identify; null for other tables. */
  incidents: IncidentColumns | null
  words: FigureSheetWords
  /** Address of the view with these cells. */
  link: string
  version: string
}

const INCIDENT_COLUMNS = ['location', 'longitude', 'latitude', 'reported_by', 'source_url', 'source_quality']

/** The cells of a number in the order shown, one row each, with all that the table counts there, ids and source. */
export function cellsSheet({
  model,
  table,
  source,
  incidents,
  words,
  link,
  version,
}: CellsSheetInput): DataSheet {
  const { dimensions, counts } = table
  // A table of one route has no column for it.
  const { route } = source
  const place = route === null ? null : { route, route_name: words.key('route', route) }
  const rows = cellsInOrder(model).map(({ cell }): SheetRow => {
    const keys = dimensions.map(({ keys: all, codes }) => all[codes[cell.row] ?? 0] ?? '')
    const incident = incidents && incidentAt(incidents, cell.row)
    return {
      id: `${table.id}/${incident?.id ?? keys.join('/')}`,
      ...place,
      ...Object.fromEntries(
        dimensions.flatMap(({ name }, at) => {
          const key = keys[at] ?? ''
          return [
            [name, key],
            [`${name}_name`, key === '' ? null : words.key(name, key)],
          ]
        }),
      ),
      column: model.column,
      column_name: words.column(model.column),
      ...unitColumns(model.unit, words),
      value: cell.value,
      coverage: source.partialMonths.includes(cell.time.slice(0, 7)) ? 'partial' : 'whole',
      ...Object.fromEntries(counts.map((count) => [count.name, valueAt(count, cell.row)])),
      ...(incident && {
        location: incident.location,
        longitude: incident.longitude,
        latitude: incident.latitude,
        reported_by: incident.informationSource,
        source_url: incident.url,
        source_quality: incident.sourceQuality,
      }),
      ...sourceColumns(source, words),
      link,
      data_version: version,
    }
  })
  return {
    columns: [
      'id',
      ...Object.keys(place ?? {}),
      ...dimensions.flatMap(({ name }) => [name, `${name}_name`]),
      ...['column', 'column_name', 'unit', 'unit_name', 'value', 'coverage'],
      ...(counts.length > 1 ? counts.map(({ name }) => name) : []),
      ...(table.role === 'incidents' ? INCIDENT_COLUMNS : []),
      ...SOURCE_COLUMNS,
    ],
    rows,
  }
}

/** The incidents with one source grade: 5 is best, null is not stated. */
interface GradeTotal {
  readonly grade: number | null
  readonly incidents: number
  /** The sum of the cells; null when none states a number. */
  readonly persons: number | null
}

/** Cells of incidents by the publisher's source grade, best first, not stated last. */
export function sourceGrades(
  { sourceQuality }: Pick<IncidentColumns, 'sourceQuality'>,
  cells: readonly Pick<Cell, 'row' | 'value'>[],
): readonly GradeTotal[] {
  const totals = new Map<number | null, GradeTotal>()
  for (const { row, value } of cells) {
    const grade = sourceQuality[row] ?? null
    const { incidents, persons } = totals.get(grade) ?? { incidents: 0, persons: null }
    totals.set(grade, {
      grade,
      incidents: incidents + 1,
      persons: value === null ? persons : (persons ?? 0) + value,
    })
  }
  return [...totals.values()].toSorted((a, b) => (b.grade ?? 0) - (a.grade ?? 0))
}
