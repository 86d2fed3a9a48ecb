import type { Rung } from '#content/whatChanged.ts'
import { periodOfDate } from '#domain/period.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** The date of a state in words: "3 June 2025", "January 2025", or "undated, to September 2025". */
export function useStateName(): (state: Pick<Rung, 'knownOn' | 'vintage'>) => string {
  const { t } = useTranslation('changes')
  const words = useWords()
  return ({ knownOn, vintage }) => {
    const date = vintage ? vintage.dated : knownOn
    if (date === null) return t('undated', { month: words.period(periodOfDate(vintage?.coverage.to ?? '')) })
    return words.period(periodOfDate(date))
  }
}
