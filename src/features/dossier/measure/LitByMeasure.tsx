import { useTranslation } from 'react-i18next'
import type { Measure } from '#domain/measure.ts'
import details from '#features/dossier/Details.module.css'
import { useWords } from '#words/words.ts'

/** What one chosen measure lights on the map, or why it lights nothing. */
export function LitByMeasure({ measure: { scope, routes, countries, regions } }: { measure: Measure }) {
  const { t } = useTranslation('lens')
  const words = useWords()
  const places = [
    ...(routes.length > 0 ? [t('routeCount', { count: routes.length })] : []),
    ...(countries.length > 0 ? [t('countryCount', { count: countries.length })] : []),
    ...(regions.length > 0 ? [t('regionCount', { count: regions.length })] : []),
  ]
  if (places.length === 0 && scope === 'placed') return null
  return (
    <p className={details.caption}>
      {places.length > 0
        ? t('litByMeasure', { places: words.list(places) })
        : t(scope === 'all-routes' ? 'litNowhere.all-routes' : 'litNowhere.unplaced')}
    </p>
  )
}
