import { countryRoles, dossierEvents, dossierMeasures } from '#content/dossiers.ts'
import type { Measure } from '#domain/measure.ts'
import { isCountryCode } from '#domain/vocabulary.ts'
import details from '#features/dossier/Details.module.css'
import { DossierHeader, UnknownDossier } from '#features/dossier/DossierHeader.tsx'
import { DossierTabs, useDossierTab } from '#features/dossier/DossierTabs.tsx'
import { SiteLink } from '#features/dossier/evidence/SiteLink.tsx'
import { EventSection, MeasureSection } from '#features/dossier/measure/MeasureSection.tsx'
import { StatusCounts } from '#features/dossier/measure/StatusCounts.tsx'
import { namesOf } from '#features/dossier/namesOf.tsx'
import { LensPlaces } from '#features/dossier/overview/LensPlaces.tsx'
import { usePanel } from '#features/dossier/panelContext.ts'
import { TabPanel } from '#features/dossier/Tabs.tsx'
import { Fact, Facts } from '#parts/Facts.tsx'
import type { DossierTab } from '#state/uiStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

const TABS = ['measures', 'where', 'about'] as const satisfies readonly DossierTab[]

/** An actor and the measures and events it takes part in; a state gets the dossier of its country. */
export function ActorDossier({ id }: { id: string }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const { corpus, filters } = usePanel()
  const { tab, isShown } = useDossierTab(TABS)
  if (isCountryCode(id)) return <CountryDossier code={id} />
  const actor = corpus.vocabulary?.actors.find((term) => term.id === id)
  if (!actor) return <UnknownDossier kind="actor" id={id} />

  const measures = dossierMeasures(corpus, filters, ['actors'], (measure) => measure.actors.includes(id))
  const events = dossierEvents(corpus, filters, ['actors'], (event) => event.actors.includes(id))
  return (
    <>
      <SubjectHeader kind="actor" title={words.actor(id)} tab={tab} measures={measures.shown} />
      <TabPanel tab={tab}>
        {isShown('measures') && (
          <>
            <MeasureSection
              title={t('actor.measures', { count: measures.shown.length })}
              none={t('actor.noMeasures')}
              measures={measures}
            />
            <EventSection title={t('actor.events', { count: events.shown.length })} events={events} />
          </>
        )}
        {isShown('where') && <LensPlaces />}
        {isShown('about') && (
          <Facts look="panel">
            <Fact name={t('actor.partOf')}>{actor.partOf !== null && namesOf('actor', [actor.partOf])}</Fact>
            {actor.members.length > 0 && (
              <Fact name={t('actor.members')}>{namesOf('country', actor.members)}</Fact>
            )}
            <Fact name={t('actor.source')}>{actor.source !== null && <SiteLink url={actor.source} />}</Fact>
          </Facts>
        )}
      </TabPanel>
    </>
  )
}

/** A country: the measures it takes part in, then the others that apply in it, and its role on the routes. */
export function CountryDossier({ code }: { code: string }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const { corpus, filters } = usePanel()
  const { tab, isShown } = useDossierTab(TABS)
  const country = words.country(code)
  if (!isCountryCode(code) || country === code) return <UnknownDossier kind="country" id={code} />

  const acts = dossierMeasures(corpus, filters, ['actors'], (measure) => measure.actors.includes(code))
  const applies = dossierMeasures(
    corpus,
    filters,
    ['where'],
    (measure) => measure.countries.includes(code) && !acts.shown.includes(measure),
  )
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
      <SubjectHeader kind="country" title={country} tab={tab} measures={[...acts.shown, ...applies.shown]} />
      <TabPanel tab={tab}>
        {isShown('measures') && (
          <>
            <MeasureSection
              title={t('country.acts', { country, count: acts.shown.length })}
              none={t('country.actsNone', { country })}
              measures={acts}
            />
            {(acts.shown.length === 0 || applies.shown.length + applies.leftOut > 0) && (
              <MeasureSection
                title={t(acts.shown.length === 0 ? 'country.applies' : 'country.appliesToo', {
                  country,
                  count: applies.shown.length,
                })}
                none={t('country.appliesNone', { country })}
                measures={applies}
              />
            )}
            <EventSection title={t('actor.events', { count: events.shown.length })} events={events} />
          </>
        )}
        {isShown('where') && <LensPlaces />}
        {isShown('about') && (
          <>
            <Facts look="panel">
              <Fact name={t('country.departure')}>{namesOf('route', roles.departure) ?? t('none')}</Fact>
              <Fact name={t('country.transit')}>{namesOf('route', roles.transit) ?? t('none')}</Fact>
              <Fact name={t('country.arrival')}>{namesOf('route', roles.arrival) ?? t('none')}</Fact>
              {places.length > 0 && <Fact name={t('country.places')}>{namesOf('region', places)}</Fact>}
            </Facts>
            <p className={details.note}>{t('country.rolesNote')}</p>
          </>
        )}
      </TabPanel>
    </>
  )
}

interface SubjectHeaderProps {
  kind: 'actor' | 'country'
  title: string
  tab: DossierTab
  measures: readonly Measure[]
}

function SubjectHeader({ kind, title, tab, measures }: SubjectHeaderProps) {
  return (
    <DossierHeader
      kind={kind}
      title={title}
      tabs={
        <DossierTabs
          tabs={[{ id: 'measures', count: measures.length }, { id: 'where' }, { id: 'about' }]}
          chosen={tab}
        />
      }
    >
      <StatusCounts measures={measures} />
    </DossierHeader>
  )
}
