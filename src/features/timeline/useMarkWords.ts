import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimelineMark } from '#state/selectors/timelineModel.ts'
import { useWords } from '#words/words.ts'
import { LETTER } from './timelineGeometry.ts'

/** Minimum and maximum room for a title, px. */
const MIN_TITLE = 64
const MAX_TITLE = 190

/** Visible text and accessible names of a mark. */
export interface MarkWords {
  title(mark: TimelineMark): string
  /** "11 March 2025", "stated 28 November 2023, no other date given", "date not stated". */
  date(mark: TimelineMark): string
  /** "Done", "Planned (stated 10 December 2024)"; null for events. */
  status(mark: TimelineMark): string | null
  /** "planned (stated December 2024)" for a plan whose time has passed; null otherwise. */
  overdue(mark: TimelineMark): string | null
  /** "stated Dec 2024": a short form for where the status is already shown. */
  passedShort(mark: TimelineMark): string | null
  /** The accessible name: everything in one sentence. */
  name(mark: TimelineMark): string
  /** The label for a room in px; null when nothing useful fits. */
  label(mark: TimelineMark, room: number): string | null
}

/** The words for marks, in the reader's language. */
export function useMarkWords(): MarkWords {
  const { t } = useTranslation('timeline')
  const words = useWords()
  return useMemo(() => {
    const title = memoized(({ thing }) =>
      thing.kind === 'measure' ? words.measureTitle(thing.measure) : words.eventTitle(thing.event),
    )
    const date = (mark: TimelineMark) => {
      if (mark.period === null) return t('undated')
      const text = words.period(mark.period)
      return mark.isStatedOnly ? t('stated', { date: text }) : text
    }
    const status = ({ thing }: TimelineMark) =>
      thing.kind === 'measure' ? words.measureStatus(thing.measure) : null
    const overdue = memoized(({ thing }) =>
      thing.kind === 'measure' ? words.overduePlan(thing.measure) : null,
    )
    const passedShort = (mark: TimelineMark) => {
      const long = overdue(mark)
      if (long === null || mark.thing.kind !== 'measure') return null
      const { statedOn } = mark.thing.measure
      if (!statedOn) return t('bandUnstated')
      if (statedOn.precision === 'year') return long
      const month = statedOn.start.slice(0, 7)
      return t('bandStated', { date: words.shortMonths({ from: month, to: month }) })
    }
    const plainName = memoized((mark) => {
      const parts = { title: title(mark), date: date(mark) }
      const statusText = status(mark)
      if (statusText === null) return t('name.event', parts)
      return t(overdue(mark) === null ? 'name.measure' : 'name.passed', { ...parts, status: statusText })
    })
    const name = (mark: TimelineMark) =>
      mark.number === null
        ? plainName(mark)
        : t('name.numbered', { number: words.number(mark.number), name: plainName(mark) })
    const label = (mark: TimelineMark, room: number) => {
      const plan = overdue(mark)
      const used = plan === null ? 0 : (plan.length + 3) * LETTER
      const short = Math.min(room - used, MAX_TITLE)
      const hasTitle = short >= MIN_TITLE
      if (plan === null) return hasTitle ? wholeWords(title(mark), short) : null
      // A plan whose time has passed must say so before its title; without room for that there is no label.
      if (plan.length * LETTER > room) return null
      return hasTitle ? `${plan} · ${wholeWords(title(mark), short)}` : plan
    }
    return { title, date, status, overdue, passedShort, name, label }
  }, [t, words])
}

/** Memoises per mark key: moving the period requests the words of every mark. */
function memoized<Result>(compute: (mark: TimelineMark) => Result): (mark: TimelineMark) => Result {
  const results = new Map<string, Result>()
  return (mark) => {
    const known = results.get(mark.key)
    if (known !== undefined) return known
    const result = compute(mark)
    results.set(mark.key, result)
    return result
  }
}

/** Mean letter width of a title at 11 px, rounded up. */
const TITLE_LETTER = 6

/** As many whole words of a title as fit a width in px, with an ellipsis if some are cut. */
export function wholeWords(title: string, width: number): string {
  const room = Math.floor(width / TITLE_LETTER)
  if (title.length <= room) return title
  // A space right after the room means that a word ends there.
  const end = title.lastIndexOf(' ', room)
  return end > 0 ? `${title.slice(0, end).replace(/[\s,;:–-]+$/u, '')}…` : title
}
