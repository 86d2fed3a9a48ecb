import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { STATUS_LOOK, STATUSES } from '#domain/claim.ts'
import type { Measure } from '#domain/measure.ts'
import { periodOfDate } from '#domain/period.ts'
import type { Route, RouteHub } from '#domain/route.ts'
import { ChartsFault } from '#features/dossier/charts/ChartsFault.tsx'
import details from '#features/dossier/Details.module.css'
import styles from '#features/dossier/Dossier.module.css'
import { DossierHeader, UnknownDossier } from '#features/dossier/DossierHeader.tsx'
import { ClaimList } from '#features/dossier/evidence/ClaimList.tsx'
import { EvidenceSection } from '#features/dossier/evidence/EvidenceList.tsx'
import { SiteLink } from '#features/dossier/evidence/SiteLink.tsx'
import { TextAgainstSeries } from '#features/dossier/evidence/TextAgainstSeries.tsx'
import list from '#features/dossier/measure/MeasureItem.module.css'
import { MeasureItem } from '#features/dossier/measure/MeasureItem.tsx'
import { MeasureSection } from '#features/dossier/measure/MeasureSection.tsx'
import { namesOf } from '#features/dossier/namesOf.tsx'
import { usePanel } from '#features/dossier/panelContext.ts'
import { TiedPlaces } from '#features/dossier/region/TiedPlaces.tsx'
import { Skeleton } from '#features/dossier/Skeleton.tsx'
import { DataGate } from '#parts/DataGate.tsx'
import { Fact, Facts } from '#parts/Facts.tsx'
import { claimsNamingRoute, dossierMeasures, routeRegions } from '#state/selectors/dossiers.ts'
import { evidenceGroups, evidenceOfClaims } from '#state/selectors/evidenceGroups.ts'
import { useFigures } from '#state/viewModels.ts'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import { Icon } from '#ui/Icon.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useWords } from '#words/words.ts'
import { RouteFigures } from './RouteFigures.tsx'
import { RouteDeaths, RouteNationalities } from './RouteTables.tsx'

const YEAR_CHART = partCode(() =>
  import('#features/dossier/charts/YearChart.tsx').then((m) => m.RouteYearChart),
)

const SIDE_BY_SIDE = partCode(() => import('./SideBySide.tsx').then((m) => m.SideBySide))

/**
 * A route: its figures by period and month, the measures tied to it and those that apply in general, nationalities, deaths,
 * places and evidence.
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
  // Leaves out evidence that the quotes above already show.
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
      <CodePart code={SIDE_BY_SIDE} loading={null} renderFault={(retry) => <ChartsFault onRetry={retry} />} />
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
      <LineList route={route} />
      <HubList hubs={route.hubs} />
      <EvidenceSection title={t('furtherEvidence')} groups={evidence} />
    </>
  )
}

/** Measures that apply to all routes or have no place: listed apart and unnumbered, never attributed to a route. */
function GeneralMeasures({ measures }: { measures: readonly Measure[] }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  const [isOpen, setIsOpen] = useState(false)
  const listId = useId()
  if (measures.length === 0) return null
  return (
    <div className={styles.general}>
      <button
        type="button"
        className={styles.generalHead}
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        onClick={() => setIsOpen(!isOpen)}
      >
        <span className={styles.generalCount}>{measures.length}</span>
        <span className={styles.generalText}>
          {t('general', { count: measures.length })}
          <span className={styles.signs}>
            {STATUSES.map((status) => {
              const count = measures.filter((measure) => measure.status === status).length
              return (
                count > 0 && (
                  <span key={status} className={styles.sign}>
                    <StatusSign look={STATUS_LOOK[status]} radius={4} />
                    {t('statusCount', { count, status: words.status(status) })}
                  </span>
                )
              )
            })}
          </span>
        </span>
        <span className={isOpen ? styles.turned : undefined}>
          <Icon name="forward" />
        </span>
      </button>
      {isOpen && (
        <ul id={listId} className={list.list}>
          {measures.map((measure) => (
            <MeasureItem key={measure.id} measure={measure} isNumbered={false} evidence="brief" />
          ))}
        </ul>
      )}
    </div>
  )
}

/** The lines of a route on the map, main ones first, each with the pages that describe its legs and their dates. */
function LineList({ route: { branches, legs, pages } }: { route: Route }) {
  const { t } = useTranslation(['dossier', 'common'])
  const words = useWords()
  if (branches.length === 0) return null
  return (
    <section className={details.section}>
      <h3 className={details.sectionTitle}>{t('lines.title', { count: branches.length })}</h3>
      <p className={details.caption}>{t('lines.note')}</p>
      <ul className={styles.rows}>
        {branches.map((branch) => {
          const own = legs.filter((leg) => leg.branch === branch.id)
          const described = pages.filter(({ id }) => own.some(({ page }) => page === id))
          return (
            <li key={branch.id} className={styles.line}>
              <strong>{words.localized(branch.names)}</strong>{' '}
              {own.some(({ main }) => main) && <span className={details.caption}>{t('lines.main')}</span>}
              {described.map((page) => (
                <span key={page.id} className={details.caption}>
                  {page.title}, {words.publisher(page)},{' '}
                  {page.date === null ? t('lines.undated') : words.period(periodOfDate(page.date))}
                  {page.caution && <> ({t(`lines.caution.${page.caution}`)})</>} <SiteLink url={page.url} />
                </span>
              ))}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The hubs of a route, each with its role and source pages. */
function HubList({ hubs }: { hubs: readonly RouteHub[] }) {
  const { t } = useTranslation('dossier')
  const words = useWords()
  return (
    <section className={details.section}>
      <h3 className={details.sectionTitle}>{t('hubs.title', { count: hubs.length })}</h3>
      {hubs.length === 0 ? (
        <p className={details.caption}>{t('hubs.none')}</p>
      ) : (
        <ul className={styles.rows}>
          {hubs.map((hub) => (
            <li key={hub.id} className={styles.hub}>
              <span>
                <strong>{hub.name}</strong>{' '}
                <span className={details.caption}>
                  {t(`hubs.role.${hub.role}`, { country: words.country(hub.country) })}
                </span>
              </span>
              <span className={styles.hubPages}>
                {hub.evidence.map(({ url }) => (
                  <SiteLink key={url} url={url} />
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
