import { useTranslation } from 'react-i18next'
import { isCountryCode } from '#domain/vocabulary.ts'
import { DossierHeader, UnknownDossier } from '#features/dossier/DossierHeader.tsx'
import { SiteLink } from '#features/dossier/evidence/SiteLink.tsx'
import { EventSection, MeasureSection } from '#features/dossier/measure/MeasureSection.tsx'
import { namesOf } from '#features/dossier/namesOf.tsx'
import { usePanel } from '#features/dossier/panelContext.ts'
import { Fact, Facts } from '#parts/Facts.tsx'
import { dossierEvents, dossierMeasures } from '#state/selectors/dossiers.ts'
import { useWords } from '#words/words.ts'
import { CountryDossier } from './CountryDossier.tsx'

/** An actor that is not a state: what it is, and the measures and events that it takes part in. */
export function ActorDossier({ id }: { id: string }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const { corpus, filters } = usePanel()
  if (isCountryCode(id)) return <CountryDossier code={id} />
  const actor = corpus.vocabulary?.actors.find((term) => term.id === id)
  if (!actor) return <UnknownDossier kind="actor" id={id} />

  const measures = dossierMeasures(corpus, filters, ['actors'], (measure) => measure.actors.includes(id))
  const events = dossierEvents(corpus, filters, ['actors'], (event) => event.actors.includes(id))
  return (
    <>
      <DossierHeader kind="actor" title={words.actor(id)} />
      <Facts look="panel">
        <Fact name={t('actor.partOf')}>{actor.partOf !== null && namesOf('actor', [actor.partOf])}</Fact>
        {actor.members.length > 0 && (
          <Fact name={t('actor.members')}>{namesOf('country', actor.members)}</Fact>
        )}
        <Fact name={t('actor.source')}>{actor.source !== null && <SiteLink url={actor.source} />}</Fact>
      </Facts>
      <MeasureSection
        title={t('actor.measures', { count: measures.shown.length })}
        none={t('actor.noMeasures')}
        measures={measures}
      />
      <EventSection title={t('actor.events', { count: events.shown.length })} events={events} />
    </>
  )
}
