import { TOTAL } from '#derive/crosswalk.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import type { CellSpan } from '#domain/ownTable.ts'
import type { RowState, TablePreview } from '#domain/tableReading.ts'

interface PreviewRow {
  readonly row: number
  readonly span: CellSpan | null
  readonly place: string | null
  readonly nationality: string | null
  readonly value: number | null
  readonly unit: FigureUnit | null
  readonly state: RowState
}

/** The route and year with the most figures that a published series counts in the same unit. */
export function tablePreview(
  rows: readonly PreviewRow[],
  units: Readonly<Record<string, readonly FigureUnit[]>>,
): TablePreview | null {
  const groups = new Map<string, TablePreview & { points: TablePreview['points'][number][] }>()
  for (const { row, span, place, nationality, value, unit, state } of rows) {
    if (state !== 'good' || !span || !place || place === TOTAL || !unit || value === null) continue
    // The published series of deaths are by year or by incident.
    if (nationality !== null || unit === 'dead-and-missing' || !units[place]?.includes(unit)) continue
    const [from, month] = [span.from.slice(0, 7), span.to.slice(0, 7)]
    const year = month.slice(0, 4)
    const isFromJanuary = from === `${year}-01` && from !== month
    if (span.from.length !== 7 || (!isFromJanuary && from !== month)) continue
    const key = [place, year, unit, isFromJanuary].join('\n')
    const group = groups.get(key) ?? { place, year, unit, isFromJanuary, points: [] }
    groups.set(key, group)
    if (!group.points.some((point) => point.month === month)) group.points.push({ month, value, row })
  }
  let best: TablePreview | null = null
  for (const group of groups.values()) {
    // Of equal ones the latest year.
    const isBetter =
      !best ||
      group.points.length > best.points.length ||
      (group.points.length === best.points.length && group.year > best.year)
    if (isBetter) best = group
  }
  return best && { ...best, points: best.points.toSorted((a, b) => (a.month < b.month ? -1 : 1)) }
}
