import { useMemo } from 'react'
import { type DockFigures, type DockSeries, type TimelineMark, valueOfMonth } from '#content/timelineModel.ts'
import { unitName } from '#content/unitName.ts'
import type { Measure } from '#domain/measure.ts'
import type { Month } from '#domain/period.ts'
import type { TFunction } from '#i18n/translation.ts'
import { outcomeWords } from '#words/planWords.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords, type Words } from '#words/words.ts'

/** The messages of the dock, and the visible text and accessible names of marks. */
export interface DockWords {
  t: TFunction<['timeline', 'common', 'line', 'map']>
  reader: Words
  title(mark: TimelineMark): string
  /** "11 March 2025", "stated 28 November 2023, no other date given", "date not stated". */
  date(mark: TimelineMark): string
  /** "Done", "Planned (stated 10 December 2024)"; null for events. */
  status(mark: TimelineMark): string | null
  /** "planned (stated December 2024)" for a plan whose time has passed; null otherwise. */
  overdue(mark: TimelineMark): string | null
  /** "Partly carried out since 16 December 2025" for a plan; null otherwise. */
  outcome(mark: TimelineMark): string | null
  /** "stated 28 November 2023, partly carried out since 16 December 2025, same act": a plan in a line. */
  planLine(plan: Measure): string
  /** "yours" for a mark from the reader's own documents; else undefined. */
  own(mark: TimelineMark): string | undefined
  /** The accessible name: everything in one sentence. */
  name(mark: TimelineMark): string
  /** As it stands within a line. */
  uncapitalised(text: string): string
}

/** The words of the dock in the reader's language, made once for all of its parts. */
export function useDockWords(): DockWords {
  const { t } = useTranslation(['timeline', 'common', 'line', 'map'])
  const { t: outcomeText } = useTranslation('outcomes')
  const reader = useWords()
  return useMemo(() => {
    const title = ({ thing }: TimelineMark) =>
      thing.kind === 'measure' ? reader.measureTitle(thing.measure) : reader.eventTitle(thing.event)
    const date = (mark: TimelineMark) => {
      if (mark.period === null) return t('common:dateNotStated')
      const text = reader.period(mark.period)
      return mark.isStatedOnly ? t('stated', { date: text }) : text
    }
    const status = ({ thing }: TimelineMark) =>
      thing.kind === 'measure' ? reader.measureStatus(thing.measure) : null
    const overdue = ({ thing }: TimelineMark) =>
      thing.kind === 'measure' ? reader.overduePlan(thing.measure) : null
    const outcome = ({ thing }: TimelineMark) =>
      thing.kind === 'measure' ? outcomeWords(thing.measure, reader, outcomeText) : null
    const uncapitalised = (text: string) => text.charAt(0).toLocaleLowerCase(reader.language) + text.slice(1)
    const planLine = (plan: Measure) => {
      const came = outcomeWords(plan, reader, outcomeText)
      const tie = plan.outcome?.tie ?? 'none'
      return [
        reader.date(null, plan.statedOn),
        ...(came === null ? [] : [uncapitalised(came)]),
        ...(tie === 'none' ? [] : [reader.choice({ group: 'tie', choice: tie })]),
      ].join(', ')
    }
    const own = ({ thing }: TimelineMark) =>
      reader.own(thing.kind === 'measure' ? thing.measure : thing.event)
    const plainNames = new Map<string, string>()
    const plainName = (mark: TimelineMark) => {
      const parts = { title: title(mark), date: date(mark) }
      const statusText = status(mark)
      if (statusText === null) return t('name.event', parts)
      return t(overdue(mark) === null ? 'name.measure' : 'name.passed', { ...parts, status: statusText })
    }
    const name = (mark: TimelineMark) => {
      // Moving the period requests the name of every mark.
      const came = outcome(mark)
      const plain =
        plainNames.get(mark.key) ??
        [plainName(mark), came && uncapitalised(came), own(mark)].filter(Boolean).join(', ')
      plainNames.set(mark.key, plain)
      return mark.number === null
        ? plain
        : t('name.numbered', { number: reader.number(mark.number), name: plain })
    }
    return { t, reader, title, date, status, overdue, outcome, planLine, own, name, uncapitalised }
  }, [t, outcomeText, reader])
}

