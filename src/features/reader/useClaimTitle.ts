import { useTranslation } from 'react-i18next'
import type { Claim } from '#domain/claim.ts'
import { useWords } from '#state/words.ts'

/** The words for what a claim is about, from the lexicon's list of its kind. */
export function useClaimTitle(): (claim: Claim) => string {
  const { t } = useTranslation('reader')
  const words = useWords()
  return ({ kind, category, facet, routes }) => {
    switch (kind) {
      case 'measure':
        return facet === null
          ? words.category(category)
          : t('facet', { category: words.categoryShort(category), facet: words.facet(category, facet) })
      case 'driver':
        return words.driver(category)
      case 'route':
        return routes.includes(category) ? words.route(category) : words.region(category)
      case 'event':
        return words.eventCategory(category)
      case 'figure':
        return words.figureCategory(category)
    }
  }
}
