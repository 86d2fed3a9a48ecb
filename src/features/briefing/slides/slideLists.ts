import type { TFunction } from 'i18next'
import type { ChangeRow, CompareModel } from '#content/compareModel.ts'
import { CHANNEL } from '#content/loadedFigures.ts'
import type { BriefingStep } from '#domain/briefing.ts'
import type { Claim } from '#domain/claim.ts'
import type { ComparedMonths } from '#domain/comparedMonths.ts'
import type { FigureUnit } from '#domain/figureUnit.ts'
import type { Measure } from '#domain/measure.ts'
import { isOwnMark } from '#domain/ownData.ts'
import { readReader } from '#domain/readerLink.ts'
import type { StepChart } from '#domain/stepChart.ts'
import { signed } from '#lib/signed.ts'
import type { SlideList, SlideNumber, SlideRanking } from '#papers/slides/slideTalk.ts'
import type { Words } from '#words/words.ts'

type ListT = TFunction<['export', 'briefing', 'compare', 'charts', 'filters']>

/** The measures that cite the step's evidence, without duplicates; null if there are none. */
export function measureList(
  { evidence }: Pick<BriefingStep, 'evidence'>,
  { measures, claims }: Readonly<{ measures: readonly Measure[]; claims: readonly Claim[] }>,
  t: ListT,
  words: Words,
): SlideList | null {
  const found = new Set(
    evidence.flatMap((text) => {
      const target = readReader(text)
      if (target?.type === 'record') {
        return measures.filter((measure) =>
          measure.evidence.some((piece) => piece.type === 'record' && piece.recordId === target.recordId),
        )
      }
      if (target?.type !== 'document' || !target.span) return []
      const { documentId, span } = target
      const quoted = new Set(
        claims.flatMap(({ id, citation }) =>
          citation.documentId === documentId && citation.start >= span.start && citation.end <= span.end
            ? [id]
            : [],
        ),
      )
      return measures.filter((measure) =>
        measure.evidence.some((piece) => piece.type === 'citation' && quoted.has(piece.claimId)),
      )
    }),
  )
  if (found.size === 0) return null
  return {
    title: words.filterName('measures', 'all'),
    columns: [t('slides.measure'), t('slides.status'), t('slides.when')],
    isNumeric: [false, false, false],
    rows: [...found].map((measure) => ({
      cells: [
        [
          measure.title
            ? words.localized(measure.title)
            : measure.categories.map((category) => words.categoryShort(category)).join(', '),
          ...(isOwnMark(measure) ? [t('ownDocument')] : []),
        ].join(' · '),
        words.status(measure.status),
        words.period(measure.period ?? measure.statedOn),
      ],
      look: 'plain' as const,
    })),
    note: null,
  }
}

/** Maximum publications beside the key numbers; the slides that follow have all. */
const MAX_PUBLICATIONS = 6

/** The key numbers of a talk with what they are compared with, and where to read on; null without numbers. */
export function closingList(
  numbers: readonly SlideNumber[],
  publications: readonly string[],
  t: ListT,
): SlideList | null {
  if (numbers.length === 0) return null
  const note = (text: string) => ({ cells: [text], look: 'note' as const })
  return {
    title: t('slides.keyNumbers'),
    columns: [t('slides.keyNumbers'), t('slides.before'), '%'],
    isNumeric: [false, false, true],
    rows: [
      ...numbers.map(({ value, what, change, before }) => ({
        cells: [`${value} ${what}`, before ?? '–', change ?? '–'],
        look: 'total' as const,
      })),
      note(t('slides.readOn')),
      ...publications.slice(0, MAX_PUBLICATIONS).map(note),
    ],
    note: null,
  }
}

/** The changes between two periods, as the Compare page lists them. */
export function changeList(model: CompareModel, t: ListT, words: Words): SlideList {
  const { months, total, routes, others, channel } = model
  const note = (text: string) => ({ cells: [text], look: 'note' as const })
  const row = (
    { change, place }: ChangeRow<FigureUnit>,
    look: 'plain' | 'total',
    cut: ComparedMonths | null = null,
  ) => {
    const { before, after, difference, ratio } = change
    const count = ({ value, isPartial }: typeof before) =>
      value === null
        ? t('compare:table.notStated')
        : `${words.number(value)}${isPartial ? ` (${t('compare:table.partial')})` : ''}`
    const name = look === 'total' ? t('charts:total') : words.figurePlace(place)
    const only = cut?.isCut
      ? ` (${t('compare:table.onlyMonths', { first: words.spans([cut.first]), second: words.spans([cut.second]) })})`
      : ''
    return {
      cells: [
        name + only,
        count(before),
        count(after),
        difference === null ? t('compare:table.notStated') : signed(difference, words.number),
        ratio === null ? '–' : words.change(ratio),
      ],
      look,
    }
  }
  return {
    title: t('compare:table.title'),
    columns: [
      t('compare:table.route'),
      words.spans([months.first]),
      words.spans([months.second]),
      t('compare:table.difference'),
      '%',
    ],
    isNumeric: [false, true, true, true, true],
    rows: [
      row(total, 'total'),
      ...routes.map((each) => row(each, 'plain')),
      ...(others.length > 0
        ? [note(t('compare:table.others')), ...others.map((each) => row(each, 'plain'))]
        : []),
      note(t('compare:table.otherUnit')),
      channel
        ? row(channel, 'plain', channel.months)
        : note(`${words.figurePlace(CHANNEL)}: ${t('compare:table.notCovered')}`),
    ],
    note: null,
  }
}

/** The changes between two periods, the largest first; what is counted in another unit comes last and says so. */
export function changeRanking(model: CompareModel, t: ListT, words: Words): SlideRanking {
  const { months, routes, channel } = model
  const rowOf = ({ change: { difference, ratio }, place }: ChangeRow<FigureUnit>, name: string) =>
    difference === null || ratio === null
      ? []
      : [{ name, route: place, value: difference, change: words.change(ratio) }]
  const detections = routes
    .flatMap((row) => rowOf(row, words.routeShort(row.place)))
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
  // A row of its own says that the last bar is in another unit.
  const arrivals = channel
    ? rowOf(channel, words.routeShort(CHANNEL)).map((row) => ({ ...row, route: CHANNEL }))
    : []
  const other =
    arrivals.length > 0 ? [{ name: `${t('slides.otherUnit')}:`, route: null, value: null, change: '' }] : []
  const rows = [...detections, ...other, ...arrivals]
  const values = rows.map(({ name, value, change }) =>
    value === null ? name : `${name} ${signed(value, words.number)} (${change})`,
  )
  return {
    title: t('slides.ranking'),
    rows,
    alt: t('slides.rankingAlt', {
      first: words.spans([months.first]),
      second: words.spans([months.second]),
      values: values.join('; '),
    }),
  }
}

/** A chart in words: its series, and every value. */
export function chartAlt(
  { categories, series, isPartial }: StepChart,
  unit: string,
  t: ListT,
  words: Pick<Words, 'list' | 'number'>,
): string {
  const values = series.map(({ name, values: counted }) =>
    t('slides.chartValues', {
      series: name,
      values: counted
        .map((value, at) => {
          const number = value === null ? t('slides.notStated') : words.number(value)
          return `${categories[at]} ${number}${isPartial[at] ? ` (${t('slides.incomplete')})` : ''}`
        })
        .join(', '),
    }),
  )
  return [
    t('slides.chartAlt', {
      unit,
      series: words.list(series.map(({ name }) => name)),
      first: categories[0],
      last: categories.at(-1),
    }),
    ...values,
  ].join(' ')
}
