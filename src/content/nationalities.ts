import { type CellQuery, rowsOfQuery, valueAt } from '#domain/cellQuery.ts'
import { compareText } from '#domain/compareText.ts'
import { type RoundedChange, roundedChange } from '#domain/figureHeadline.ts'
import type { FigurePeriod } from '#domain/figurePeriod.ts'
import { countOf, dimensionOf, type FigureTable } from '#domain/figureTable.ts'
import { type FigureUnit, statedChange } from '#domain/figureUnit.ts'
import { isCountryCode } from '#domain/vocabulary.ts'
import { type RouteCellsInput, routeCells } from './routeCells.ts'

/** Nationalities in charts and legends; the rest are combined. */
const MAX_LISTED = 10

/** Detections by nationality for list, chart and legend. The parts add up to the whole. */
interface NationalityGroups {
  /** The most frequent countries. */
  readonly first: readonly GroupTotal[]
  /** All other countries; null when there are none. */
  readonly rest: GroupTotal | null
  /** Unknown or unspecified nationality; null when there is none. */
  readonly unknown: GroupTotal | null
}

/** Splits off `most` countries, those `named` and else the largest; codes that are no country are never among them. */
export function nationalityGroups(
  totals: readonly GroupTotal[],
  most = MAX_LISTED,
  named: readonly string[] = [],
): NationalityGroups {
  const isKnown = ({ keys }: GroupTotal) => keys.every(isCountryCode)
  const known = totals.filter(isKnown)
  const isNamed = ({ keys }: GroupTotal) => named.includes(keys.join())
  const others = known.filter((total) => !isNamed(total))
  const listed = new Set([...known.filter(isNamed), ...others].slice(0, most))
  return {
    first: known.filter((total) => listed.has(total)),
    rest: together(known.filter((total) => !listed.has(total))),
    unknown: together(totals.filter((total) => !isKnown(total))),
  }
}

/** Detections on one route by nationality, adding up to the table's total. */
export interface RouteNationalities {
  /** The months counted: the table ends before the others. */
  readonly period: FigurePeriod
  readonly total: number
  /** The largest first, then those of the year before alone. */
  readonly totals: readonly GroupTotal[]
  readonly cells: CellQuery
  /**
   * Detections in the same months a year before; null where the table does not cover them. A country that is not listed has
   * none; unknown nationalities are then not stated, as such rows may have been left out.
   */
  readonly before: ReadonlyMap<string, number> | null
}

/** The nationalities of a route; null when the table does not count it. */
export function routeNationalities(input: RouteCellsInput): RouteNationalities | null {
  const requested = routeCells(input, 'detections')
  if (!requested) return null
  const { period, cells, isEmpty } = requested
  const { compared } = period
  const totalsIn = (query: CellQuery) => groupTotals(input.table, query, 'detections', 'nationality')
  const now = isEmpty ? [] : totalsIn(cells)
  const earlier = compared ? totalsIn({ ...cells, spans: [compared.before] }) : []
  const listed = new Set(now.flatMap(({ keys }) => keys))
  const gone = earlier.filter(({ keys }) => !keys.some((key) => listed.has(key)))
  return {
    period,
    total: now.reduce((sum, { value }) => sum + value, 0),
    totals: [
      ...now,
      ...gone.map((total) => ({ ...total, value: 0, notStated: total.keys.every(isCountryCode) ? 0 : 1 })),
    ],
    cells,
    before: compared && new Map(earlier.map(({ keys, value }) => [keys.join(), value])),
  }
}

/** Detections of a group; null where they are not stated. */
export function statedValue({ value, notStated }: GroupTotal): number | null {
  return value === 0 && notStated > 0 ? null : value
}

/** Detections of a group in the same months a year before; null where they are not compared or not stated. */
export function beforeOf(
  { before }: Pick<RouteNationalities, 'before'>,
  { keys }: GroupTotal,
): number | null {
  if (!before || !keys.some((key) => before.has(key) || isCountryCode(key))) return null
  return keys.reduce((sum, key) => sum + (before.get(key) ?? 0), 0)
}

