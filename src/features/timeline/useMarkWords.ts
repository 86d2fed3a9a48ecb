import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimelineMark } from '#state/selectors/timelineModel.ts'
import { useWords } from '#words/words.ts'
import { LETTER } from './timelineGeometry.ts'

/** A title needs at least this much room to be worth reading, and takes at most so much, px. */
const LEAST_TITLE = 64
const MOST_TITLE = 190

/** What a person reads and hears of a mark. */
export interface MarkWords {
  title(mark: TimelineMark): string
  /** "11 March 2025", "stated 28 November 2023, no other date given", "date not stated". */
  date(mark: TimelineMark): string
  /** "Done", "Planned (stated 10 December 2024)"; null for an event, which has none. */
  status(mark: TimelineMark): string | null
  /** "planned (stated December 2024)" for a plan whose time has passed; null for all else. */
  passed(mark: TimelineMark): string | null
  /** "stated Dec 2024": the same in fewer words, for where the status is told beside it. */
  passedShort(mark: TimelineMark): string | null
  /** The whole in one sentence: the accessible name. */
  name(mark: TimelineMark): string
  /** The words beside the mark for a room in px; null where nothing worth reading fits. */
  label(mark: TimelineMark, room: number): string | null
}

/** The words for marks, in the reader's language. */
export function useMarkWords(): MarkWords {
  const { t } = useTranslation('timeline')
  const words = useWords()
  return useMemo(() => {
    const title = kept(({ thing }) =>
      thing.kind === 'measure' ? words.measureTitle(thing.measure) : words.eventTitle(thing.event),
    )
    const date = (mark: TimelineMark) => {
      if (mark.period === null) return t('undated')
      const text = words.period(mark.period)
      return mark.isStatedOnly ? t('stated', { date: text }) : text
    }
    const status = ({ thing }: TimelineMark) =>
      thing.kind === 'measure' ? words.measureStatus(thing.measure) : null
    const passed = kept(({ thing }) => (thing.kind === 'measure' ? words.passedPlan(thing.measure) : null))
    const passedShort = (mark: TimelineMark) => {
      const long = passed(mark)
      if (long === null || mark.thing.kind !== 'measure') return null
      const { statedOn } = mark.thing.measure
      if (!statedOn) return t('bandUnstated')
      if (statedOn.precision === 'year') return long
      const month = statedOn.start.slice(0, 7)
      return t('bandStated', { date: words.shortMonths({ from: month, to: month }) })
    }
    const plainName = kept((mark) => {
      const parts = { title: title(mark), date: date(mark) }
      const said = status(mark)
      if (said === null) return t('name.event', parts)
      return t(passed(mark) === null ? 'name.measure' : 'name.passed', { ...parts, status: said })
    })
    const name = (mark: TimelineMark) =>
      mark.number === null
        ? plainName(mark)
        : t('name.numbered', { number: words.number(mark.number), name: plainName(mark) })
    const label = (mark: TimelineMark, room: number) => {
      const plan = passed(mark)
      const used = plan === null ? 0 : (plan.length + 3) * LETTER
      const short = Math.min(room - used, MOST_TITLE)
      const hasTitle = short >= LEAST_TITLE
      if (plan === null) return hasTitle ? wholeWords(title(mark), short) : null
      // That the time has passed comes before the title: where it has no room, the mark stands without words.
      if (plan.length * LETTER > room) return null
      return hasTitle ? `${plan} · ${wholeWords(title(mark), short)}` : plan
    }
    return { title, date, status, passed, passedShort, name, label }
  }, [t, words])
}

/** The same words for the same thing again, without writing them anew: a period that moves asks for all of them. */
function kept<Answer>(write: (mark: TimelineMark) => Answer): (mark: TimelineMark) => Answer {
  const answers = new Map<string, Answer>()
  return (mark) => {
    const known = answers.get(mark.key)
    if (known !== undefined) return known
    const answer = write(mark)
    answers.set(mark.key, answer)
    return answer
  }
}

/** Mean width of a letter of a title at 11 px, on the safe side. */
const TITLE_LETTER = 6

/** As many whole words of a title as a width in px has room for, with an ellipsis where some are left out. */
export function wholeWords(title: string, width: number): string {
  const room = Math.floor(width / TITLE_LETTER)
  if (title.length <= room) return title
  // A space right after the room means that a word ends with it.
  const end = title.lastIndexOf(' ', room)
  return end > 0 ? `${title.slice(0, end).replace(/[\s,;:–-]+$/u, '')}…` : title
}
