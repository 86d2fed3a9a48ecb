import { useEffect, useId, useRef, useState } from 'react'
import {
  claimsNamingRoute,
  type RouteMeasures as Groups,
  routeMeasures,
  routeRegions,
} from '#content/dossiers.ts'
import { evidenceGroups, evidenceOfClaims } from '#content/evidenceGroups.ts'
import type { Measure } from '#domain/measure.ts'
import { periodOfDate } from '#domain/period.ts'
import type { Route, RouteHub } from '#domain/route.ts'
import details from '#features/dossier/Details.module.css'
import styles from '#features/dossier/Dossier.module.css'
import { DossierHeader, PeriodBanner, UnknownDossier } from '#features/dossier/DossierHeader.tsx'
import { PlaceSources } from '#features/dossier/evidence/EvidenceList.tsx'
import { MeasureRows, StatusCounts } from '#features/dossier/measure/MeasureItem.tsx'
import { MeasureSection } from '#features/dossier/measure/MeasureSection.tsx'
import { namesOf } from '#features/dossier/namesOf.tsx'
import { usePanel } from '#features/dossier/panelContext.ts'
import { TiedPlaces } from '#features/dossier/region/TiedPlaces.tsx'
import { PanelFault, Skeleton } from '#features/dossier/Skeleton.tsx'
import { DossierTabs, TabPanel, useDossierTab } from '#features/dossier/Tabs.tsx'
import { DataGate } from '#parts/DataGate.tsx'
import { Fact, Facts } from '#parts/Facts.tsx'
import { OutLink } from '#parts/OutLink.tsx'
import { useOwnLayer } from '#state/ownLayer.ts'
import type { DossierTab } from '#state/uiStore.ts'
import { useFigures } from '#state/viewModels.ts'
import { useViewStore } from '#state/viewStore.ts'
import { CodePart, type PartCode, partCode } from '#ui/CodePart.tsx'
import { Icon } from '#ui/Icon.tsx'
import { Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { MonthsChart } from './MonthForms.tsx'
import { RouteFigures } from './RouteFigures.tsx'
import { RouteNationalities } from './RouteNationalities.tsx'
import { RouteDeaths } from './RouteTable.tsx'

const OWN_FIGURES = partCode(() =>
  import('#features/dossier/own/OwnFigures.tsx').then((m) => m.RouteOwnFigures),
)
const OWN_NATIONALITIES = partCode(() =>
  import('#features/dossier/own/OwnFigures.tsx').then((m) => m.RouteOwnNationalities),
)
const SIDE_BY_SIDE = partCode(() => import('./SideBySide.tsx').then((m) => m.SideBySide))

const TABS = ['numbers', 'measures', 'sources', 'about'] as const satisfies readonly DossierTab[]

/** Countries of departure that the header names. */
const MAX_FROM = 2

/** A route: its numbers, the measures tied to it or its countries, its sources, and what it is. */
export function RouteDossier({ id }: { id: string }) {
  const { t } = useTranslation('dossier')
  const { corpus, filters } = usePanel()
  const { tab, isShown } = useDossierTab(TABS)
  const route = corpus.routeById.get(id)
  if (!route) return <UnknownDossier kind="route" id={id} />

  const groups = routeMeasures(route, corpus, filters)
  const claims = claimsNamingRoute(corpus.claims, id)
  // Leaves out evidence that the quotes already show.
  const quoted = new Set(evidenceOfClaims(claims).map((group) => group.key))
  const evidence = evidenceGroups(route.evidence).filter((group) => !quoted.has(group.key))
  const counts = {
    measures: Object.values(groups).reduce((sum, { shown }) => sum + shown.length, 0),
    sources: quoted.size + evidence.length,
  }
  return (
    <>
      <RouteHeader route={route} tab={tab} counts={counts} />
      <TabPanel tab={tab}>
        {isShown('numbers') && <RouteNumbers id={id} />}
        {isShown('measures') && <RouteMeasures route={route} groups={groups} />}
        {isShown('sources') && (
          <PlaceSources place={id} claims={claims} none={t('route.noClaims')} evidence={evidence} />
        )}
        {isShown('about') && <RouteAbout route={route} />}
      </TabPanel>
    </>
  )
}

interface RouteHeaderProps {
  route: Route
  tab: (typeof TABS)[number]
  counts: { measures: number; sources: number }
}

function RouteHeader({ route, tab, counts }: RouteHeaderProps) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const figure = useFigures()?.model.routes.get(route.id)
  const others = route.departure.length - MAX_FROM
  const line = t('route.line', {
    from: route.departure.slice(0, MAX_FROM).map(words.country).join(', '),
    to: route.arrival.map(words.country).join(', '),
  })
  return (
    <DossierHeader
      kind="route"
      kindNote={t(`route.type.${route.type}`)}
      title={words.route(route.id)}
      swatch={route.id}
      tabs={
        <DossierTabs
          tabs={[
            { id: 'numbers' },
            { id: 'measures', count: counts.measures },
            { id: 'sources', count: counts.sources },
            { id: 'about' },
          ]}
          chosen={tab}
        />
      }
    >
      <p className={styles.line}>
        {line} {others > 0 && t('route.fromOthers', { count: others })}
      </p>
      <PeriodBanner figure={figure} />
    </DossierHeader>
  )
}

