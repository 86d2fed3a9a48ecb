import { type ComponentType, useEffect, useMemo } from 'react'
import {
  countryRoles,
  documentSummary,
  dossierEvents,
  dossierMeasures,
  openFirst,
} from '#content/dossiers.ts'
import type { DatasetName } from '#domain/datasets.ts'
import { quotedDocument } from '#domain/evidence.ts'
import { PLACES } from '#domain/facets.ts'
import type { Measure } from '#domain/measure.ts'
import type { SourceDocument } from '#domain/sourceDocument.ts'
import type { Selection } from '#domain/view.ts'
import { isCountryCode } from '#domain/vocabulary.ts'
import {
  EventSection,
  MeasureSection,
  openWords,
  StatusCounts,
} from '#features/dossier/measure/MeasureItem.tsx'
import { languageName } from '#i18n/formats.ts'
import { DataGate } from '#parts/DataGate.tsx'
import { Fact, Facts, WordsFact } from '#parts/Facts.tsx'
import { LocalizedWords } from '#parts/LocalizedWords.tsx'
import { OutLink } from '#parts/OutLink.tsx'
import { useDatasets } from '#state/datasets.ts'
import type { DossierTab } from '#state/uiStore.ts'
import { TEXT_FILES } from '#state/useCorpus.ts'
import { openReader } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { TabPanel } from '#ui/Tabs.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { DossierHeader, DossierTop, namesOf, UnknownDossier } from './DossierHeader.tsx'
import { DriverDossier } from './driver/DriverDossier.tsx'
import { EventDossier, MeasureDossier } from './measure/MeasureDossier.tsx'
import { LensPlaces } from './overview/LensPlaces.tsx'
import { DossierTabs, Skeleton, useDossierTab, usePanel } from './panelParts.tsx'
import { RegionDossier } from './region/RegionDossier.tsx'
import { RouteDossier } from './route/RouteDossier.tsx'

interface KindOfDossier {
  /** Datasets that it needs to identify its subject; the rest may load later or fail on its own. */
  needs: readonly DatasetName[]
  Content: ComponentType<{ id: string }>
}

const DOSSIERS: Readonly<Record<Selection['kind'], KindOfDossier>> = {
  route: { needs: ['routes', 'measures'], Content: RouteDossier },
  region: { needs: ['routes', 'measures', 'claims'], Content: RegionDossier },
  measure: { needs: ['measures'], Content: MeasureDossier },
  event: { needs: ['timeline'], Content: EventDossier },
  driver: { needs: ['vocabulary', 'claims'], Content: DriverDossier },
  actor: { needs: ['vocabulary', 'measures', 'timeline'], Content: ActorDossier },
  country: { needs: ['measures', 'timeline', 'routes'], Content: CountryDossier },
  document: { needs: ['documents', 'claims'], Content: DocumentDossier },
}

interface DossierProps {
  selected: Selection
  /** Called when the content replaces the skeleton. */
  onShown: () => void
}

/**
 * The dossier of the selection; the way back is there while it loads and after a fault. It waits for the texts, because
 * counts and publishers would be incomplete without them, but not for those that failed.
 */
export function Dossier({ selected, onShown }: DossierProps) {
  const isWaiting = useDatasets(TEXT_FILES).some(({ isPending }) => isPending)
  const skeleton = (
    <>
      <DossierTop />
      <Skeleton rows={10} />
    </>
  )
  return (
    <DataGate
      needs={DOSSIERS[selected.kind].needs}
      skeleton={skeleton}
      frame={(faults) => (
        <>
          <DossierTop />
          {faults}
        </>
      )}
    >
      {isWaiting ? skeleton : <DossierOfKind selected={selected} onShown={onShown} />}
    </DataGate>
  )
}

function DossierOfKind({ selected: { kind, id }, onShown }: DossierProps) {
  useEffect(onShown, [onShown])
  const { Content } = DOSSIERS[kind]
  return <Content id={id} />
}

const TABS = ['measures', 'where', 'about'] as const satisfies readonly DossierTab[]

/** An actor and the measures and events it takes part in; a state gets the dossier of its country. */
function ActorDossier({ id }: { id: string }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const { corpus, filters } = usePanel()
  const { tab, isShown } = useDossierTab(TABS)
  if (isCountryCode(id)) return <CountryDossier id={id} />
  const actor = corpus.vocabulary?.actors.find((term) => term.id === id)
  if (!actor) return <UnknownDossier kind="actor" id={id} />

  const measures = openFirst(
    dossierMeasures(corpus, filters, ['actors'], (measure) => measure.actors.includes(id)),
  )
  const events = dossierEvents(corpus, filters, ['actors'], (event) => event.actors.includes(id))
  return (
    <>
      <SubjectHeader
        kind="actor"
        title={words.actor(id)}
        tab={tab}
        measures={measures.shown}
        isNamedBy={({ actors }) => actors.includes(id)}
      />
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
            <Fact name={t('actor.source')}>{actor.source !== null && <OutLink url={actor.source} />}</Fact>
          </Facts>
        )}
      </TabPanel>
    </>
  )
}

