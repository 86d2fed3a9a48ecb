import { useTranslation } from 'react-i18next'
import { ChartsFault } from '#features/dossier/charts/ChartsFault.tsx'
import details from '#features/dossier/Details.module.css'
import { DossierHeader, UnknownDossier } from '#features/dossier/DossierHeader.tsx'
import { ClaimList } from '#features/dossier/evidence/ClaimList.tsx'
import { EvidenceSection } from '#features/dossier/evidence/EvidenceSection.tsx'
import { TextAgainstSeries } from '#features/dossier/evidence/TextAgainstSeries.tsx'
import { MeasureSection } from '#features/dossier/measure/MeasureSection.tsx'
import { namesOf } from '#features/dossier/namesOf.tsx'
import { usePanel } from '#features/dossier/panelContext.ts'
import { TiedPlaces } from '#features/dossier/region/TiedPlaces.tsx'
import { Skeleton } from '#features/dossier/Skeleton.tsx'
import { DataGate } from '#parts/DataGate.tsx'
import { Fact, Facts } from '#parts/Facts.tsx'
import { claimsNamingRoute, dossierMeasures, routeRegions } from '#state/selectors/dossiers.ts'
import { evidenceGroups, evidenceOfClaims } from '#state/selectors/evidenceGroups.ts'
import { useFigures } from '#state/useFigures.ts'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import { useWords } from '#words/words.ts'
import { GeneralMeasures } from './GeneralMeasures.tsx'
import { HubList } from './HubList.tsx'
import { RouteDeaths } from './RouteDeaths.tsx'
import { RouteFigures } from './RouteFigures.tsx'
import { RouteNationalities } from './RouteNationalities.tsx'

const YEAR_CHART = partCode(() => import('./RouteYearChart.tsx').then((m) => m.RouteYearChart))

/**
 * A route: its number in the period, its months, the measures that texts tie to it and those that hold in general, who was
 * detected, who died, its places, and its evidence.
 */
export function RouteDossier({ id }: { id: string }) {
  const { t } = useTranslation(['dossier', 'lens'])
  const words = useWords()
  const { corpus, filters } = usePanel()
  const shown = useFigures()
  const route = corpus.routeById.get(id)
  if (!route) return <UnknownDossier kind="route" id={id} />

  const measures = dossierMeasures(corpus, filters, ['where'], (measure) => measure.routes.includes(id))
  const general = dossierMeasures(
    corpus,
    filters,
    ['where'],
    (measure) => measure.scope !== 'placed' && measure.routes.length === 0,
  )
  const origins = routeRegions(route, corpus)
  const claims = claimsNamingRoute(corpus.claims, id)
  // What the quotes above already show is not shown again.
  const quoted = new Set(evidenceOfClaims(claims).map((group) => group.key))
  const evidence = evidenceGroups(route.evidence).filter((group) => !quoted.has(group.key))
  return (
    <>
      <DossierHeader kind="route" title={words.route(id)} swatch={id}>
        <p>
          {t('route.line', {
            from: words.list(route.departure.map(words.country)),
            to: words.list(route.arrival.map(words.country)),
            type: t(`route.type.${route.type}`),
          })}
        </p>
        {route.legs.length === 0 && <p className={details.caption}>{t('route.notDrawn')}</p>}
      </DossierHeader>
      <DataGate needs={['figures', 'routes']} skeleton={<Skeleton rows={6} />}>
        {shown && <RouteFigures id={id} shown={shown} />}
      </DataGate>
      <CodePart
        code={YEAR_CHART}
        loading={<Skeleton rows={8} />}
        renderFault={(retry) => <ChartsFault onRetry={retry} />}
      />
      <MeasureSection
        title={t('route.measures', { count: measures.shown.length })}
        none={t('noMeasureTied')}
        measures={measures}
      />
      <GeneralMeasures measures={general.shown} />
      <RouteNationalities id={id} />
      <RouteDeaths id={id} />
      <Facts look="panel">
        <Fact name={t('route.officialName')}>{route.officialName}</Fact>
        <Fact name={t('route.departure')}>{namesOf('country', route.departure)}</Fact>
        <Fact name={t('route.transit')}>{namesOf('country', route.transit)}</Fact>
        <Fact name={t('route.arrival')}>{namesOf('country', route.arrival)}</Fact>
      </Facts>
      <section className={details.section}>
        <h3 className={details.sectionTitle}>{t('lens:origins', { count: origins.length })}</h3>
        {origins.length === 0 && <p className={details.caption}>{t('lens:noOrigins')}</p>}
        <TiedPlaces kind="region" places={origins} />
      </section>
      <section className={details.section}>
        <h3 className={details.sectionTitle}>{t('route.claims', { count: claims.length })}</h3>
        {claims.length === 0 ? (
          <p className={details.caption}>{t('route.noClaims')}</p>
        ) : (
          <ClaimList claims={claims} />
        )}
      </section>
      <TextAgainstSeries place={id} />
      <HubList hubs={route.hubs} />
      <EvidenceSection title={t('furtherEvidence')} groups={evidence} />
    </>
  )
}
