import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimelineMark } from '#state/selectors/timelineModel.ts'
import { useWords } from '#words/words.ts'
import { countOf } from './layoutDensity.ts'

/** Visible text and accessible names of marks. */
export interface MarkWords {
  title(mark: TimelineMark): string
  /** "11 March 2025", "stated 28 November 2023, no other date given", "date not stated". */
  date(mark: TimelineMark): string
  /** "Done", "Planned (stated 10 December 2024)"; null for events. */
  status(mark: TimelineMark): string | null
  /** "planned (stated December 2024)" for a plan whose time has passed; null otherwise. */
  overdue(mark: TimelineMark): string | null
  /** The accessible name: everything in one sentence. */
  name(mark: TimelineMark): string
  /** "5 done, 1 planned, 2 events". */
  counted(marks: readonly TimelineMark[]): string
}

const KINDS = ['done', 'planned', 'gap', 'events'] as const

/** The words for marks, in the reader's language. */
export function useMarkWords(): MarkWords {
  const { t } = useTranslation('timeline')
  const words = useWords()
  return useMemo(() => {
    const title = ({ thing }: TimelineMark) =>
      thing.kind === 'measure' ? words.measureTitle(thing.measure) : words.eventTitle(thing.event)
    const date = (mark: TimelineMark) => {
      if (mark.period === null) return t('undated')
      const text = words.period(mark.period)
      return mark.isStatedOnly ? t('stated', { date: text }) : text
    }
    const status = ({ thing }: TimelineMark) =>
      thing.kind === 'measure' ? words.measureStatus(thing.measure) : null
    const overdue = ({ thing }: TimelineMark) =>
      thing.kind === 'measure' ? words.overduePlan(thing.measure) : null
    const plainNames = new Map<string, string>()
    const plainName = (mark: TimelineMark) => {
      const parts = { title: title(mark), date: date(mark) }
      const statusText = status(mark)
      if (statusText === null) return t('name.event', parts)
      return t(overdue(mark) === null ? 'name.measure' : 'name.passed', { ...parts, status: statusText })
    }
    const name = (mark: TimelineMark) => {
      // Moving the period requests the name of every mark.
      const plain = plainNames.get(mark.key) ?? plainName(mark)
      plainNames.set(mark.key, plain)
      return mark.number === null
        ? plain
        : t('name.numbered', { number: words.number(mark.number), name: plain })
    }
    const counted = (marks: readonly TimelineMark[]) =>
      KINDS.flatMap((kind) => {
        const count = countOf(marks, kind)
        return count === 0 ? [] : [t(`count.${kind}`, { count })]
      }).join(', ')
    return { title, date, status, overdue, name, counted }
  }, [t, words])
}

/** Mean width of a letter of 11 px, rounded up. */
const LETTER = 6

/** As many whole words of a title as fit a width, with an ellipsis if some are cut. */
export function wholeWords(title: string, width: number): string {
  const room = Math.floor(width / LETTER)
  if (title.length <= room) return title
  // A space right after the room means that a word ends there.
  const end = title.lastIndexOf(' ', room)
  return end > 0 ? `${title.slice(0, end).replace(/[\s,;:–-]+$/u, '')}…` : title
}

/** The estimated width of a text of 11 px. */
export function widthOf(text: string): number {
  return text.length * LETTER
}