/** A country: the measures it takes part in, then the others that apply in it, and its role on the routes. */
function CountryDossier({ id: code }: { id: string }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const { corpus, filters } = usePanel()
  const { tab, isShown } = useDossierTab(TABS)
  const country = words.country(code)
  if (!isCountryCode(code) || country === code) return <UnknownDossier kind="country" id={code} />

  const acts = openFirst(
    dossierMeasures(corpus, filters, ['actors'], (measure) => measure.actors.includes(code)),
  )
  const applies = openFirst(
    dossierMeasures(
      corpus,
      filters,
      PLACES,
      (measure) => measure.countries.includes(code) && !acts.shown.includes(measure),
    ),
  )
  const events = dossierEvents(
    corpus,
    filters,
    ['actors', ...PLACES],
    (event) => event.actors.includes(code) || event.countries.includes(code),
  )
  const roles = countryRoles(corpus.routes, code)
  const places = corpus.regions
    .filter(({ role, countries }) => role === 'place' && countries.includes(code))
    .map((region) => region.id)
  return (
    <>
      <SubjectHeader
        kind="country"
        title={country}
        tab={tab}
        measures={[...acts.shown, ...applies.shown]}
        isNamedBy={({ actors, countries }) => actors.includes(code) || countries.includes(code)}
      />
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
              {(['departure', 'transit', 'arrival'] as const).map((role) => (
                <Fact key={role} name={t(`country.${role}`)}>
                  {namesOf('route', roles[role]) ?? t('shared:noneFeminine')}
                </Fact>
              ))}
              {places.length > 0 && <Fact name={t('country.places')}>{namesOf('region', places)}</Fact>}
            </Facts>
            <p className="caption-type line-16 quiet">{t('country.rolesNote')}</p>
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
  /** Whether a measure names the subject: how many of these are open plans is said whatever the filters leave out. */
  isNamedBy: (measure: Measure) => boolean
}

function SubjectHeader({ kind, title, tab, measures, isNamedBy }: SubjectHeaderProps) {
  const { t } = useTranslation('overview')
  const words = useWords()
  const named = usePanel().corpus.measures.filter(isNamedBy)
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
      <p className="small quiet">{openWords(named, title, t, words)}</p>
    </DossierHeader>
  )
}

/** A document: its metadata, how much of it was used, the claims extracted from it, and the lines that were dropped. */
function DocumentDossier({ id }: { id: string }) {
  const { t } = useTranslation(['dossier', 'common'])
  const words = useWords()
  const { corpus, filters } = usePanel()
  const document = corpus.documentById.get(id)
  const summary = useMemo(
    () => (document ? documentSummary(document, corpus.claims) : null),
    [document, corpus.claims],
  )
  if (!document || !summary) return <UnknownDossier kind="document" id={id} />

  const measures = dossierMeasures(corpus, filters, [], (measure) =>
    measure.evidence.some((item) => quotedDocument(item) === id),
  )
  return (
    <>
      <DossierHeader kind="document" title={document.title} titleLanguage={document.language}>
        <div>
          <Button look="main" onClick={() => openReader({ type: 'document', documentId: id, span: null })}>
            <Icon name="document" />
            {t('shared:openInReader')}
          </Button>
        </div>
      </DossierHeader>
      <DocumentFacts document={document} />
      <Section title={t('document.read')}>
        <Facts look="panel">
          <Fact name={t('shared:sentences')}>
            {t('document.used', { used: summary.usedSentences, count: summary.sentences })}
          </Fact>
          {summary.byKind.map(({ kind, claims }) => (
            <Fact key={kind} name={t(`shared:claimKinds.${kind}`)}>
              {claims.length === 0 ? t('shared:noneFeminine') : words.number(claims.length)}
            </Fact>
          ))}
          <Fact name={t('document.lists')}>
            {summary.listsMissing === 0
              ? t('shared:noneFeminine')
              : t('document.missing', { count: summary.listsMissing })}
          </Fact>
        </Facts>
      </Section>
      <MeasureSection
        title={t('document.measures', { count: measures.shown.length })}
        none={t('document.noMeasures')}
        measures={measures}
      />
      {summary.dropped.length > 0 && (
        <Section title={t('document.dropped', { count: summary.dropped.length })}>
          <Rows>
            {summary.dropped.map((line) => (
              <li key={line.start} className="gap-2 stack">
                <span className="quoted quiet cut" lang={document.language} title={line.text}>
                  {line.text}
                </span>
                <span className="small quiet">
                  {line.reason === null ? t('document.noReason') : words.dropReason(line.reason)}
                </span>
              </li>
            ))}
          </Rows>
        </Section>
      )}
    </>
  )
}

function DocumentFacts({ document }: { document: SourceDocument }) {
  const { t } = useTranslation(['dossier', 'common'])
  const words = useWords()
  return (
    <Facts look="panel">
      <Fact name={t('common:filter.publishers')}>
        {document.publisher !== null &&
          [
            words.publisherOfText(document.publisher),
            document.publisherKind && words.publisherKind(document.publisherKind),
          ]
            .filter(Boolean)
            .join(' · ')}
      </Fact>
      <Fact name={t('shared:date')}>{document.date && words.period(document.date)}</Fact>
      <WordsFact name={t('shared:dateNote')} text={document.dateNote} />
      <Fact name={t('shared:kind')}>
        {document.textKind &&
          t(`document.kinds.${document.textKind}` as never, { defaultValue: document.textKind })}
      </Fact>
      <Fact name={t('common:language')}>{languageName(document.language, words.language)}</Fact>
      <Fact name={t('document.rights')}>{document.rights && <LocalizedWords text={document.rights} />}</Fact>
      <Fact name={t('shared:address')}>
        {document.url !== null && <OutLink url={document.url} language={document.language} />}
      </Fact>
      <WordsFact name={t('shared:note')} text={document.note} />
    </Facts>
  )
}
