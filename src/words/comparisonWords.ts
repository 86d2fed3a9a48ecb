import type { TFunction } from 'i18next'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { FigureSource } from '#domain/figureSource.ts'
import type { LocalizedText } from '#domain/language.ts'
import { REVISION, STABLE_BAND } from '#domain/seriesTolerance.ts'
import type { SeriesBeside, SeriesNumbers, TextComparison } from '#domain/textAgainstSeries.ts'
import type { Words } from './words.ts'

/** Numbers of a series in words, with the cells that they stand on. */
export interface SeriesLine {
  text: string
  cells: CellQuery
}

/** What a text states beside what the series counts, in the reader's words. */
export interface ComparisonWords {
  /** One of three words. */
  verdict: string
  /** "flow rising, North Africa, 2024" */
  stated: string
  /** The numbers of the series; null where there is none for the place and time. */
  series: SeriesLine | null
  /** On what the verdict stands, or what stands in its way. */
  reasons: readonly string[]
  /** Each route of a region by itself, and all places together. */
  further: readonly SeriesLine[]
  /** What the text counts, and what the series does. */
  definitions: readonly [stated: string, counted: string | null]
  /** Another table that counts the same kind of thing in another way. */
  related: CellQuery | null
  labels: {
    stated: string
    series: string
    noSeries: string
    definitions: string
    related: string
    openText: string
  }
}

interface Sources {
  t: TFunction<'series'>
  words: Words
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
    text: t('place', { place, numbers: numbersText(beside, numbers, sources) }),
    cells: numbers.cells,
  })
  return {
    verdict: t(`verdict.${comparison.verdict}`),
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
      ...(whole ? [lines(whole, whole.numbers, t('whole'))] : []),
    ],
    definitions: [t(`counts.${statement.counts ?? 'none'}`), text(definition, words.localized)],
    related: comparison.related,
    labels: {
      stated: t('labels.stated'),
      series: t('labels.series'),
      noSeries: t('noSeries'),
      definitions: t('labels.definitions'),
      related: t('labels.related'),
      openText: t(statedIn.type === 'claim' ? 'labels.openSentence' : 'labels.openRecord'),
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
        ? t('change', { percent: words.change(says.percent / 100) })
        : `${words.number(says.value)} ${t(`counts.${statement.counts ?? 'none'}`)}`
  const where =
    place === null ? t('unknownPlace') : isRegion(place) ? words.region(place) : words.figurePlace(place)
  return months
    ? t('says', { what, place: where, time: words.spans([months]) })
    : t('saysUndated', { what, place: where })
}

function numbersText(
  { unit, span, spanBefore }: SeriesBeside,
  { before, after, ratio }: SeriesNumbers,
  { t, words }: Sources,
): string {
  const time = words.spans([span])
  if (spanBefore === null) return t('ofSeries.count', { after: words.counted(after, unit), time })
  return t('ofSeries.change', {
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
  const counted = series ? t(`units.${series.unit}`) : t('units.detections')
  const reasons = obstacles.map((obstacle) =>
    t(`obstacle.${obstacle}`, { stated: t(`counts.${statement.counts ?? 'none'}`), counted }),
  )
  if (ground) reasons.push(t(`ground.${ground}`, rates))
  if (verdict === 'differs') {
    const { says } = statement
    const isStable = says.form === 'trend' && says.trend === 'stable'
    reasons.push(t(`differs.${isStable ? 'stable' : says.form}`, rates))
  }
  if (series?.isOurGrouping && statement.place !== null && isRegion(statement.place)) {
    reasons.push(t('grouping', { region: words.region(statement.place) }))
    const known = series.parts.filter(({ ratio }) => ratio !== null)
    const up = known.filter(({ ratio }) => (ratio ?? 0) > 0).length
    if (up > 0 && up < known.length) {
      reasons.push(t('mixed', { up: words.number(up), all: words.number(known.length) }))
    }
  }
  return reasons
}
