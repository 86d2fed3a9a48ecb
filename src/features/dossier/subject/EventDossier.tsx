import { useTranslation } from 'react-i18next'
import details from '#features/dossier/Details.module.css'
import { DossierHeader, UnknownDossier } from '#features/dossier/DossierHeader.tsx'
import { EvidenceSection } from '#features/dossier/evidence/EvidenceSection.tsx'
import { PlaceFacts } from '#features/dossier/measure/PlaceFacts.tsx'
import { RecordWords } from '#features/dossier/measure/RecordWords.tsx'
import { useDateBasis } from '#features/dossier/measure/useDateBasis.ts'
import { namesOf } from '#features/dossier/namesOf.tsx'
import { usePanel } from '#features/dossier/panelContext.ts'
import { Fact, Facts } from '#parts/Facts.tsx'
import { evidenceGroups } from '#state/selectors/evidenceGroups.ts'
import { DoubtNote } from '#ui/DoubtSigns.tsx'
import { PrecisionSign } from '#ui/PrecisionSign.tsx'
import { useWords } from '#words/words.ts'

/** An event: what happened, when with the precision it has, where, who took part, and what it stands on. */
export function EventDossier({ id }: { id: string }) {
  const { t } = useTranslation(['dossier', 'doubt'])
  const words = useWords()
  const { corpus, model } = usePanel()
  const dateBasis = useDateBasis()
  const event = corpus.eventById.get(id)
  if (!event) return <UnknownDossier kind="event" id={id} />

  const groups = evidenceGroups(event.evidence)
  const isInView = !model || model.events.some((shown) => shown.id === id)
  return (
    <>
      <DossierHeader kind="event" title={words.eventTitle(event)}>
        <p>{words.eventCategory(event.category)}</p>
        {!isInView && <p className={details.caption}>{t('outsideFilters')}</p>}
        <DoubtNote doubt={words.doubt(event)} explain={t('doubt:explain')} />
      </DossierHeader>
      <Facts look="panel">
        <Fact name={t('event.date')}>
          {event.date && (
            <>
              <PrecisionSign precision={event.date.precision} /> {dateBasis(event.date, event.evidence)}
            </>
          )}
        </Fact>
        <Fact name={t('measure.statedOn')}>{event.statedOn && words.period(event.statedOn)}</Fact>
        <Fact name={t('event.about')}>
          {event.measureCategories.length > 0 && words.list(event.measureCategories.map(words.categoryShort))}
        </Fact>
        <PlaceFacts placement={event} />
        <Fact name={t('event.actors')}>{namesOf('actor', event.actors)}</Fact>
      </Facts>
      <RecordWords groups={groups} />
      <EvidenceSection isUnderTitle title={t('evidence')} groups={groups} />
    </>
  )
}