/** Visible text and accessible names of the monthly series. */
export interface SeriesWords {
  /** The row's name: "All routes, detections a month". */
  row: string
  /** The unit, if it has messages of its own. */
  unit: (typeof UNITS)[number] | undefined
  /** The routes that it counts: "Central Med.", "2 routes", "All routes". */
  place: string
  /** "Frontex, to June 2026; not persons". */
  caption: string
  /** Heading of the value column: "Detections". */
  column: string
  /** "12,345 detections", "not stated". */
  value(value: number | null): string
  /** "March 2025: 12,345 detections", with any caveat. */
  month(month: Month): string
  /** The same in parts: month, value and caveat. */
  monthParts(month: Month): { month: string; value: string; note: string | null }
}

/** What the header and the table say about the monthly figures. */
export interface FigureWords {
  /** Null when no series covers the choice. */
  series: SeriesWords | null
  /** What the bars leave out, in whole sentences: partial months and routes without bars. */
  notes: readonly string[]
}

/** The words for the monthly figures, in the reader's language. */
export function useFigureWords(figures: DockFigures, words: DockWords): FigureWords {
  return useMemo(() => {
    const { series, otherUnit, uncounted } = figures
    const { t, reader } = words
    const names = (ids: readonly string[]) => reader.list(ids.map(reader.route))
    const notes = [
      ...(series && series.partial.size > 0 ? [t('figures.partialSign')] : []),
      ...(otherUnit.length > 0 ? [t('figures.otherUnit', { routes: names(otherUnit) })] : []),
      ...(uncounted.length > 0 ? [t('figures.uncounted', { routes: names(uncounted) })] : []),
    ]
    return { series: series && seriesWords(series, words, names), notes }
  }, [figures, words])
}

/** The units with messages of their own; others are named by `unitName`. */
const UNITS = ['detections', 'arrivals'] as const

function seriesWords(
  shown: DockSeries,
  { t, reader }: DockWords,
  names: (ids: readonly string[]) => string,
): SeriesWords {
  const { unit, routes, coverage, partial } = shown
  const known = UNITS.find((id) => id === unit)
  const publisher = reader.publisherName(shown.publisher)
  const monthName = (month: Month) => reader.months({ from: month, to: month })
  const value = (count: number | null) => {
    if (count === null) return t('common:notStated')
    return known ? t(`map:figure.${known}`, { count }) : reader.counted(count, unit)
  }
  const monthParts = (month: Month) => {
    const count = valueOfMonth(shown, month)
    const isCovered = count !== undefined
    return {
      month: monthName(month),
      value: isCovered ? value(count) : t('figures.noFigure'),
      note: !isCovered
        ? t('figures.covered', { publisher, months: reader.months(coverage) })
        : partial.has(month)
          ? t('figures.partialMonth')
          : null,
    }
  }
  const place =
    routes === null
      ? t('line:allRoutes')
      : routes.length === 1
        ? names(routes)
        : t('figures.place.some', { number: reader.number(routes.length) })
  const source = { publisher, month: monthName(coverage.to) }
  const otherName = known ? '' : unitName(2, unit, reader)
  return {
    unit: known,
    row: known ? t(`figures.row.${known}`, { place }) : t('figures.row.other', { place, unit: otherName }),
    place: routes?.length === 1 ? routes.map(reader.routeShort).join() : place,
    caption: known ? t(`figures.caption.${known}`, source) : t('figures.caption.other', source),
    column: known ? t(`figures.column.${known}`) : otherName,
    value,
    monthParts,
    month: (month) => {
      const { note, ...parts } = monthParts(month)
      return note === null ? t('figures.monthName', parts) : t('figures.monthNote', { ...parts, note })
    },
  }
}
