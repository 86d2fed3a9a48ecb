import { useTranslation } from 'react-i18next'
import type { Claim } from '#domain/claim.ts'
import { useWords } from '#state/words.ts'
import { usePanel } from './panelContext.ts'

/** Words for what a claim says: its kind's category, with status, trend and years where the text gives them. */
export function useClaimWords(): (claim: Claim) => string {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const { corpus } = usePanel()

  const categoryOf = ({ kind, category, facet }: Claim): string => {
    switch (kind) {
      case 'measure':
        return facet === null
          ? words.categoryShort(category)
          : t('withFacet', { category: words.categoryShort(category), facet: words.facet(category, facet) })
      case 'driver':
        return words.driver(category)
      case 'route':
        return corpus.routeById.has(category) ? words.route(category) : words.region(category)
      case 'event':
        return words.eventCategory(category)
      case 'figure':
        return words.figureCategory(category)
    }
  }

  const trendOf = ({ kind, trend }: Claim): string | null => {
    if (trend === null) return null
    return kind === 'route' ? t(`flow.${trend}`) : t(`trend.${trend}`)
  }

  return (claim) => {
    const details = [
      claim.status === null ? null : words.status(claim.status),
      trendOf(claim),
      claim.date ? words.period(claim.date) : claim.years.join(', '),
      claim.kind === 'route' && claim.basis !== null ? t(`routeBasis.${claim.basis}`) : null,
    ].filter((detail) => detail !== null && detail !== '')
    return [categoryOf(claim), ...details].join(' · ')
  }
}
