import type { CellQuery } from '#domain/cellQuery.ts'
import { REVISION, STABLE_BAND } from '#domain/figureCube.ts'
import type { FigureSource } from '#domain/figureTable.ts'
import type { SourceText } from '#domain/language.ts'
import type { MajorityNationality } from '#domain/majorityNationality.ts'
import type { ComparedSeries, Comparison, SeriesNumbers, TextComparison } from '#domain/textAgainstSeries.ts'
import type { TFunction } from '#i18n/translation.ts'
import type { Words } from './words.ts'

/** Numbers of a series in words, with the cells behind them. */
export interface SeriesLine {
  text: string
  cells: CellQuery
}

/** A text compared with a series, in the reader's language. */
export interface ComparisonWords {
  /** "agrees", "differs" or "not comparable". */
  verdict: string
  /** "flow rising, North Africa, 2024" */
  stated: string
  /** Numbers of the series; null if there are none for the place and time. */
  series: SeriesLine | null
  /** Reasons for the verdict, or against one. */
  reasons: readonly string[]
  /** Each route of a region, and all places together. */
  further: readonly SeriesLine[]
  /** What the text and what the series count. */
  definitions: readonly [stated: string, counted: string | null]
  /** Another table that counts the same subject in another way. */
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
  /** Definitions of the published tables. */
  figureSources: readonly FigureSource[]
  isRegion: (id: string) => boolean
}

/** Words for a comparison of a text with a series. */
export function comparisonWords(comparison: TextComparison, sources: Sources): ComparisonWords {
  const { t, words, figureSources } = sources
  const { statement, series, whole, routes, statedIn } = comparison
  const definition = figureSources.find(({ id }) => id === series?.table)?.definition
  const lines = (compared: ComparedSeries, numbers: SeriesNumbers, place: string): SeriesLine => ({
    text: t('place', { place, numbers: numbersText(compared, numbers, sources) }),
    cells: numbers.cells,
  })
  const judged = ({ series: own, verdict }: Comparison, place: string): readonly SeriesLine[] =>
    own
      ? [
          {
            text: t('placeVerdict', {
              place,
              numbers: numbersText(own, own.numbers, sources),
              verdict: t(`verdict.${verdict}`),
            }),
            cells: own.numbers.cells,
          },
        ]
      : []
  const stated = statedText(comparison, sources)
  return {
    verdict: t(`verdict.${comparison.verdict}`),
    stated,
    series: series && {
      text: numbersText(series, series.numbers, sources),
      cells: series.numbers.cells,
    },
    reasons: reasonsOf(comparison, sources),
    further: [
      ...(routes.length > 0
        ? routes.flatMap((route) => judged(route, words.figurePlace(route.place)))
        : (series?.parts ?? []).map((part) =>
            lines(series as ComparedSeries, part, words.figurePlace(part.place)),
          )),
      ...(whole ? judged(whole, t('whole')) : []),
    ],
    definitions: [t(`counts.${statement.counts ?? 'none'}`), text(definition, words.localized)],
    related: comparison.related,
    labels: {
      stated: t('labels.stated'),
      series: t('labels.series'),
      noSeries: t('noSeries'),
      definitions: t('labels.definitions'),
      related: t('labels.related'),
      openText: words.labelled(
        t(statedIn.type === 'claim' ? 'labels.openSentence' : 'labels.openRecord'),
        stated,
      ),
    },
  }
}

function text(value: SourceText | undefined, localized: Words['localized']): string | null {
  return value ? localized(value) : null
}

function statedText({ statedIn, statement }: TextComparison, { t, words, isRegion }: Sources): string {
  if (statedIn.type === 'record') {
    const value = statedIn.record.values[statedIn.index]
    return value ? `${words.amount(value.value, value.unit)} ${words.localized(value.what)}` : ''
  }
  const { stated, place, months } = statement
  const what =
    stated.form === 'trend'
      ? (words.claimTrend({ kind: statedIn.claim.kind, trend: stated.trend }) ?? '')
      : stated.form === 'change'
        ? t('change', { percent: words.change(stated.percent / 100) })
        : `${words.number(stated.value)} ${t(`counts.${statement.counts ?? 'none'}`)}`
  const where =
    place === null ? t('unknownPlace') : isRegion(place) ? words.region(place) : words.figurePlace(place)
  return months
    ? t('says', { what, place: where, time: words.spans([months]) })
    : t('saysUndated', { what, place: where })
}

function numbersText(
  { unit, span, spanBefore }: ComparedSeries,
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
  const counted = t(`common:counted.${series?.unit ?? 'detections'}`)
  const reasons = obstacles.map((obstacle) =>
    t(`obstacle.${obstacle}`, { stated: t(`counts.${statement.counts ?? 'none'}`), counted }),
  )
  if (ground) reasons.push(t(`ground.${ground}`, rates))
  if (verdict === 'differs') {
    const { stated } = statement
    const isStable = stated.form === 'trend' && stated.trend === 'stable'
    reasons.push(t(`differs.${isStable ? 'stable' : stated.form}`, rates))
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

/** "84% of the 17,260 detections counted by nationality in 2024 concern nationals of one country: Ukraine"; says so when the table covers only part of the total's months. */
export function majorityWords(
  { nationality, share, total, spans, isCut }: MajorityNationality,
  t: TFunction<'series'>,
  words: Pick<Words, 'nationality' | 'number' | 'percent' | 'spans'>,
): string {
  return t(isCut ? 'majorityCut' : 'majority', {
    percent: words.percent(share),
    total: words.number(total),
    country: words.nationality(nationality),
    months: words.spans(spans),
  })
}
