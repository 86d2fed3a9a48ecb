import { routeRegions } from '#content/dossiers.ts'
import { periodOfDate } from '#domain/period.ts'
import type { Route, RouteHub } from '#domain/route.ts'
import details from '#features/dossier/Details.module.css'
import styles from '#features/dossier/Dossier.module.css'
import { namesOf } from '#features/dossier/DossierHeader.tsx'
import { usePanel } from '#features/dossier/panelContext.ts'
import { TiedPlaces } from '#features/dossier/region/TiedPlaces.tsx'
import { Fact, Facts } from '#parts/Facts.tsx'
import { OutLink } from '#parts/OutLink.tsx'
import { Rows } from '#ui/Rows.tsx'
import { Section } from '#ui/Section.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** What a route is: names, countries, regions of origin, lines and hubs with their pages. */
export function AboutLines({ route }: { route: Route }) {
  const { t } = useTranslation(['dossier', 'lens'])
  const { corpus } = usePanel()
  const origins = routeRegions(route, corpus)
  return (
    <>
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
