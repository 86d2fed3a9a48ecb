import type { Giving } from '#domain/giving.ts'
import { periodOfDate } from '#domain/period.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** The day of a giving and how it was given, in words. */
export function useGivenWords(): (giving: Pick<Giving, 'day' | 'as'>) => { date: string; ways: string } {
  const { t } = useTranslation('since')
  const words = useWords()
  return ({ day, as }) => ({
    date: words.period(periodOfDate(day)),
    ways: words.list(as.map((way) => t(`way.${way}`))),
  })
}
