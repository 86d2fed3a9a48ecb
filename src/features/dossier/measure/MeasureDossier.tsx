import { useTranslation } from 'react-i18next'
import { STATUS_LOOK } from '#domain/statusLook.ts'
import details from '#features/dossier/Details.module.css'
import styles from '#features/dossier/Dossier.module.css'
import { DossierHeader, UnknownDossier } from '#features/dossier/DossierHeader.tsx'
import { EvidenceSection } from '#features/dossier/evidence/EvidenceSection.tsx'
import { namesOf } from '#features/dossier/namesOf.tsx'
import { usePanel } from '#features/dossier/panelContext.ts'
import { Fact, Facts } from '#parts/Facts.tsx'
import { evidenceGroups } from '#state/selectors/evidenceGroups.ts'
import { DoubtNote } from '#ui/DoubtSigns.tsx'
import { PrecisionSign } from '#ui/PrecisionSign.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useWords } from '#words/words.ts'
import { LitByMeasure } from './LitByMeasure.tsx'
import { PlaceFacts } from './PlaceFacts.tsx'
import { RecordWords } from './RecordWords.tsx'
import { useDateBasis } from './useDateBasis.ts'

/** A measure: its status, dates with their basis, where and by whom, and every sentence or record that it stands on. */
export function MeasureDossier({ id }: { id: string }) {
  const { t } = useTranslation(['dossier', 'doubt'])
  const words = useWords()
  const { corpus, model } = usePanel()
  const dateBasis = useDateBasis()
  const measure = corpus.measureById.get(id)
  if (!measure) return <UnknownDossier kind="measure" id={id} />

  const number = model?.numbers.get(id)
  const groups = evidenceGroups(measure.evidence)
  const facets = measure.evidence.flatMap((item) => {
    const claim = item.type === 'citation' ? corpus.claimById.get(item.claimId) : undefined
    return claim?.facet ? [words.facet(claim.category, claim.facet)] : []
  })
  return (
    <>
      <DossierHeader kind="measure" title={words.measureTitle(measure)}>
        <p className={styles.sign}>
          <StatusSign look={STATUS_LOOK[measure.status]} radius={4.5} />
          {words.measureStatus(measure)}
          {model?.isNumbered && number !== undefined && (
            <span className={details.caption}>{t('measure.number', { number })}</span>
          )}
        </p>
        <LitByMeasure measure={measure} />
        {model && number === undefined && <p className={details.caption}>{t('outsideFilters')}</p>}
        <DoubtNote doubt={words.doubt(measure)} explain={t('doubt:explain')} />
      </DossierHeader>
      <Facts look="panel">
        <Fact name={t('measure.categories')}>
          {words.list(measure.categories.map(words.category))}
          {facets.length > 0 && `: ${words.list([...new Set(facets)])}`}
        </Fact>
        <Fact name={t('measure.period')}>
          {measure.period && (
            <>
              <PrecisionSign precision={measure.period.precision} look={STATUS_LOOK[measure.status]} />{' '}
              {dateBasis(measure.period, measure.evidence)}
            </>
          )}
        </Fact>
        <Fact name={t('measure.statedOn')}>{measure.statedOn && words.period(measure.statedOn)}</Fact>
        <PlaceFacts placement={measure} />
        <Fact name={t('measure.actors')}>{namesOf('actor', measure.actors)}</Fact>
      </Facts>
      <RecordWords groups={groups} />
      <EvidenceSection isUnderTitle title={t('evidence')} groups={groups} />
    </>
  )
}
