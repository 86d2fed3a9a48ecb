import type { CellQuery } from '#domain/cellQuery.ts'
import type { ComparedMonths } from '#domain/comparedMonths.ts'
import { type FigureUnit, ratioOf } from '#domain/figureUnit.ts'
import type { StepChart } from '#domain/stepChart.ts'
import type { TFunction } from '#i18n/translation.ts'
import { signed } from '#lib/numberText.ts'
import type { Words } from '#words/words.ts'
import type { ChangeRow, CompareModel } from './compareModel.ts'
import { CHANNEL } from './loadedFigures.ts'
import { type ContentNumber, comparedNumber, type NumberInput, sumInWords } from './stepEvidence.ts'
import type { ContentRow, ContentTable } from './stepRows.ts'

/** One place in two periods; `before` null without a comparison. */
export interface RankingRow {
  /** A route, or another place. */
  place: string
  name: string
  before: number | null
  after: number
  /** After − before, or the number itself where nothing is compared. */
  difference: number
  /** "−5,432" */
  signed: string
  /** "−25%"; null where it has none. */
  change: string | null
  cells: CellQuery
}

/** The places of a step by their change. */
export interface ContentRanking {
  /** The largest fall first, the largest rise last; without a comparison the largest first. */
  rows: readonly RankingRow[]
  /** Those counted in another unit, on the same scale and never added. */
  otherUnit: readonly RankingRow[]
  /** The two periods with their totals; null where there is no total of both. */
  periods: readonly RankedPeriod[] | null
}

interface RankedPeriod {
  name: string
  total: string
  /** Of the later period, "−25%". */
  change?: string | null
  cells: CellQuery
}

type RankingWords = Pick<Words, 'change' | 'number' | 'routeShort'>

/** A comparison of two periods as a ranking. */
export function rankingOfModel(
  { months, total, routes, channel }: CompareModel,
  words: RankingWords & Pick<Words, 'spans' | 'counted'>,
): ContentRanking {
  const rowsOf = (rows: readonly ChangeRow[]) =>
    rows.flatMap(({ place, change: { before, after }, cells }) =>
      after.value === null ? [] : [rankingRow(place, before.value, after.value, cells.both, words)],
    )
  const { before, after } = total.change
  const ratio = ratioOf(before.value, after.value)
  return {
    rows: byChange(rowsOf(routes)),
    otherUnit: channel ? rowsOf([channel]) : [],
    periods: [
      {
        name: words.spans([months.first]),
        total: words.counted(before.value, before.unit),
        cells: total.cells.before,
      },
      {
        name: words.spans([months.second]),
        total: words.counted(after.value, after.unit),
        change: ratio === null ? null : words.change(ratio),
        cells: total.cells.after,
      },
    ],
  }
}

/** A chart by route as a ranking. */
export function rankingOfChart({ series }: StepChart, words: RankingWords): ContentRanking {
  const [now, compared] = series
  const rows = (now?.cells ?? []).flatMap((cells, at) => {
    const [place, after] = [cells.where.route?.[0], now?.values[at] ?? null]
    if (after === null || place === undefined) return []
    const its = compared?.cells[at]
    const both = its ? { ...cells, spans: [...its.spans, ...cells.spans] } : cells
    return [rankingRow(place, compared?.values[at] ?? null, after, both, words)]
  })
  return { rows: compared ? byChange(rows) : rows, otherUnit: [], periods: null }
}

function rankingRow(
  place: string,
  before: number | null,
  after: number,
  cells: CellQuery,
  words: RankingWords,
): RankingRow {
  const ratio = ratioOf(before, after)
  const difference = before === null ? after : after - before
  return {
    place,
    name: words.routeShort(place),
    before,
    after,
    difference,
    signed: before === null ? words.number(after) : signed(difference, words.number),
    change: ratio === null ? null : words.change(ratio),
    cells,
  }
}

function byChange(rows: readonly RankingRow[]): readonly RankingRow[] {
  return rows.toSorted((a, b) => a.difference - b.difference)
}

/** The total of a comparison as the number of its step; null where a period has none. */
export function totalOfModel({ total }: CompareModel, input: NumberInput): ContentNumber | null {
  const { before, after } = total.change
  if (after.value === null || before.value === null) return null
  const sum = (value: number, cells: CellQuery) => sumInWords({ value, unit: after.unit }, cells, input)
  return comparedNumber(sum(after.value, total.cells.after), sum(before.value, total.cells.before), input)
}

/** The changes between two periods as a table, as the Compare page lists them. */
export function changeTable(
  { months, total, routes, others, channel }: CompareModel,
  t: TFunction<['briefing', 'compare', 'series']>,
  words: Words,
): ContentTable {
  const plain = { rank: 0, target: null, status: null, state: null, language: null } as const
  const heading = (text: string): ContentRow => ({ ...plain, key: text, cells: [text], look: 'heading' })
  const row = (
    { change, place }: ChangeRow<FigureUnit>,
    look: 'plain' | 'total' = 'plain',
    cut: ComparedMonths | null = null,
  ): ContentRow => {
    const { before, after, difference, ratio } = change
    const notStated = t('common:notStated')
    const count = ({ value, isPartial }: typeof before) =>
      value === null
        ? notStated
        : `${words.number(value)}${isPartial ? ` (${t('compare:table.partial')})` : ''}`
    const only = cut?.isCut
      ? ` (${t('compare:table.onlyMonths', { first: words.spans([cut.first]), second: words.spans([cut.second]) })})`
      : ''
    return {
      ...plain,
      key: place,
      look,
      cells: [
        (look === 'total' ? t('series:total') : words.figurePlace(place)) + only,
        count(before),
        count(after),
        difference === null ? notStated : signed(difference, words.number),
        ratio === null ? '–' : words.change(ratio),
      ],
    }
  }
  return {
    title: t('compare:table.title'),
    columns: [
      t('compare:table.route'),
      words.spans([months.first]),
      words.spans([months.second]),
      t('shared:change'),
      '%',
    ],
    isNumeric: [false, true, true, true, true],
    rows: [
      row(total, 'total'),
      ...routes.map((each) => row(each)),
      ...(others.length > 0 ? [heading(t('compare:table.others')), ...others.map((each) => row(each))] : []),
      heading(t('compare:table.otherUnit')),
      channel
        ? row(channel, 'plain', channel.months)
        : heading(words.labelled(words.figurePlace(CHANNEL), t('compare:table.notCovered'))),
    ],
  }
}
