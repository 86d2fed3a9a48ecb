import { ColumnMeaning, type TableSettings } from '#domain/ownTable.ts'
import { columnDateOrder, readDate } from './cellDates.ts'
import { columnDecimal } from './cellNumbers.ts'
import { isMonthStart, type TableForm } from './readRow.ts'
import type { TableKnowledge } from './tableKnowledge.ts'
import { readHeadings } from './timeColumns.ts'

/** How the columns of a table are read, by its settings and by what each column decides as a whole. */
export function tableForm(
  cells: readonly (readonly string[])[],
  settings: TableSettings,
  knowledge: TableKnowledge,
): TableForm {
  const column = Object.fromEntries(
    ColumnMeaning.options.map((meaning) => [meaning, settings.meanings.indexOf(meaning)]),
  ) as TableForm['column']
  const own = settings.headerRow > 0 ? (cells[settings.headerRow - 1] ?? []) : []
  const ofTimes = [...settings.meanings.keys()].filter((index) => settings.meanings[index] === 'time-values')
  const headingOrder = settings.dateOrder ?? columnDateOrder(ofTimes.map((index) => own[index] ?? ''))
  const headings =
    ofTimes.length > 0
      ? readHeadings(
          cells,
          settings.headerRow,
          settings.meanings.length,
          headingOrder === 'ambiguous' ? null : headingOrder,
        )
      : null
  const names = headings?.names ?? own
  const body = cells.slice(settings.headerRow)
  function* of(columns: readonly number[]) {
    for (const row of body) for (const index of columns) yield row[index] ?? ''
  }
  const dates = (column.date >= 0 ? [column.date] : [column.from, column.to]).filter((index) => index >= 0)
  const order = settings.dateOrder ?? columnDateOrder(of(dates))
  const valueColumns = headings ? ofTimes : [column.value].filter((index) => index >= 0)
  const decimal = settings.decimal ?? (valueColumns.length > 0 ? columnDecimal(of(valueColumns)) : null)
  const dateOrder = order === 'ambiguous' ? null : order
  const hasMonthStarts = areMonthStarts(
    headings ? ofTimes.map((index) => own[index] ?? '') : of(dates),
    dateOrder,
  )
  return {
    settings,
    knowledge,
    column,
    dateOrder,
    decimal: decimal === 'ambiguous' ? null : decimal,
    hasMonthStarts,
    areMonthsOpen: hasMonthStarts && settings.monthStarts === null,
    named: headings ? names.findLastIndex((name) => name !== '') + 1 : names.length,
    valueName: column.value < 0 ? '' : (names[column.value] ?? ''),
    names,
    times: ofTimes.map((index) => ({
      column: index,
      time: headings?.times[index] ?? null,
      name: names[index] ?? '',
    })),
  }
}

/** Whether all dates are first days of a month, in more than one month: then months may be meant. */
function areMonthStarts(cells: Iterable<string>, order: TableForm['dateOrder']): boolean {
  const months = new Set<string>()
  for (const cell of cells) {
    const read = readDate(cell, order)
    if (typeof read === 'string') continue
    if (!isMonthStart(read)) return false
    months.add(read.from)
  }
  return months.size > 1
}
