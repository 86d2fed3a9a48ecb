import { useTranslation } from 'react-i18next'
import type { Claim } from '#domain/claim.ts'
import { useWords } from '#words/words.ts'

/** Words for what a claim says: its kind's category, with status, trend and years where the text gives them. */
export function useClaimWords(): (claim: Claim) => string {
  const { t } = useTranslation('dossier')
  const words = useWords()

  return (claim) => {
    const details = [
      claim.status === null ? null : words.status(claim.status),
      words.claimTrend(claim),
      claim.date ? words.period(claim.date) : claim.years.join(', '),
      claim.kind === 'route' && claim.basis !== null ? t(`routeBasis.${claim.basis}`) : null,
    ].filter((detail) => detail !== null && detail !== '')
    return [words.claimSubject(claim), ...details].join(' · ')
  }
}
