import { useTranslation } from 'react-i18next'
import type { Evidence } from '#domain/evidence.ts'
import type { Period } from '#domain/period.ts'
import { usePanel } from '#features/dossier/panelContext.ts'
import { yearWords } from '#state/selectors/yearWords.ts'
import { useWords } from '#words/words.ts'

/** Words for a date with what it was read from: "2025, from “By 2025” in the same paragraph"; null where there is none. */
export function useDateBasis(): (period: Period | null, evidence: readonly Evidence[]) => string | null {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const { corpus } = usePanel()
  return (period, evidence) => {
    if (!period) return null
    const date = words.period(period)
    for (const item of evidence) {
      if (item.type !== 'citation') continue
      const claim = corpus.claimById.get(item.claimId)
      if (!claim || claim.yearBasis === null) continue
      const source = yearWords(claim, corpus.documentById.get(claim.citation.documentId))
      return source === null
        ? t(`dateBasis.${claim.yearBasis}`, { date })
        : t(`dateBasisWords.${claim.yearBasis}`, { date, words: source })
    }
    return date
  }
}
