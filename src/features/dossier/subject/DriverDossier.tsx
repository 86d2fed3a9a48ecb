import { useTranslation } from 'react-i18next'
import details from '#features/dossier/Details.module.css'
import { DossierHeader, UnknownDossier } from '#features/dossier/DossierHeader.tsx'
import { ClaimList } from '#features/dossier/evidence/ClaimList.tsx'
import { namesOf } from '#features/dossier/namesOf.tsx'
import { usePanel } from '#features/dossier/panelContext.ts'
import { Fact, Facts } from '#parts/Facts.tsx'
import { sentenceCount } from '#state/selectors/overviewCounts.ts'
import { useWords } from '#words/words.ts'

/** A driver: its definition, its role, and the sentences that name it. */
export function DriverDossier({ id }: { id: string }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const { corpus } = usePanel()
  const term = corpus.vocabulary?.drivers.find((driver) => driver.id === id)
  if (!term) return <UnknownDossier kind="driver" id={id} />

  const claims = corpus.claims.filter((claim) => claim.kind === 'driver' && claim.category === id)
  const regions = [...new Set(claims.flatMap((claim) => claim.regions))]
  const routes = [...new Set(claims.flatMap((claim) => claim.routes))]
  const definition = words.driverDefinition(id)
  return (
    <>
      <DossierHeader kind="driver" title={words.driver(id)}>
        {definition !== null && <p>{definition}</p>}
      </DossierHeader>
      <Facts look="panel">
        <Fact name={t('driver.role')}>{t(`driver.roles.${term.role}`)}</Fact>
        <Fact name={t('driver.regions')}>{namesOf('region', regions)}</Fact>
        <Fact name={t('measure.routes')}>{namesOf('route', routes)}</Fact>
      </Facts>
      <section className={details.section}>
        <h3 className={details.sectionTitle}>{t('driver.sentences', { count: sentenceCount(claims) })}</h3>
        {claims.length === 0 ? (
          <p className={details.caption}>{t('driver.none')}</p>
        ) : (
          <ClaimList claims={claims} />
        )}
      </section>
    </>
  )
}
