import { claimsNamingRoute, routeMeasures } from '#content/dossiers.ts'
import { type EvidenceGroup, evidenceGroups, evidenceOfClaims } from '#content/evidenceGroups.ts'
import type { Claim } from '#domain/claim.ts'
import type { Route } from '#domain/route.ts'
import details from '#features/dossier/Details.module.css'
import styles from '#features/dossier/Dossier.module.css'
import { DossierHeader, PeriodBanner, UnknownDossier } from '#features/dossier/DossierHeader.tsx'
import { DossierTabs, useDossierTab } from '#features/dossier/DossierTabs.tsx'
import { ClaimList } from '#features/dossier/evidence/ClaimList.tsx'
import { EvidenceSection } from '#features/dossier/evidence/EvidenceList.tsx'
import { TextAgainstSeries } from '#features/dossier/evidence/TextAgainstSeries.tsx'
import { PanelFault } from '#features/dossier/PanelFault.tsx'
import { usePanel } from '#features/dossier/panelContext.ts'
import { Skeleton } from '#features/dossier/Skeleton.tsx'
import { TabPanel } from '#features/dossier/Tabs.tsx'
import { DataGate } from '#parts/DataGate.tsx'
import { useOwnLayer } from '#state/ownLayer.ts'
import type { DossierTab } from '#state/uiStore.ts'
import { useFigures } from '#state/viewModels.ts'
import { useViewStore } from '#state/viewStore.ts'
import { CodePart, type PartCode, partCode } from '#ui/CodePart.tsx'
import { Section } from '#ui/Section.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { MonthsChart } from './MonthsChart.tsx'
import { RouteAbout } from './RouteAbout.tsx'
import { RouteDeaths } from './RouteDeaths.tsx'
import { RouteFigures } from './RouteFigures.tsx'
import { RouteMeasures } from './RouteMeasures.tsx'
import { RouteNationalities } from './RouteNationalities.tsx'

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
        {isShown('sources') && <RouteSources id={id} claims={claims} evidence={evidence} />}
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
      <CodePart code={SIDE_BY_SIDE} loading={null} renderFault={(retry) => <PanelFault onRetry={retry} />} />
    </>
  )
}

/** A part that few readers have: its code loads with their own figures. */
function OwnPart({ code }: { code: PartCode }) {
  return <CodePart code={code} loading={null} renderFault={(retry) => <PanelFault onRetry={retry} />} />
}

interface RouteSourcesProps {
  id: string
  claims: readonly Claim[]
  /** Evidence that no quote shows. */
  evidence: readonly EvidenceGroup[]
}

function RouteSources({ id, claims, evidence }: RouteSourcesProps) {
  const { t } = useTranslation('dossier')
  return (
    <>
      <Section title={t('route.claims', { count: claims.length })}>
        {claims.length === 0 ? (
          <p className={details.caption}>{t('route.noClaims')}</p>
        ) : (
          <ClaimList claims={claims} />
        )}
      </Section>
      <TextAgainstSeries place={id} />
      <EvidenceSection title={t('furtherEvidence')} groups={evidence} />
    </>
  )
}
