import type { Figures } from '#domain/figures.ts'
import type { CodedTable, FigureSource, FigureTableId } from '#domain/figureTable.ts'
import type { Month, MonthSpan } from '#domain/period.ts'
import { words } from './builders.ts'
import { declaredAs } from './declaredTables.ts'

/** A table as counts per month, per place (route id); null is not stated. */
export type MonthsOfPlaces = Readonly<Record<string, Readonly<Record<Month, number | null>>>>

interface SmallFigures {
  detections?: MonthsOfPlaces
  arrivals?: Readonly<Record<Month, number | null>>
  /** Coverage and partial months of a table, if not derived from its months. */
  about?: Partial<Record<FigureTableId, { coverage?: MonthSpan; partialMonths?: readonly Month[] }>>
}

/** A small figures file: detections by route and month, arrivals and boats by month. */
export function smallFigures({ detections = {}, arrivals = {}, about = {} }: SmallFigures): Figures {
  const tables = [
    codedTable('frontex-detections', ['route', 'month'], 'detections', cellsOf(detections)),
    channelTable(arrivals),
  ]
  return {
    sources: tables.map((table) => sourceOf(table, about[table.id] ?? {})),
    otherPlaces: [{ id: 'black-sea', names: words('Black Sea'), note: words('No route of ours.') }],
    crosswalk: [],
    tables,
    stated: [],
  }
}

/** A table of cells: keys by dimension name, in order, and values. */
export function codedTable(
  id: FigureTableId,
  dimensions: readonly string[],
  count: CodedTable['counts'][number]['unit'],
  cells: readonly { keys: readonly string[]; value: number | null }[],
): CodedTable {
  const { role, addsUp } = declaredAs(id)
  return {
    id,
    role,
    addsUp,
    dimensions: dimensions.map((name, at) => {
      const keys = [...new Set(cells.map((cell) => cell.keys[at] ?? ''))].sort()
      return { name, keys, codes: cells.map((cell) => keys.indexOf(cell.keys[at] ?? '')) }
    }),
    counts: [{ name: count, unit: count, values: cells.map(({ value }) => value) }],
  }
}

function cellsOf(places: MonthsOfPlaces) {
  return Object.entries(places).flatMap(([place, months]) =>
    Object.entries(months).map(([month, value]) => ({ keys: [place, month], value })),
  )
}

function channelTable(arrivals: Readonly<Record<Month, number | null>>): CodedTable {
  const cells = Object.entries(arrivals).map(([month, value]) => ({ keys: [month], value }))
  const table = codedTable('uk-small-boats-monthly', ['month'], 'arrivals', cells)
  return { ...table, counts: [...table.counts, { name: 'boats', unit: 'boats', values: cells.map(() => 1) }] }
}

function sourceOf(
  { id, dimensions }: CodedTable,
  about: { coverage?: MonthSpan; partialMonths?: readonly Month[] },
): FigureSource {
  const months = dimensions.find(({ name }) => name === 'month')?.keys ?? []
  return {
    id,
    ...declaredAs(id),
    title: words(id),
    publisher: id.startsWith('uk') ? 'UK Home Office' : 'Frontex',
    definition: words('what is counted'),
    licence: { name: { en: 'free' }, url: null, credit: { en: 'credit' } },
    asOf: '2026-08-04',
    page: null,
    coverage: about.coverage ?? { from: months[0] ?? '2024-01', to: months.at(-1) ?? '2024-01' },
    partialMonths: [...(about.partialMonths ?? [])],
    schema: { fields: [] },
  }
}

/** The months of a year, each with its number times `each`. */
export function yearOfMonths(year: number, each: number, months = 12): Readonly<Record<Month, number>> {
  return Object.fromEntries(
    Array.from({ length: months }, (_, index) => [
      `${year}-${String(index + 1).padStart(2, '0')}`,
      (index + 1) * each,
    ]),
  )
}
