import { useTranslation } from 'react-i18next'
import { isCountryCode } from '#domain/vocabulary.ts'
import details from '#features/dossier/Details.module.css'
import { DossierHeader, UnknownDossier } from '#features/dossier/DossierHeader.tsx'
import { SiteLink } from '#features/dossier/evidence/SiteLink.tsx'
import { EventSection, MeasureSection } from '#features/dossier/measure/MeasureSection.tsx'
import { namesOf } from '#features/dossier/namesOf.tsx'
import { usePanel } from '#features/dossier/panelContext.ts'
import { Fact, Facts } from '#parts/Facts.tsx'
import { countryRoles, dossierEvents, dossierMeasures } from '#state/selectors/dossiers.ts'
import { useWords } from '#words/words.ts'

/** An actor and the measures and events it takes part in; a state gets the dossier of its country. */
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

/** A country: the measures it takes part in, separately those that apply in it, and its role on the routes. */
export function CountryDossier({ code }: { code: string }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const { corpus, filters } = usePanel()
  const country = words.country(code)
  if (!isCountryCode(code) || country === code) return <UnknownDossier kind="country" id={code} />

  const acts = dossierMeasures(corpus, filters, ['actors'], (measure) => measure.actors.includes(code))
  const applies = dossierMeasures(corpus, filters, ['where'], (measure) => measure.countries.includes(code))
  const events = dossierEvents(
    corpus,
    filters,
    ['actors', 'where'],
    (event) => event.actors.includes(code) || event.countries.includes(code),
  )
  const roles = countryRoles(corpus.routes, code)
  const places = corpus.regions
    .filter(({ role, countries }) => role === 'place' && countries.includes(code))
    .map((region) => region.id)
  return (
    <>
      <DossierHeader kind="country" title={country} />
      <Facts look="panel">
        <Fact name={t('country.departure')}>{namesOf('route', roles.departure) ?? t('none')}</Fact>
        <Fact name={t('country.transit')}>{namesOf('route', roles.transit) ?? t('none')}</Fact>
        <Fact name={t('country.arrival')}>{namesOf('route', roles.arrival) ?? t('none')}</Fact>
        {places.length > 0 && <Fact name={t('country.places')}>{namesOf('region', places)}</Fact>}
      </Facts>
      <p className={details.note}>{t('country.rolesNote')}</p>
      <MeasureSection
        title={t('country.acts', { country, count: acts.shown.length })}
        none={t('country.actsNone', { country })}
        measures={acts}
      />
      <MeasureSection
        title={t('country.applies', { country, count: applies.shown.length })}
        none={t('country.appliesNone', { country })}
        measures={applies}
      />
      <EventSection title={t('actor.events', { count: events.shown.length })} events={events} />
    </>
  )
}
