import fc from 'fast-check'
import { type CodedTable, type FigureTable, loadTable } from '#domain/figureTable.ts'
import { type MonthSpan, monthAt, monthIndex } from '#domain/period.ts'

const FIRST = monthIndex('2023-01')
/** The months that generated tables may contain. */
export const MONTHS = Array.from({ length: 30 }, (_, index) => monthAt(FIRST + index))
/** All of them, as a span. */
export const WHOLE: MonthSpan = { from: MONTHS[0] ?? '', to: MONTHS.at(-1) ?? '' }

const ROUTES = ['a', 'b', 'c']
const BORDERS = ['land', 'sea']

/** A generated row before it is encoded; null is not stated. */
export interface PlainRow {
  route: string
  border: string
  month: string
  detections: number | null
}

const plainRow = fc.record({
  route: fc.constantFrom(...ROUTES),
  border: fc.constantFrom(...BORDERS),
  month: fc.constantFrom(...MONTHS),
  detections: fc.option(fc.nat(500), { freq: 8 }),
})

/** Rows with distinct keys. */
export const plainRows = fc.uniqueArray(plainRow, {
  maxLength: 60,
  selector: ({ route, border, month }) => `${route} ${border} ${month}`,
})

/** Disjoint runs of months, in order. */
export const spans = fc
  .uniqueArray(fc.nat(MONTHS.length - 1), { maxLength: 6 })
  .map((ends) => ends.sort((one, other) => one - other))
  .map((ends) =>
    ends.flatMap((start, index): MonthSpan[] => {
      const end = ends[index + 1]
      if (index % 2 === 1) return []
      return [{ from: monthAt(FIRST + start), to: monthAt(FIRST + (end ?? start)) }]
    }),
  )

/** A query: some keys of some dimensions. */
export const filter = fc.record(
  {
    route: fc.subarray(ROUTES),
    border: fc.subarray(BORDERS),
  },
  { requiredKeys: [] },
)

/** The rows as a published table. */
export function codedTable(rows: readonly PlainRow[]): CodedTable {
  const dimension = (name: 'route' | 'border' | 'month', keys: readonly string[]) => ({
    name,
    keys: [...keys],
    codes: rows.map((row) => keys.indexOf(row[name])),
  })
  return {
    id: 'frontex-nationalities',
    role: 'nationalities',
    addsUp: true,
    dimensions: [dimension('route', ROUTES), dimension('border', BORDERS), dimension('month', MONTHS)],
    counts: [{ name: 'detections', unit: 'detections', values: rows.map(({ detections }) => detections) }],
  }
}

/** The rows as a loaded table. */
export function figureTable(rows: readonly PlainRow[]): FigureTable {
  return loadTable(codedTable(rows))
}

/** The rows that match a query. */
export function isAsked(
  { route, border, month }: PlainRow,
  where: { readonly route?: readonly string[]; readonly border?: readonly string[] },
  asked: readonly MonthSpan[],
): boolean {
  return (
    (where.route?.includes(route) ?? true) &&
    (where.border?.includes(border) ?? true) &&
    asked.some(({ from, to }) => from <= month && month <= to)
  )
}

/** The sum of the stated values. */
export function sumOf(rows: readonly PlainRow[]): number {
  return rows.reduce((sum, { detections }) => sum + (detections ?? 0), 0)
}
