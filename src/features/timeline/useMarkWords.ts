import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimelineMark } from '#state/selectors/timelineModel.ts'
import { useWords } from '#state/words.ts'

/** What a person reads and hears of a mark. */
export interface MarkWords {
  title(mark: TimelineMark): string
  /** "11 March 2025", "stated 28 November 2023, no other date given", "date not stated". */
  date(mark: TimelineMark): string
  /** "Done", "Planned (stated 10 December 2024)"; null for an event, which has none. */
  status(mark: TimelineMark): string | null
  /** The whole in one sentence: the accessible name. */
  name(mark: TimelineMark): string
}

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
    const plainName = (mark: TimelineMark) => {
      const parts = { title: title(mark), date: date(mark) }
      const said = status(mark)
      return said === null ? t('name.event', parts) : t('name.measure', { ...parts, status: said })
    }
    const name = (mark: TimelineMark) =>
      mark.number === null
        ? plainName(mark)
        : t('name.numbered', { number: words.number(mark.number), name: plainName(mark) })
    return { title, date, status, name }
  }, [t, words])
}