function RouteNumbers({ id }: { id: string }) {
  const shown = useFigures()
  const layer = useViewStore(({ view }) => view.ownLayer)
  const hasOwn = useOwnLayer(({ own }) => (own?.figures.length ?? 0) > 0) && layer !== 'published'
  const own = hasOwn && <OwnPart code={OWN_FIGURES} />
  const ownNationalities = hasOwn && <OwnPart code={OWN_NATIONALITIES} />
  if (hasOwn && layer === 'yours') {
    return (
      <>
        {own}
        {ownNationalities}
      </>
    )
  }
  return (
    <>
      <DataGate needs={['figures', 'routes']} skeleton={<Skeleton rows={10} />}>
        {shown && (
          <>
            <RouteFigures id={id} shown={shown} />
            <MonthsChart figures={shown.figures} place={id} />
          </>
        )}
      </DataGate>
      {own}
      <RouteNationalities id={id} />
      {ownNationalities}
      <RouteDeaths id={id} />
      <CodePart
        code={SIDE_BY_SIDE}
        props={{ id }}
        loading={null}
        renderFault={(retry) => <PanelFault onRetry={retry} />}
      />
    </>
  )
}

/** A part that few readers have: its code loads with their own figures. */
function OwnPart({ code }: { code: PartCode }) {
  return <CodePart code={code} loading={null} renderFault={(retry) => <PanelFault onRetry={retry} />} />
}

/**
 * The measures of a route by what ties them: those that name it, those that name only its countries of departure and
 * transit, and, at the foot, those for all routes.
 */
function RouteMeasures({ route, groups }: { route: Route; groups: Groups }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const { naming, inCountries, forAll } = groups
  const countries = [...route.departure, ...route.transit].filter((code) =>
    inCountries.shown.some((measure) => measure.countries.includes(code)),
  )
  return (
    <>
      <MeasureSection
        title={t('route.naming', { count: naming.shown.length })}
        beside={t('route.newestFirst')}
        none={t('noMeasureTied')}
        measures={naming}
      />
      {(inCountries.shown.length > 0 || inCountries.leftOut > 0) && (
        <MeasureSection
          title={t('route.inCountries', {
            count: inCountries.shown.length,
            countries: words.either([...new Set(countries)].map(words.country)),
          })}
          beside={t('route.notTheRoute')}
          measures={inCountries}
        />
      )}
      <ForAllRoutes measures={forAll.shown} />
    </>
  )
}

