import { planLead, planWords } from '#content/planWords.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** The words of the rows of plans, and of the line under their headline. */
export function usePlanWords() {
  const { t } = useTranslation(['plans', 'common', 'ownOutcome'])
  const { t: outcomesT } = useTranslation('outcomes')
  const words = useWords()
  const texts = { t, outcomesT }
  return {
    ...planWords(texts, words),
    lead: (plans: Parameters<typeof planLead>[0]) => planLead(plans, texts, words),
  }
}