/** What stands out among the nationalities of a route. */
export interface NationalityFinding {
  /** The country whose number fell most, and whether by half or more. */
  readonly fell: { readonly nationality: string; readonly isFar: boolean } | null
  /** The country whose number rose most, and by how much. */
  readonly rose: { readonly nationality: string; readonly by: RoundedChange } | null
}

/** Smallest difference that stands out, as a share of all detections of the year with more. */
const OUTSTANDING = 0.02
/** Smallest change that stands out, as a share of what was before. */
const NOTABLE = 0.2

/** The country that fell most and the one that rose most, by number, where that is much of the whole and of its own. */
export function nationalityFinding(found: RouteNationalities): NationalityFinding | null {
  const { totals, total, before } = found
  if (!before) return null
  const all = Math.max(
    total,
    [...before.values()].reduce((sum, value) => sum + value, 0),
  )
  const changes = totals
    .flatMap(({ keys: [nationality = ''], value }) => {
      const earlier = before.get(nationality) ?? 0
      const isStated = isCountryCode(nationality) && statedChange(earlier, value) !== null
      return isStated
        ? [{ nationality, difference: value - earlier, ratio: (value - earlier) / earlier }]
        : []
    })
    .filter(
      ({ difference, ratio }) => Math.abs(difference) >= all * OUTSTANDING && Math.abs(ratio) >= NOTABLE,
    )
    .toSorted((a, b) => a.difference - b.difference || compareText(a.nationality, b.nationality))
  const [fell, rose] = [changes[0], changes.at(-1)]
  const finding = {
    fell: fell && fell.difference < 0 ? { nationality: fell.nationality, isFar: fell.ratio <= -0.5 } : null,
    rose:
      rose && rose.difference > 0 ? { nationality: rose.nationality, by: roundedChange(rose.ratio) } : null,
  }
  return finding.fell || finding.rose ? finding : null
}

/** The countries that the finding names, which the rows below it must have. */
export function countriesNamed(found: RouteNationalities): readonly string[] {
  const finding = nationalityFinding(found)
  return [finding?.fell, finding?.rose].flatMap((one) => one?.nationality ?? [])
}

/** Several totals as one; null for none. */
export function together(totals: readonly GroupTotal[]): GroupTotal | null {
  if (totals.length === 0) return null
  return {
    keys: totals.flatMap(({ keys }) => keys),
    value: totals.reduce((sum, { value }) => sum + value, 0),
    notStated: totals.reduce((sum, { notStated }) => sum + notStated, 0),
  }
}

/** The total of one key, or of several combined. */
export interface GroupTotal {
  /** The key, or the combined keys. */
  readonly keys: readonly string[]
  readonly value: number
  /** Rows without a value: the total is then a minimum. */
  readonly notStated: number
}

/** Sums a column per key of a dimension over a query's cells, largest first. */
export function groupTotals(
  table: FigureTable,
  query: CellQuery,
  unit: FigureUnit,
  dimension: string,
): readonly GroupTotal[] {
  const { keys, codes } = dimensionOf(table, dimension)
  const column = countOf(table, query.count, unit)
  const totals = new Map<number, { value: number; notStated: number }>()
  for (const row of rowsOfQuery(table, query)) {
    const code = codes[row] ?? 0
    const total = totals.get(code) ?? { value: 0, notStated: 0 }
    const value = valueAt(column, row)
    if (value === null) total.notStated += 1
    else total.value += value
    totals.set(code, total)
  }
  return [...totals]
    .map(([code, total]) => ({ keys: [keys[code] ?? ''], ...total }))
    .sort((a, b) => b.value - a.value || compareText(a.keys[0] ?? '', b.keys[0] ?? ''))
}

export function cellsOfGroup(query: CellQuery, dimension: string, { keys }: GroupTotal): CellQuery {
  return { ...query, where: { ...query.where, [dimension]: [...keys] } }
}
