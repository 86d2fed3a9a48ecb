import { useTranslation } from 'react-i18next'
import type { Placement } from '#domain/placement.ts'
import { namesOf } from '#features/dossier/namesOf.tsx'
import { Fact } from '#parts/Facts.tsx'
import { useWords } from '#words/words.ts'

/** Where a text ties a measure or an event: scope, routes, regions and countries, each "not stated" where none is. */
export function PlaceFacts({ placement }: { placement: Placement }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  return (
    <>
      <Fact name={t('measure.scope')}>{words.scope(placement.scope)}</Fact>
      <Fact name={t('measure.routes')}>{namesOf('route', placement.routes)}</Fact>
      <Fact name={t('measure.regions')}>{namesOf('region', placement.regions)}</Fact>
      <Fact name={t('measure.countries')}>{namesOf('country', placement.countries)}</Fact>
    </>
  )
}
