import type { TFunction } from 'i18next'
import type { FigureSource } from '#domain/figureSource.ts'
import type { LocalizedText } from '#domain/language.ts'
import { REVISION, STABLE_BAND } from '#domain/seriesTolerance.ts'
import type { SeriesBeside, SeriesNumbers, TextComparison } from '#domain/textAgainstSeries.ts'
import type { ComparisonWords, SeriesLine, Words } from './words.ts'

/** The words of others that are used here. */
type Borrowed = Pick<
  Words,
  | 'amount'
  | 'change'
  | 'claimTrend'
  | 'counted'
  | 'figurePlace'
  | 'localized'
  | 'number'
  | 'percent'
  | 'region'
  | 'spans'
>

interface Sources {
  t: TFunction<['common', 'doubt', 'series']>
  words: Borrowed
  /** What the published tables count. */
  figureSources: readonly FigureSource[]
  /** Whether an id is that of a region. */
  isRegion: (id: string) => boolean
}

/** Words for what a text states beside what the series counts. */
export function comparisonWords(comparison: TextComparison, sources: Sources): ComparisonWords {
  const { t, words, figureSources } = sources
  const { statement, series, whole, statedIn } = comparison
  const definition = figureSources.find(({ id }) => id === series?.table)?.definition
  const lines = (beside: SeriesBeside, numbers: SeriesNumbers, place: string): SeriesLine => ({
    text: t('series:place', { place, numbers: numbersText(beside, numbers, sources) }),
    cells: numbers.cells,
  })
  return {
    verdict: t(`series:verdict.${comparison.verdict}`),
    stated: statedText(comparison, sources),
    series: series && {
      text: numbersText(series, series.numbers, sources),
      cells: series.numbers.cells,
    },
    reasons: reasonsOf(comparison, sources),
    further: [
      ...(series?.parts ?? []).map((part) =>
        lines(series as SeriesBeside, part, words.figurePlace(part.place)),
      ),
      ...(whole ? [lines(whole, whole.numbers, t('series:whole'))] : []),
    ],
    definitions: [t(`series:counts.${statement.counts ?? 'none'}`), text(definition, words.localized)],
    related: comparison.related,
    labels: {
      stated: t('series:labels.stated'),
      series: t('series:labels.series'),
      noSeries: t('series:noSeries'),
      definitions: t('series:labels.definitions'),
      related: t('series:labels.related'),
      openText: t(statedIn.type === 'claim' ? 'series:labels.openSentence' : 'series:labels.openRecord'),
    },
  }
}

function text(value: LocalizedText | undefined, localized: Words['localized']): string | null {
  return value ? localized(value) : null
}

function statedText({ statedIn, statement }: TextComparison, { t, words, isRegion }: Sources): string {
  if (statedIn.type === 'record') {
    const value = statedIn.record.values[statedIn.index]
    return value ? `${words.amount(value.value, value.unit)} ${words.localized(value.what)}` : ''
  }
  const { says, place, months } = statement
  const what =
    says.form === 'trend'
      ? (words.claimTrend({ kind: statedIn.claim.kind, trend: says.trend }) ?? '')
      : says.form === 'change'
        ? t('series:change', { percent: words.change(says.percent / 100) })
        : `${words.number(says.value)} ${t(`series:counts.${statement.counts ?? 'none'}`)}`
  const where =
    place === null
      ? t('series:unknownPlace')
      : isRegion(place)
        ? words.region(place)
        : words.figurePlace(place)
  return months
    ? t('series:says', { what, place: where, time: words.spans([months]) })
    : t('series:saysUndated', { what, place: where })
}

function numbersText(
  { unit, span, spanBefore }: SeriesBeside,
  { before, after, ratio }: SeriesNumbers,
  { t, words }: Sources,
): string {
  const time = words.spans([span])
  if (spanBefore === null) return t('series:ofSeries.count', { after: words.counted(after, unit), time })
  return t('series:ofSeries.change', {
    before: words.counted(before, unit),
    timeBefore: words.spans([spanBefore]),
    after: words.counted(after, unit),
    time,
    change: ratio === null ? '–' : words.change(ratio),
  })
}

function reasonsOf(comparison: TextComparison, { t, words, isRegion }: Sources): readonly string[] {
  const { verdict, ground, obstacles, series, statement } = comparison
  const rates = { revision: words.percent(REVISION), band: words.percent(STABLE_BAND) }
  const counted = series ? t(`series:units.${series.unit}`) : t('series:units.detections')
  const reasons = obstacles.map((obstacle) =>
    t(`series:obstacle.${obstacle}`, { stated: t(`series:counts.${statement.counts ?? 'none'}`), counted }),
  )
  if (ground) reasons.push(t(`series:ground.${ground}`, rates))
  if (verdict === 'differs') {
    const { says } = statement
    const isStable = says.form === 'trend' && says.trend === 'stable'
    reasons.push(t(`series:differs.${isStable ? 'stable' : says.form}`, rates))
  }
  if (series?.isOurGrouping && statement.place !== null && isRegion(statement.place)) {
    reasons.push(t('series:grouping', { region: words.region(statement.place) }))
    const known = series.parts.filter(({ ratio }) => ratio !== null)
    const up = known.filter(({ ratio }) => (ratio ?? 0) > 0).length
    if (up > 0 && up < known.length) {
      reasons.push(t('series:mixed', { up: words.number(up), all: words.number(known.length) }))
    }
  }
  return reasons
}