/** Measures for all routes: a row at the foot that opens their list; unnumbered, and never attributed to one route. */
function ForAllRoutes({ measures }: { measures: readonly Measure[] }) {
  const { t } = useTranslation('dossier')
  const [isOpen, setIsOpen] = useState(false)
  const listId = useId()
  const opened = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isOpen) opened.current?.scrollIntoView?.({ block: 'center' })
  }, [isOpen])
  if (measures.length === 0) return null
  return (
    <>
      <div className={styles.foot}>
        <button
          type="button"
          className={styles.footHead}
          aria-expanded={isOpen}
          aria-controls={isOpen ? listId : undefined}
          onClick={() => setIsOpen(!isOpen)}
        >
          {t('route.forAll', { count: measures.length })}
          <StatusCounts measures={measures} />
          <span className={isOpen ? styles.turned : undefined}>
            <Icon name="forward" />
          </span>
        </button>
      </div>
      {isOpen && (
        <div id={listId} ref={opened}>
          <MeasureRows measures={measures} />
        </div>
      )}
    </>
  )
}

/** What a route is: names, countries, regions of origin, lines and hubs with their pages. */
function RouteAbout({ route }: { route: Route }) {
  const { t } = useTranslation(['dossier', 'lens'])
  const { corpus } = usePanel()
  const origins = routeRegions(route, corpus)
  return (
    <>
      {route.legs.length === 0 && <p className={details.caption}>{t('route.notDrawn')}</p>}
      <Facts look="panel">
        <Fact name={t('route.officialName')}>{route.officialName}</Fact>
        <Fact name={t('route.departure')}>{namesOf('country', route.departure)}</Fact>
        <Fact name={t('route.transit')}>{namesOf('country', route.transit)}</Fact>
        <Fact name={t('route.arrival')}>{namesOf('country', route.arrival)}</Fact>
      </Facts>
      <Section title={t('lens:origins', { count: origins.length })}>
        {origins.length === 0 && <p className={details.caption}>{t('lens:noOrigins')}</p>}
        <TiedPlaces kind="region" places={origins} />
      </Section>
      <LineList route={route} />
      <HubList hubs={route.hubs} />
    </>
  )
}

/** The lines of a route on the map, main ones first, each with the pages that describe its legs and their dates. */
function LineList({ route: { branches, legs, pages } }: { route: Route }) {
  const { t } = useTranslation(['dossier', 'common'])
  const words = useWords()
  if (branches.length === 0) return null
  return (
    <Section title={t('lines.title', { count: branches.length })}>
      <p className={details.caption}>{t('lines.note')}</p>
      <Rows>
        {branches.map((branch) => {
          const own = legs.filter((leg) => leg.branch === branch.id)
          const described = pages.filter(({ id }) => own.some(({ page }) => page === id))
          return (
            <li key={branch.id} className={styles.branch}>
              <strong>{words.localized(branch.names)}</strong>{' '}
              {own.some(({ main }) => main) && <span className={details.caption}>{t('lines.main')}</span>}
              {described.map((page) => (
                <span key={page.id} className={details.caption}>
                  {page.title}, {words.publisher(page)},{' '}
                  {page.date === null ? t('common:dateNotStated') : words.period(periodOfDate(page.date))}
                  {page.caution && <> ({t(`lines.caution.${page.caution}`)})</>} <OutLink url={page.url} />
                </span>
              ))}
            </li>
          )
        })}
      </Rows>
    </Section>
  )
}

/** The hubs of a route, each with its role and source pages. */
function HubList({ hubs }: { hubs: readonly RouteHub[] }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  return (
    <Section title={t('hubs.title', { count: hubs.length })}>
      {hubs.length === 0 ? (
        <p className={details.caption}>{t('hubs.none')}</p>
      ) : (
        <Rows>
          {hubs.map((hub) => (
            <li key={hub.id} className={styles.hub}>
              <span>
                <strong>{words.hub(hub.id)}</strong>{' '}
                <span className={details.caption}>
                  {t(`hubs.role.${hub.role}`, { country: words.country(hub.country) })}
                </span>
              </span>
              <span className={styles.hubPages}>
                {hub.evidence.map(({ url }) => (
                  <OutLink key={url} url={url} />
                ))}
              </span>
            </li>
          ))}
        </Rows>
      )}
    </Section>
  )
}
