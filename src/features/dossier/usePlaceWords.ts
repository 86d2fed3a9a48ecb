import { useTranslation } from 'react-i18next'
import type { Measure } from '#domain/measure.ts'
import type { Period } from '#domain/period.ts'
import { useWords } from '#words/words.ts'

type Placed = Pick<Measure, 'routes' | 'regions' | 'countries' | 'scope'>

/** Words for where and when a thing stands, as its texts say it. */
export function usePlaceWords() {
  const { t } = useTranslation('dossier')
  const words = useWords()
  return {
    /** The routes, regions and countries that a text ties it to, else "all routes" or "not placed". */
    places: ({ routes, regions, countries, scope }: Placed): string => {
      const names = [
        ...routes.map(words.routeShort),
        ...regions.map(words.region),
        ...countries.map(words.country),
      ]
      if (names.length === 0) return t(`scope.${scope}`)
      return scope === 'all-routes' ? words.list([t('scope.all-routes'), ...names]) : words.list(names)
    },
    /** The period, else "stated 11 March 2025" with the date on which it was said, else "date not stated". */
    date: (period: Period | null, statedOn: Period | null): string => {
      if (period) return words.period(period)
      return statedOn ? t('statedDate', { date: words.period(statedOn) }) : t('dateNotStated')
    },
  }
}
