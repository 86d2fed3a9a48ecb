import type { CompareModel } from '#content/compareModel.ts'
import type { Change, Count, FigureUnit } from '#domain/figureUnit.ts'
import { ratioOf } from '#domain/figureUnit.ts'
import type { MonthSpan } from '#domain/period.ts'
import type { TFunction } from '#i18n/translation.ts'
import type { Words } from '#words/words.ts'
import type { FigureModel, PlaceFigure } from './figureModel.ts'
import type { FigureRow } from './figureSheet.ts'

interface FindingTexts {
  t: TFunction<['exportView', 'series']>
  words: Pick<Words, 'counted' | 'figurePlace' | 'percent' | 'spans'>
}

/** Changes below this are none, as a share. */
const HARDLY = 0.02

/** "English Channel, Jan–Jun 2026: 19,000 people who arrived, 5% fewer than in Jan–Jun 2025"; null for an unknown number. */
export function numberFinding(
  name: string,
  { value, unit }: Count<FigureUnit>,
  spans: readonly MonthSpan[],
  compared: { before: number | null; months: MonthSpan } | null,
  { t, words }: FindingTexts,
): string | null {
  if (value === null || spans.length === 0) return null
  const said = t('exportView:finding.number', {
    place: name,
    time: words.spans(spans),
    number: words.counted(value, unit),
  })
  const ratio = compared && ratioOf(compared.before, value)
  if (!compared || ratio === null) return said
  const way = Math.abs(ratio) < HARDLY ? 'alike' : ratio > 0 ? 'more' : 'fewer'
  return t(`exportView:finding.${way}`, {
    said,
    percent: words.percent(Math.abs(ratio)),
    before: words.spans([compared.months]),
  })
}

/** What the map of a view shows first: the number of its one route, else of all. */
export function mapFinding(
  { total, routes }: Pick<FigureModel, 'total' | 'routes'>,
  chosen: readonly string[],
  texts: FindingTexts,
): string | null {
  const [only, ...more] = chosen
  const figure: PlaceFigure | undefined = more.length === 0 && only ? routes.get(only) : total
  if (!figure) return null
  const { place, total: count, period, change } = figure
  const { compared } = period
  return numberFinding(
    nameOf(place, texts),
    // A change is of the months that both years have.
    change?.after ?? count,
    compared ? [compared.after] : period.spans,
    compared && change && { before: change.before.value, months: compared.before },
    texts,
  )
}

/** What Compare shows first. */
export function compareFinding({ total, months }: CompareModel, texts: FindingTexts): string | null {
  const { before, after }: Change<FigureUnit> = total.change
  const compared = { before: before.value, months: months.first }
  return numberFinding(nameOf('total', texts), after, [months.second], compared, texts)
}

function nameOf(place: string, { t, words }: FindingTexts): string {
  return place === 'total' ? t('series:total') : words.figurePlace(place)
}

/** The largest bar, or the series with the most. Null for one series, own numbers, and a remainder of several keys. */
export function largestOf(rows: readonly FigureRow[]): { series: string; value: number } | null {
  const sums = new Map<string, number>()
  for (const { series, value, state, cells } of rows) {
    const isOne = cells !== null && Object.values(cells.where).every((keys) => keys.length === 1)
    if (value === null || state === 'uncovered' || !isOne) continue
    sums.set(series, (sums.get(series) ?? 0) + value)
  }
  const [first, second] = [...sums].toSorted((a, b) => b[1] - a[1])
  return first && second && first[1] > second[1] ? { series: first[0], value: first[1] } : null
}
