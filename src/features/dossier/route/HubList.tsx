import { useTranslation } from 'react-i18next'
import type { RouteHub } from '#domain/route.ts'
import details from '#features/dossier/Details.module.css'
import styles from '#features/dossier/Dossier.module.css'
import { SiteLink } from '#features/dossier/evidence/SiteLink.tsx'
import { useWords } from '#words/words.ts'

/** The hubs of a route, each with its role and the pages that name it. */
export function HubList({ hubs }: { hubs: readonly RouteHub[] }) {
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
